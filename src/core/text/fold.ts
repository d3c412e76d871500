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
