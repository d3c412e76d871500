import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../../../src/core/text/tokens.ts'

function words(text: string): string[] {
  return tokenize(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))
}

describe('tokenize', () => {
  it.each([0x2c00, 0x2fff, 0x3040, 0xd7ff, 0xf900, 0x1010])('keeps a letter in its word: %i', (code) => {
    const word = `a${String.fromCharCode(code)}b`
    expect(words(`${word} c`)).toEqual([word, 'c'])
  })

  it.each([0x8, 0x200c, 0x2bff, 0x303f, 0xdc00, 0xf8ff, 0xd7, 0xf7, 0x80, 0xbf, 0xa1])(
    'keeps a sign from the words beside it: %i',
    (code) => {
      const sign = String.fromCharCode(code)
      expect(words(`a${sign}b`)).toEqual(['a', sign, 'b'])
    },
  )

  it.each([0x9, 0xd, 0x20, 0xa0, 0x2000, 0x200b, 0x3000])('drops white space: %i', (code) => {
    expect(words(`a${String.fromCharCode(code)}b`)).toEqual(['a', 'b'])
  })

  it.each([
    ['a possessive', 'Lee’s lawyer', ['Lee', '’s', 'lawyer']],
    ['a contraction', 'It doesn’t', ['It', 'doesn’t']],
    [
      'initials and titles',
      'Sen. J. Lee of the U.S. Senate.',
      ['Sen.', 'J.', 'Lee', 'of', 'the', 'U.S.', 'Senate', '.'],
    ],
    [
      'titles and letters without stops',
      'Mr Lee, J Lee, Gen Ray',
      ['Mr', 'Lee', ',', 'J', 'Lee', ',', 'Gen', 'Ray'],
    ],
    ['a suffix', 'Hall Jr. came.', ['Hall', 'Jr.', 'came', '.']],
    [
      'straight apostrophes',
      "Lee's 90's don't 5'10 a'5",
      ['Lee', "'s", '90', "'s", "don't", '5', "'", '10', 'a', "'", '5'],
    ],
    ['hyphens of other kinds', 'Hall\u2010Bell twenty\u2011one', ['Hall\u2010Bell', 'twenty\u2011one']],
    [
      'letters with dots',
      'The U.S.A, the U.S.A. and U.N.E.S.C.O.',
      ['The', 'U.S.A', ',', 'the', 'U.S.A.', 'and', 'U.N.E.S.C.O.'],
    ],
    [
      'a short last word from its stop',
      'He saw Rome. It is old.',
      ['He', 'saw', 'Rome', '.', 'It', 'is', 'old', '.'],
    ],
    [
      'signs beside letters',
      'a|b {z} ~c [d] ^e `f @g',
      ['a', '|', 'b', '{', 'z', '}', '~', 'c', '[', 'd', ']', '^', 'e', '`', 'f', '@', 'g'],
    ],
    ['ordinals of other languages', '1ª 2º 3µm', ['1ª', '2º', '3µm']],
    [
      'the first and the last letter',
      'A. Zorn and Z. Abt, az',
      ['A.', 'Zorn', 'and', 'Z.', 'Abt', ',', 'az'],
    ],
    ['numbers', '10,000 at 3.5%', ['10,000', 'at', '3.5', '%']],
    ['hyphens', 'Hall-Bell, twenty-one', ['Hall-Bell', ',', 'twenty-one']],
    ['dashes', 'no—yes', ['no', '—', 'yes']],
    [
      'an e-mail’s worth of dots',
      'breitbart.com and p.m. and J.K. Rowling',
      ['breitbart.com', 'and', 'p.m.', 'and', 'J.K.', 'Rowling'],
    ],
    [
      'the end of a sentence from its last word',
      'He fell. I. And 5. Or 3.5.',
      ['He', 'fell', '.', 'I', '.', 'And', '5', '.', 'Or', '3.5', '.'],
    ],
    ['sentences that nobody parted', 'The end.It was.', ['The', 'end', '.', 'It', 'was', '.']],
    [
      'a title from the word',
      'Gen. Lee, a gen. of Calif. and Conn.',
      ['Gen.', 'Lee', ',', 'a', 'gen', '.', 'of', 'Calif.', 'and', 'Conn.'],
    ],
    ['possessives', 'LEE’S boys’ 1990’s', ['LEE', '’S', 'boys', '’', '1990', '’s']],
    ['apostrophes inside names', 'O’Brien’s O’Shea AT&T', ['O’Brien', '’s', 'O’Shea', 'AT&T']],
    [
      'commas and stops of numbers',
      '3,4 3,a a,3 1.2.3 $3.50.',
      ['3,4', '3', ',', 'a', 'a', ',', '3', '1.2.3', '$', '3.50', '.'],
    ],
    ['letters that are not English', 'Élan naïve café 日本。ß', ['Élan', 'naïve', 'café', '日本', '。', 'ß']],
    [
      'signs that are no letters',
      '2×3÷4 «a» ¿b? ª½',
      ['2', '×', '3', '÷', '4', '«', 'a', '»', '¿', 'b', '?', 'ª', '½'],
    ],
    ['pictures, one by one', '🙂🙂 a🙂', ['🙂', '🙂', 'a', '🙂']],
    ['at every kind of space', 'a\u00a0b\u3000c\td\u2009e\u200bf\r\ng', ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
    ['a few marks one by one, many as one', '---- ----- ...', ['-', '-', '-', '-', '-----', '.', '.', '.']],
    ['a long run of one mark', 'no -------- yes', ['no', '--------', 'yes']],
  ])('cuts %s', (_, text, expected) => expect(words(text)).toEqual(expected))

  it('tells words, numbers and marks apart, and capitals', () => {
    const kinds = tokenize('Élan été of 4x4, eBay Lee’s.', { start: 0, end: 28 }).map(
      ({ lower, kind, isCapital }) => [lower, kind, isCapital],
    )
    expect(kinds).toEqual([
      ['élan', 'word', true],
      ['été', 'word', false],
      ['of', 'word', false],
      ['4x4', 'number', false],
      [',', 'punctuation', false],
      ['ebay', 'word', false],
      ['lee', 'word', true],
      ["'s", 'word', false],
      ['.', 'punctuation', false],
    ])
  })

  it('looks at nothing outside of its stretch', () => {
    const cut = (text: string, start: number, end: number) =>
      tokenize(text, { start, end }).map((one) => one.text)
    expect(cut('U.S. Lee’s 3.5 ---', 0, 1)).toEqual(['U'])
    expect(cut('Lee’s', 0, 4)).toEqual(['Lee', '’'])
    expect(cut('Lee’st', 0, 5)).toEqual(['Lee', '’s'])
    expect(cut('Sen. Lee', 0, 3)).toEqual(['Sen'])
    expect(cut('3.5', 0, 2)).toEqual(['3', '.'])
    expect(cut('a------', 1, 4)).toEqual(['-', '-', '-'])
    expect(cut('🙂', 0, 1)).toEqual(['\ud83d'])
  })

  it('loses nothing but white space, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const tokens = tokenize(text, { start: 0, end: text.length })
        expect(tokens.map((token) => text.slice(token.start, token.end))).toEqual(
          tokens.map((token) => token.text),
        )
        expect(
          tokens
            .map((token) => token.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/[\s\u200b]/g, ''))
      }),
    )
  })
})
