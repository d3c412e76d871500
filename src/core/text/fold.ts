import { singleSpaces } from './single-spaces.ts'

/** Reduces text to what typing it quickly would leave: lower case, no diacritics, straight apostrophes, single spaces. */
export function fold(text: string): string {
  return singleSpaces(foldLetters(text)).trim()
}

/** The words of a text, folded, without punctuation: ‘Côte d’Ivoire’ gives cote, d, ivoire. */
export function foldedWords(text: string): string[] {
  // Of most texts nothing has to be taken apart; and whether a character is a letter anywhere is looked up for each.
  if (PLAIN.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

const PLAIN = /^[\p{ASCII}‘’“”–—]*$/u

/**
 * Takes apart what may be composed, which most of a text is not: no ASCII and no mark of typography is. Odd white space is
 * made plain before letters are lowered, since a sigma before or after it stands at the end of a word.
 */
function foldLetters(text: string): string {
  return text
    .replace(/[^\p{ASCII}‘’“”–—]+/gu, (run) =>
      run.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s/g, ' '),
    )
    .replace(/[’‘ʼ]/g, "'")
    .toLowerCase()
}

/** The first characters of a text, by Unicode's count: none is cut in two. */
export function firstOf(text: string, limit: number): string {
  // Each takes one unit or two.
  return text.length <= limit ? text : (new RegExp(`^.{0,${limit}}`, 'su').exec(text)?.[0] ?? '')
}

/** Characters of an id, more than any name has: databases index no longer ones. */
export const MAX_ID = 200

/** An id made of the words of a name, as ‘cote-d-ivoire’; `otherwise` where it has none. */
export function toId(name: string, otherwise: string): string {
  return firstOf(foldedWords(name).join('-') || otherwise, MAX_ID)
}
