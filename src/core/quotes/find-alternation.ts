import type { AttributedUnit } from './attributed-unit.ts'
import type { ParagraphScan } from './scan.ts'
import type { Unit } from './units.ts'

/**
 * Whether a text is told in dialogue, as stories are: most paragraphs open with speech, and much of it asks, exclaims or
 * stands alone. In reports a paragraph of bare speech goes on with whoever spoke before it (39 times in 40 among the
 * articles that the models learn from); in a dialogue it is the other's answer.
 */
export function isDialogue(scans: readonly ParagraphScan[], units: readonly Unit[], text: string): boolean {
  const opening = units.filter((unit) => opensParagraph(scans, unit) && unit.last.closing === 'mark')
  if (opening.length < LEAST.turns || opening.length < LEAST.share * scans.length) return false
  const lively = opening.filter(({ last: { content } }) =>
    /[?!]\s*$/.test(text.slice(content.end - 2, content.end)),
  )
  const bare = opening.filter((unit) => isBare(scans, unit))
  return lively.length >= LEAST.lively * opening.length || bare.length >= LEAST.bare * opening.length
}

/** Shares: of paragraphs that open with speech; and of those, which ask or exclaim, or hold nothing else. */
const LEAST = { turns: 4, share: 0.45, lively: 0.2, bare: 0.3 }

/**
 * In a dialogue two people take turns, a paragraph each, and soon nobody names them any more: ‘“Where?” asked Lee. ¶
 * “Here,” said Ray. ¶ “And now?”’ is Lee again. Gives the unit whose speaker a bare paragraph of speech returns to.
 */
export function findAlternation(
  scans: readonly ParagraphScan[],
  attributed: readonly AttributedUnit[],
  unit: Unit,
): AttributedUnit | undefined {
  const last = attributed.at(-1)
  if (last === undefined || !isAnswer(scans, last, unit)) return undefined
  const other = attributed
    .slice(-TURN_LIMIT)
    .findLast((one) => one.unit.last.paragraph < last.unit.first.paragraph)
  if (other === undefined || last.unit.first.paragraph - other.unit.last.paragraph !== 1) return undefined
  const [a, b] = [other.figures[0], last.figures[0]]
  return a === undefined || b === undefined || a === b ? undefined : other
}

/** Nobody's turn in a dialogue holds more quotations. */
const TURN_LIMIT = 8

/** Whether a unit is a bare paragraph of speech right after the paragraph of another. */
export function isAnswer(scans: readonly ParagraphScan[], last: AttributedUnit, unit: Unit): boolean {
  return unit.first.paragraph - last.unit.last.paragraph === 1 && isBare(scans, unit)
}

/** Whether a paragraph holds nothing but one closed quotation. */
function isBare(scans: readonly ParagraphScan[], unit: Unit): boolean {
  const { segments, last } = unit
  const isClosed = segments.length === 1 && last.closing === 'mark'
  return isClosed && opensParagraph(scans, unit) && last.outer.end === scans[last.paragraph]?.span.end
}

function opensParagraph(scans: readonly ParagraphScan[], { first }: Unit): boolean {
  return first.outer.start === scans[first.paragraph]?.span.start
}
