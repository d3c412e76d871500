import type { Figure } from '../people/resolve-names.ts'
import type { Span } from '../text/span.ts'
import type { AttributedUnit } from './attribute-quotes.ts'
import type { Quote } from './quote.ts'
import type { ParagraphScan } from './scan.ts'

/** Lays attributed units out as quotations; those that the writer only interrupts (“…,” she said, “…”) become one. */
export function groupQuotes(
  scans: readonly ParagraphScan[],
  attributed: readonly AttributedUnit[],
  idOf: ReadonlyMap<Figure, string>,
): Quote[] {
  const quotes: Quote[] = []
  let last: AttributedUnit | undefined
  for (const current of attributed) {
    const quote = toQuote(scans, current, idOf)
    const before = quotes.at(-1)
    if (last !== undefined && before !== undefined && isInterruption(scans, last, current)) {
      quotes[quotes.length - 1] = {
        ...before,
        content: [...before.content, ...quote.content],
        confidence: Math.min(before.confidence, quote.confidence),
      }
    } else {
      quotes.push(quote)
    }
    last = current
  }
  return quotes
}

const INTERRUPTION_LIMIT = 10

/** Whether one source's words between two stretches are no more than its attribution. */
function isInterruption(
  scans: readonly ParagraphScan[],
  before: AttributedUnit,
  after: AttributedUnit,
): boolean {
  const scan = scans[after.unit.first.paragraph]
  if (scan === undefined || before.unit.last.paragraph !== scan.index) return false
  if (before.kind !== 'direct' || after.kind !== 'direct') return false
  if (before.source === undefined || before.source.mention !== after.source?.mention) return false
  const { first } = before.source.mention
  const [from, to] = [before.unit.last.last, after.unit.first.first]
  const cues = (scan.cuesBefore[to] ?? 0) - (scan.cuesBefore[from] ?? 0)
  return first >= from && first < to && to - from <= INTERRUPTION_LIMIT && cues === 1
}

function toQuote(
  scans: readonly ParagraphScan[],
  { unit, kind, source, figures, confidence }: AttributedUnit,
  idOf: ReadonlyMap<Figure, string>,
): Quote {
  const [first, ...rest] = unit.segments
  return {
    content: [first.content, ...rest.map(({ content }) => content)],
    kind,
    speakers: figures.flatMap((figure) => idOf.get(figure) ?? []),
    source: source === undefined ? null : { start: source.mention.start, end: source.mention.end },
    cue: cueSpan(scans, source),
    confidence,
  }
}

function cueSpan(scans: readonly ParagraphScan[], source: AttributedUnit['source']): Span | null {
  const tokens = source === undefined ? undefined : scans[source.paragraph]?.tokens
  const start = tokens?.[source?.attachment.cueFirst ?? -1]?.start
  const end = tokens?.[(source?.attachment.cueLast ?? 0) - 1]?.end
  return start === undefined || end === undefined ? null : { start, end }
}
