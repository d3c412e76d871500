/** Whether a UTF-16 code unit is `(`, `[`, a dash, a slash or `=`: after these a mark opens. */
export function isOpeningPunctuation(code: number): boolean {
  return (
    code === 40 ||
    code === 91 ||
    code === 0x2014 ||
    code === 0x2013 ||
    code === 0x2015 ||
    code === 47 ||
    code === 61
  )
}

/** Whether a UTF-16 code unit is punctuation that stands before a closing mark: `. , ? ! ; : … ) ] -` and the dashes. */
export function isStop(code: number): boolean {
  return '.,?!;:…)]-—–―*%'.includes(String.fromCharCode(code))
}

/** A table by UTF-16 code unit with 1 where some characters are: a look-up for each character of a text. */
export function tableOf(characters: string): Uint8Array {
  const codes = Array.from(characters, (character) => character.charCodeAt(0))
  const table = new Uint8Array(Math.max(...codes) + 1)
  for (const code of codes) table[code] = 1
  return table
}
