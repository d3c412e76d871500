import type { Figure } from '../people/resolve-names.ts'
import type { AttributedUnit } from './attributed-unit.ts'
import { type Company, findAddressed } from './find-addressed.ts'
import type { ParagraphScan } from './scan.ts'
import type { Unit } from './units.ts'

/**
 * Whether a text is told in dialogue, as stories are: most paragraphs open with speech, and much of it asks, exclaims or
 * stands alone. In reports a paragraph of bare speech goes on with whoever spoke before it (39 times in 40 among the
 * articles that the models learn from); in a dialogue it is the other's answer.
 */
export function isDialogue(scans: readonly ParagraphScan[], units: readonly Unit[], text: string): boolean {
  const opening = units.filter((unit) => opensParagraph(unit) && unit.last.closing === 'mark')
  if (opening.length < LEAST.turns || opening.length < LEAST.share * scans.length) return false
  const lively = opening.filter((unit) => endsWithOneOf(unit, '?!', text))
  const bare = opening.filter(isBare)
  return lively.length >= LEAST.lively * opening.length || bare.length >= LEAST.bare * opening.length
}

/** Shares: of paragraphs that open with speech; and of those, which ask or exclaim, or hold nothing else. */
const LEAST = { turns: 4, share: 0.45, lively: 0.2, bare: 0.3 }

/** Whose turn it is, as far as the turns before it tell. */
export interface NextTurn {
  readonly figure: Figure
  /** An estimate, as edited news has few dialogues. */
  readonly probability: number
  /** The turn before by which that is known; missing where the last one calls them by name. */
  readonly like?: AttributedUnit
}

/**
 * In a dialogue two people take turns, a paragraph each, and soon nobody names them any more: ‘“Where?” asked Lee. ¶
 * “Here,” said Ray. ¶ “And now?”’ is Lee again. So is ‘“Here.”’ where the second is somebody whom the text does not name,
 * and whoever is called by name answers.
 */
export function findNextTurn(
  company: Company,
  attributed: readonly AttributedUnit[],
  unit: Unit,
): NextTurn | undefined {
  const last = attributed.at(-1)
  if (last === undefined || !isAnswer(last, unit)) return undefined
  const turns = attributed.slice(-TURN_LIMIT)
  const inLast = turns.filter(({ unit: { last: end } }) => end.paragraph === last.unit.first.paragraph)
  const called = new Set(inLast.flatMap((turn) => findAddressed(company, turn.unit)))
  const own = new Set(findAddressed(company, unit))
  const [addressed, ...others] = called
  if (addressed !== undefined && others.length === 0 && addressed !== last.figures[0] && !own.has(addressed))
    return { figure: addressed, probability: ADDRESSED_PROBABILITY }
  const before = turns.filter((turn) => turn.unit.last.paragraph < last.unit.first.paragraph)
  const like = before.at(-1)
  if (like === undefined) return undefined
  const isNext = last.unit.first.paragraph - like.unit.last.paragraph === 1
  const figure = isNext ? like.figures[0] : findPartner(before, last)
  if (figure === undefined || figure === last.figures[0] || own.has(figure)) return undefined
  return { figure, like, probability: isNext ? TURN_PROBABILITY : PARTNER_PROBABILITY }
}

/** With a paragraph of the writer's in between: the other of two, where only two have spoken. */
function findPartner(before: readonly AttributedUnit[], last: AttributedUnit): Figure | undefined {
  const [speaker] = last.figures
  if (speaker === undefined) return undefined
  let next = last.unit.first.paragraph
  const others = new Set<Figure | undefined>()
  for (const { unit, figures } of before.toReversed()) {
    if (next - unit.last.paragraph > PAUSE_LIMIT) break
    next = unit.first.paragraph
    if (figures[0] !== speaker) others.add(figures[0])
  }
  const [partner, ...third] = others
  return third.length === 0 ? partner : undefined
}

/** A talk goes on over this many paragraphs: one of the writer's stands in between. */
const PAUSE_LIMIT = 2

const TURN_PROBABILITY = 0.7
const PARTNER_PROBABILITY = 0.65
const ADDRESSED_PROBABILITY = 0.75

/** Nobody's turn in a dialogue holds more quotations. */
const TURN_LIMIT = 8

/** Whether a unit is a bare paragraph of speech right after the paragraph of another. */
export function isAnswer(last: AttributedUnit, unit: Unit): boolean {
  return unit.first.paragraph - last.unit.last.paragraph === 1 && isBare(unit)
}

/** Whether a paragraph holds nothing but one closed quotation. */
function isBare(unit: Unit): boolean {
  const { segments, last, tail } = unit
  const isClosed = segments.length === 1 && last.closing === 'mark'
  return isClosed && opensParagraph(unit) && last.outer.end === tail.span.end
}

/** Whether a unit opens its paragraph and ends as a sentence, or a part of one before a verb of saying, does. */
export function isSpoken(unit: Unit, text: string): boolean {
  return opensParagraph(unit) && endsWithOneOf(unit, '.,?!…—–-', text)
}

function endsWithOneOf({ last: { content } }: Unit, marks: string, text: string): boolean {
  return marks.includes(text.charAt(content.end - 1))
}

function opensParagraph({ first, home }: Unit): boolean {
  return first.outer.start === home.span.start
}
