import type { Span } from '../text/span.ts'
import type { AttributedQuote } from './attributed-quote.ts'
import type { AttributedUnit } from './attributed-unit.ts'
import type { ParagraphScan } from './scan.ts'

/** Makes quotations of units; those that the writer only interrupts (“…,” she said, “…”) become one. */
export function groupUnits(attributed: readonly AttributedUnit[]): AttributedQuote[] {
  const quotes: AttributedQuote[] = []
  let open: UnitsOfOne | undefined
  for (const unit of attributed) {
    const last = open?.at(-1)
    if (open !== undefined && last !== undefined && isInterruption(last, unit)) {
      open.push(unit)
    } else {
      if (open !== undefined) quotes.push(toQuote(open))
      open = [unit]
    }
  }
  if (open !== undefined) quotes.push(toQuote(open))
  return quotes
}

type UnitsOfOne = [AttributedUnit, ...AttributedUnit[]]

const INTERRUPTION_LIMIT = 10

/** Whether one source's words between two stretches are no more than its attribution. */
function isInterruption(before: AttributedUnit, after: AttributedUnit): boolean {
  const { home } = after.unit
  if (home !== before.unit.tail) return false
  if (before.kind !== 'direct' || (after.kind !== 'direct' && !goesOn(home, before, after))) return false
  const mention = before.source?.mention
  if (mention === undefined || mention !== after.source?.mention) return false
  const { first } = mention
  const [from, to] = [before.unit.last.last, after.unit.first.first]
  const cues = (home.cuesBefore[to] ?? 0) - (home.cuesBefore[from] ?? 0)
  return first >= from && first < to && to - from <= INTERRUPTION_LIMIT && cues === 1
}

/** ‘“We will go,” she said, “and soon”’: a comma before the attribution, small letters after it. */
function goesOn({ tokens }: ParagraphScan, before: AttributedUnit, after: AttributedUnit): boolean {
  return (
    tokens[before.unit.last.last - 1]?.text === ',' && tokens[after.unit.first.first]?.isCapital === false
  )
}

function toQuote(units: UnitsOfOne): AttributedQuote {
  const [head] = units
  const content = units.flatMap(({ unit }) => unit.segments.map((segment) => segment.content))
  return {
    content: [head.unit.first.content, ...content.slice(1)],
    kind: head.kind,
    figures: head.figures,
    mention: head.source?.mention,
    cue: cueSpan(head.source),
    confidence: Math.min(...units.map(({ confidence }) => confidence)),
  }
}

function cueSpan(source: AttributedUnit['source']): Span | null {
  if (source === undefined) return null
  const { scan, attachment } = source
  const [first, ...rest] = scan.tokens.slice(attachment.cueFirst, attachment.cueLast)
  return first === undefined ? null : { start: first.start, end: (rest.at(-1) ?? first).end }
}
