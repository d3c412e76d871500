import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldedWords } from '../../../src/core/text/fold.ts'

/** The rule as it reads, over all of a text at once. */
function foldWhole(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

describe('fold', () => {
  it.each([
    ['  Côte  d’Ivoire\n', "cote d'ivoire"],
    ['ʼn ‘N’ Sync', "'n 'n' sync"],
    ['E\u0301\u0323lan', 'elan'],
    ['ﬁne ½', 'fine 1⁄2'],
    ['', ''],
  ])('leaves of %j what is typed quickly: %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('gives words without punctuation', () => {
    expect(foldedWords('Côte d’Ivoire, 2nd “Élan”!')).toEqual(['cote', 'd', 'ivoire', '2nd', 'elan'])
    expect(foldedWords('– … ?')).toEqual([])
  })

  it('takes every white space for the end of a word', () => {
    for (const space of [' ', '\u00a0', '\ufeff', '\u2028'])
      expect(foldedWords(`Α${space}ΑΣ${space}Σ`)).toEqual(['α', 'ας', 'σ'])
  })

  it('is the same piece by piece', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'B',
        '7',
        ' ',
        '  ',
        '\t',
        '\n',
        "'",
        '-',
        '.',
        '’',
        '‘',
        '“',
        '”',
        '–',
        '—',
        'ʼ',
        '…',
        '‗',
        '´',
      ],
      ...['é', 'e', '\u0301', '\u0323', '\u0345', 'ﬁ', 'ŉ', 'ª', '²', '½', '™', 'K', 'ſ', 'İ', 'ı', 'Σ', 'Α'],
      ...[
        '각',
        '\u1100',
        '\u1161',
        '\u11a8',
        'ﷺ',
        '\u00a0',
        '\u2028',
        '\u200b',
        '\ufeff',
        '𝐀',
        '😀',
        '\ud83d',
        '\ude00',
      ],
    )
    const text = fc.oneof(
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (drawn) => {
        expect(fold(drawn)).toBe(foldWhole(drawn))
        expect(foldedWords(drawn)).toEqual(foldWhole(drawn).match(/[\p{L}\p{N}]+/gu) ?? [])
      }),
      { numRuns: 3000 },
    )
  })

  it('is the same for every character', () => {
    const all = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).map((c) => `a${c}a`)
    const wrong = all.filter((text) => fold(text) !== foldWhole(text))
    expect(wrong).toEqual([])
  })
})
