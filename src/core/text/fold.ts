/** Reduces text to what typing it quickly would leave: lower case, no diacritics, straight apostrophes, single spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** The words of a text, folded, without punctuation: ‘Côte d’Ivoire’ gives cote, d, ivoire. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Characters of an id, more than any name has: databases index no longer ones. */
export const MAX_ID = 200

/** An id made of the words of a name, as ‘cote-d-ivoire’; `otherwise` where it has none. */
export function toId(name: string, otherwise: string): string {
  const id = foldedWords(name).join('-') || otherwise
  return new RegExp(`^.{${MAX_ID}}`, 'u').exec(id)?.[0] ?? id
}
