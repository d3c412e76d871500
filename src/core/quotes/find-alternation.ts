import type { AttributedUnit } from './attributed-unit.ts'
import type { ParagraphScan } from './scan.ts'
import type { Unit } from './units.ts'

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
  const other = attributed.at(-2)
  if (last === undefined || other === undefined || !isBare(scans, unit)) return undefined
  const adjoin =
    unit.first.paragraph - last.unit.last.paragraph === 1 &&
    last.unit.first.paragraph - other.unit.last.paragraph === 1
  const [a, b] = [other.figures[0], last.figures[0]]
  if (!adjoin || a === undefined || b === undefined || a === b) return undefined
  return opensParagraph(scans, last.unit) && opensParagraph(scans, other.unit) ? other : undefined
}

/** Whether a paragraph holds nothing but one closed quotation. */
function isBare(scans: readonly ParagraphScan[], { first, last, segments }: Unit): boolean {
  const isClosed = segments.length === 1 && last.closing === 'mark'
  const span = scans[first.paragraph]?.span
  return isClosed && first.outer.start === span?.start && last.outer.end === span.end
}

function opensParagraph(scans: readonly ParagraphScan[], { first }: Unit): boolean {
  return first.outer.start === scans[first.paragraph]?.span.start
}
