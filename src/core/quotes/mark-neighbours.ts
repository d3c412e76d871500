/** Tells whether a UTF-16 code unit is one of some characters, by a table: it is asked for each character of a text. */
export function codeTest(characters: string): (code: number) => boolean {
  const codes = Array.from(characters, (character) => character.charCodeAt(0))
  const table = new Uint8Array(Math.max(...codes) + 1)
  for (const code of codes) table[code] = 1
  return (code) => table[code] === 1
}

/** Whether a UTF-16 code unit is an opening bracket, a dash, a slash or `=`: after these a mark opens. */
export const isOpeningPunctuation = codeTest('([—–―/=')

/** Whether a UTF-16 code unit is punctuation that stands before a closing mark: stops, closing brackets, dashes. */
export const isStop = codeTest('.,?!;:…)]-—–―*%')
