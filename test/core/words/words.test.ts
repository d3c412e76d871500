import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasKin } from '../../../src/core/words/kinship.ts'
import { isCommon, rarestOf, rarityOf, rarityOfWord } from '../../../src/core/words/rarity.ts'
import { stem } from '../../../src/core/words/stem.ts'
import { termsOf, wordsOf } from '../../../src/core/words/words.ts'

describe('words', () => {
  it('are the same whatever their marks, case, accents and thousands', () => {
    expect(wordsOf('“Don’t SAY café,” 1,500 high-tech').map(({ form }) => form)).toEqual([
      "don't",
      'say',
      'cafe',
      '1500',
      'high',
      'tech',
    ])
  })

  it('lose grammar and possessives as terms', () => {
    expect(termsOf('The president’s plan was not his').map(({ form }) => form)).toEqual([
      "president's",
      'plan',
    ])
    expect(termsOf('The president’s')[0]?.stem).toBe(stem('president'))
  })

  it('meet in one stem', () => {
    for (const family of [
      'invite invites inviting invited invitation',
      'stop stopped stopping stops',
      'city cities',
      'went go gone',
      'critical criticize criticism critics',
    ]) {
      expect(new Set(family.split(' ').map(stem)).size, family).toBe(1)
    }
  })

  it('keep apart what only looks alike', () => {
    for (const [one, other] of [
      ['nation', 'nature'],
      ['ready', 'read'],
      ['bring', 'brine'],
    ] as const) {
      expect(stem(one)).not.toBe(stem(other))
    }
  })

  it('are kin by meaning or by a slip of the pen', () => {
    expect(hasKin(stem('worried'), [stem('concerned')])).toBe(true)
    expect(hasKin(stem('kelly'), [stem('kelley')])).toBe(true)
    expect(hasKin(stem('bridge'), [stem('ferry')])).toBe(false)
  })

  it('tell the more the rarer they are', () => {
    expect(rarityOf(stem('year'))).toBeLessThan(rarityOf(stem('shearwater')))
    expect(rarityOfWord('the')).toBe(0)
  })

  it('give those that tell most, each once, the rarest first', () => {
    const words = ['the', 'shearwater', 'is', 'back', 'this', 'year', 'the', 'shearwater']
    expect(rarestOf(words, 2)).toEqual(['shearwater', 'back'])
    expect(rarestOf(words, 20).toSorted()).toEqual([...new Set(words)].toSorted())
    expect(rarestOf([], 3)).toEqual([])
  })

  it('stand where they stood, in a part of a text as well', () => {
    expect(wordsOf('it is')).toEqual([
      { start: 0, end: 2, form: 'it' },
      { start: 3, end: 5, form: 'is' },
    ])
    const text = 'Do not rebuild the “old” bridge’s café.'
    const terms = termsOf(text, { start: 7, end: 38 })
    expect(terms.map(({ start, end }) => text.slice(start, end))).toEqual([
      'rebuild',
      'old',
      'bridge’s',
      'café',
    ])
    expect(wordsOf('2.5 and 12,50 on the 3rd').map(({ form }) => form)).toEqual([
      '2.5',
      'and',
      '12,50',
      'on',
      'the',
      '3rd',
    ])
  })

  it('are those of the pattern, plain or not', () => {
    const pattern = /\d+(?:[.,]\d+)*\p{L}*|[\p{L}\p{M}\p{N}]+(?:['’‘ʼ][\p{L}\p{M}]+)*/gu
    const plain = (text: string) => [...text.matchAll(pattern)].map(({ index, 0: word }) => [index, word])
    const piece = fc.constantFrom(
      ...['a', 'Bee', '7', '1,500', '2.5th', 'é', 'e\u0301', '\u0301', 'ª', '²', '½', 'ﬁ', 'İ', '𝐀', '😀'],
      ...['\ud83d', "'", '’', '‘', 'ʼ', '“', '”', '–', '…', '-', '.', ',', ' ', '\u00a0', '\n'],
    )
    const text = fc.oneof(
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (drawn) => {
        expect(wordsOf(drawn).map(({ start, end }) => [start, drawn.slice(start, end)])).toEqual(plain(drawn))
      }),
    )
  })

  it('mean the same when they come again, after any number of others', () => {
    const others = Array.from({ length: 20_000 }, (_, n) => `qq${n.toString(36)}`).join(' ')
    const [first, ...rest] = termsOf(`bridges ${others} bridges`)
    expect(rest.at(-1)).toMatchObject({ stem: first?.stem, rarity: first?.rarity })
    expect(new Set(rest.map(({ stem }) => stem)).size).toBe(new Set(others.split(' ').map(stem)).size + 1)
  })

  it('are common where many articles hold them', () => {
    expect(rarityOfWord('years')).toBe(rarityOfWord('year'))
    expect([isCommon(stem('year')), isCommon(stem('shearwater'))]).toEqual([true, false])
  })
})
