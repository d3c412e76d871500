import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../../../src/core/text/tokens.ts'

function words(text: string): string[] {
  return tokenize(text, { start: 0, end: text.length }).map((token) => token.text)
}

describe('tokenize', () => {
  it.each([
    ['a possessive', 'Lee’s lawyer', ['Lee', '’s', 'lawyer']],
    ['a contraction', 'It doesn’t', ['It', 'doesn’t']],
    [
      'initials and titles',
      'Sen. J. Lee of the U.S. Senate.',
      ['Sen.', 'J.', 'Lee', 'of', 'the', 'U.S.', 'Senate', '.'],
    ],
    ['a suffix', 'Hall Jr. came.', ['Hall', 'Jr.', 'came', '.']],
    ['numbers', '10,000 at 3.5%', ['10,000', 'at', '3.5', '%']],
    ['hyphens', 'Hall-Bell, twenty-one', ['Hall-Bell', ',', 'twenty-one']],
    ['dashes', 'no—yes', ['no', '—', 'yes']],
    ['a long run of one mark', 'no -------- yes', ['no', '--------', 'yes']],
  ])('cuts %s', (_, text, expected) => expect(words(text)).toEqual(expected))

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
