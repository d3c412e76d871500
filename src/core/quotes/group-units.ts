import type { Span } from '../text/span.ts'
import type { AttributedQuote } from './attributed-quote.ts'
import type { AttributedUnit } from './attributed-unit.ts'
import type { ParagraphScan } from './scan.ts'

/** Makes quotations of units; those that the writer only interrupts (“…,” she said, “…”) become one. */
export function groupUnits(
  scans: readonly ParagraphScan[],
  attributed: readonly AttributedUnit[],
): AttributedQuote[] {
  const quotes: AttributedQuote[] = []
  let open: UnitsOfOne | undefined
  for (const unit of attributed) {
    const last = open?.at(-1)
    if (open !== undefined && last !== undefined && isInterruption(scans, last, unit)) {
      open.push(unit)
    } else {
      if (open !== undefined) quotes.push(toQuote(scans, open))
      open = [unit]
    }
  }
  if (open !== undefined) quotes.push(toQuote(scans, open))
  return quotes
}

type UnitsOfOne = [AttributedUnit, ...AttributedUnit[]]

const INTERRUPTION_LIMIT = 10

/** Whether one source's words between two stretches are no more than its attribution. */
function isInterruption(
  scans: readonly ParagraphScan[],
  before: AttributedUnit,
  after: AttributedUnit,
): boolean {
  const scan = scans[after.unit.first.paragraph]
  if (scan?.index !== before.unit.last.paragraph) return false
  if (before.kind !== 'direct' || (after.kind !== 'direct' && !goesOn(scan, before, after))) return false
  const mention = before.source?.mention
  if (mention?.start !== after.source?.mention.start || mention === undefined) return false
  const { first } = mention
  const [from, to] = [before.unit.last.last, after.unit.first.first]
  const cues = (scan.cuesBefore[to] ?? 0) - (scan.cuesBefore[from] ?? 0)
  return first >= from && first < to && to - from <= INTERRUPTION_LIMIT && cues === 1
}

/** ‘“We will go,” she said, “and soon”’: a comma before the attribution, small letters after it. */
function goesOn({ tokens }: ParagraphScan, before: AttributedUnit, after: AttributedUnit): boolean {
  return (
    tokens[before.unit.last.last - 1]?.text === ',' && tokens[after.unit.first.first]?.isCapital === false
  )
}

function toQuote(scans: readonly ParagraphScan[], units: UnitsOfOne): AttributedQuote {
  const [head] = units
  const content = units.flatMap(({ unit }) => unit.segments.map((segment) => segment.content))
  return {
    content: [head.unit.first.content, ...content.slice(1)],
    kind: head.kind,
    figures: head.figures,
    mention: head.source?.mention,
    cue: cueSpan(scans, head.source),
    confidence: Math.min(...units.map(({ confidence }) => confidence)),
  }
}

function cueSpan(scans: readonly ParagraphScan[], source: AttributedUnit['source']): Span | null {
  if (source === undefined) return null
  const tokens = scans[source.paragraph]?.tokens
  const start = tokens?.[source.attachment.cueFirst]?.start
  const end = tokens?.[source.attachment.cueLast - 1]?.end
  return start === undefined || end === undefined ? null : { start, end }
}
