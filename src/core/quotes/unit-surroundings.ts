import type { Token } from '../text/tokens.ts'
import type { Unit } from './units.ts'

/** The token before a unit's opening mark (of two apostrophes there are two), by its index; -1 at the start. */
export function indexBefore({ home: { tokens }, first }: Unit): number {
  let at = first.first - 1
  while ((tokens[at]?.start ?? -1) >= first.outer.start) at -= 1
  return at
}

/** The token after a unit's closing mark; undefined at the end of the paragraph. */
export function tokenAfter({ tail: { tokens }, last }: Unit): Token | undefined {
  let at = last.last
  while ((tokens[at]?.start ?? Number.POSITIVE_INFINITY) < last.outer.end) at += 1
  return tokens[at]
}

/** What introduces a quotation: the mark or the kind of word right before it. */
export function leadOf(unit: Unit): string {
  const token = unit.home.tokens[indexBefore(unit)]
  if (token === undefined) return 'start'
  if (token.kind !== 'punctuation') return LEAD_WORDS.has(token.lower) ? token.lower : 'word'
  return token.text === '"' || token.text === "'" ? '”' : token.text
}

const LEAD_WORDS: ReadonlySet<string> = new Set(
  'that as a an the to of is was said says and his her by in for called'.split(' '),
)

/** How a quotation ends: its last character, with whether the sentence goes on after it. */
export function closeOf(unit: Unit): string {
  const inner = unit.tail.tokens[unit.last.last - 1]?.text ?? ''
  const end = inner === '.' || inner === ',' || inner === '?' || inner === '!' ? inner : 'word'
  const next = tokenAfter(unit)
  if (next === undefined) return `${end}$`
  if (next.kind === 'punctuation') return `${end}${'.,;:'.includes(next.text) ? next.text : 'p'}`
  return `${end}${next.isCapital ? 'A' : 'a'}`
}

/** Small counts apart, larger ones in bands. */
export function bucket(count: number): string {
  if (count <= 3) return String(Math.max(0, count))
  if (count <= 6) return '4-6'
  if (count <= 12) return '7-12'
  return count <= 25 ? '13-25' : '26+'
}
