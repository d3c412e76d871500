import type { Candidate } from './find-candidates.ts'
import type { SourceContext } from './source-context.ts'
import { bucket } from './unit-surroundings.ts'
import type { Unit } from './units.ts'

/** Where the reporting verb stands between candidate and quotation. */
export function cuePosition({ attachment, place, paragraph, mention }: Candidate, unit: Unit): string {
  if (attachment.cueFirst < 0) return 'none'
  if (paragraph === unit.first.paragraph && attachment.cueFirst < unit.first.first && place !== 'after') {
    const gap = unit.first.first - attachment.cueLast
    return gap <= 2 ? 'touches' : gap <= 6 ? 'near' : gap <= 14 ? 'some' : 'far'
  }
  if (paragraph === unit.last.paragraph && attachment.cueFirst >= unit.last.last) {
    const gap = Math.min(attachment.cueFirst, mention.first) - unit.last.last
    return gap <= 1 ? 'touches-after' : gap <= 4 ? 'near-after' : gap <= 10 ? 'some-after' : 'far-after'
  }
  return 'elsewhere'
}

/** How far a candidate stands from a quotation, in bands; a dash where it cannot be said. */
export interface Distance {
  readonly ends: string
  readonly cues: string
  readonly quotes: string
  readonly tokens: string
}

/** Measures what lies between a candidate and a quotation: ends of sentences, reporting verbs, quotations, tokens. */
export function distanceOf(unit: Unit, { mention, paragraph, place, scan }: Candidate): Distance {
  const isHome = paragraph === unit.first.paragraph && mention.first < unit.first.first
  const isTail = paragraph === unit.last.paragraph && mention.first >= unit.last.last
  if (!isHome && !isTail) {
    const gap = unit.first.paragraph - paragraph
    const remaining = (scan.endsBefore[scan.tokens.length] ?? 0) - (scan.endsBefore[mention.last] ?? 0)
    const colon = scan.tokens.at(-1)?.text === ':' ? ':' : ''
    return {
      ends: `p${Math.min(gap, 4)}${place === 'previous' ? String(Math.min(remaining, 3)) : ''}${colon}`,
      cues: '-',
      quotes: '-',
      tokens: '-',
    }
  }
  const [from, to] = isHome ? [mention.last, unit.first.first] : [unit.last.last, mention.first]
  const ends = (scan.endsBefore[to] ?? 0) - (scan.endsBefore[from] ?? 0)
  const cues = (scan.cuesBefore[to] ?? 0) - (scan.cuesBefore[from] ?? 0)
  const quotes = (scan.quotesBefore[to] ?? 0) - (scan.quotesBefore[from] ?? 0)
  return {
    ends: String(Math.min(ends, 3)),
    cues: String(Math.min(cues, 3)),
    quotes: String(Math.min(quotes, 2)),
    tokens: bucket(to - from),
  }
}

/** What lies between this quotation and the one before it. */
export function gapOf({ unit, previousEnd }: SourceContext): string {
  if (previousEnd === undefined) return 'none'
  const paragraphs = unit.first.paragraph - previousEnd.paragraph
  if (paragraphs > 0) return `p${Math.min(paragraphs, 3)}m${isNamedBefore(unit) ? 1 : 0}`
  const { endsBefore, cuesBefore } = unit.home
  const ends = (endsBefore[unit.first.first] ?? 0) - (endsBefore[previousEnd.token] ?? 0)
  const cues = (cuesBefore[unit.first.first] ?? 0) - (cuesBefore[previousEnd.token] ?? 0)
  return `e${Math.min(ends, 2)}c${Math.min(cues, 1)}t${bucket(unit.first.first - previousEnd.token)}`
}

/** Whether a mention stands in the paragraph ahead of the unit. */
function isNamedBefore({ home: { mentions }, first }: Unit): boolean {
  return (mentions[0]?.first ?? Number.POSITIVE_INFINITY) < first.first
}
