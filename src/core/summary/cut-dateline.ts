import type { Span } from '../text/span.ts'

/**
 * Narrows a sentence to what follows its dateline: ‘Islamabad – ’, ‘LONDON (Reuters) - ’, ‘(CNN)’, ‘OSLO, 3 March – ’.
 * Only the first sentence of a paragraph carries one.
 */
export function cutDateline(text: string, sentence: Span): Span {
  const head = text.slice(sentence.start, Math.min(sentence.end, sentence.start + DATELINE_LIMIT))
  const lead = AGENCY.exec(head) ?? PLACE_AND_DASH.exec(head)
  if (lead === null) return sentence
  const start = sentence.start + lead[0].length
  return start < sentence.end ? { start, end: sentence.end } : sentence
}

const DATELINE_LIMIT = 90

const PLACE = String.raw`\p{Lu}[\p{L}.’'-]*(?:[ /]\p{Lu}[\p{L}.’'-]*){0,3}`

// ‘(CNN)’, ‘London (CNN)’, ‘Beirut, Lebanon (CNN) -- ’, ‘MOSCOW (AP) — ’: an agency in brackets.
const AGENCY = new RegExp(
  String.raw`^(?:${PLACE}(?:, ${PLACE}){0,2},? ?)?\((?:[A-Z]{2,5}|Reuters|Bloomberg|\p{Lu}\p{L}+ (?:News|Press|Times|Business|Student News))\)\s*(?:[-–—]+\s*)?`,
  'u',
)

// ‘Islamabad – ’, ‘WASHINGTON, Aug. 16 — ’, ‘OSLO, 3 March – ’: a place, perhaps a date, then a dash between spaces.
const PLACE_AND_DASH = new RegExp(
  String.raw`^${PLACE}(?:, (?:${PLACE}|\p{L}{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} \p{L}{3,9}\.?(?: \d{4})?)){0,3}\s+(?:[–—]|--?)\s+(?=[\p{Lu}“"‘])`,
  'u',
)
