import { describe, expect, it } from 'vitest'
import { isHeadline, isInitial, readCapitals } from '../../../src/core/people/read-capitals.ts'
import { tokenize } from '../../../src/core/text/tokens.ts'

const cut = (text: string) => tokenize(text, { start: 0, end: text.length })
const seen = (...texts: string[]) => {
  const { small, capital, families } = readCapitals(texts.map(cut))
  return { small: [...small], capital: [...capital], families: [...families] }
}

describe('readCapitals', () => {
  it('keeps apart what is printed small, and with a capital inside a sentence', () => {
    expect(seen('Ten of us saw the Bridge. Frank saw 10 Boats, too.')).toEqual({
      small: ['of', 'us', 'saw', 'the', 'too'],
      capital: ['bridge'],
      families: [],
    })
  })

  it('takes for a family name what follows a given name or an initial at one space', () => {
    expect(seen('so Ann Small and J. Early met tom Late, Ann  Blue and The Long').families).toEqual([
      'small',
      'early',
    ])
  })

  it('learns nothing from headlines', () => {
    expect(seen('Heavy Qwert Damages Bridge Again', 'We saw it.')).toEqual({
      small: ['saw', 'it'],
      capital: [],
      families: [],
    })
  })
})

describe('isHeadline', () => {
  it.each([
    ['Qwert Hits Small Bridge Hard', 0, true],
    ['Qwert Hits Small Bridge Hard', 1, true],
    ['Qwert Hits Small Bridge Hard.', 0, true],
    ['Qwert Hits Small Bridge Hard.', 1, false],
    ['Qwert Hits Bridge', 0, false],
    ['Qwert Hits the of and Bridge', 0, false],
    ['Qwert Hits AB CD EF Bridge', 0, false],
    ['Qwert Hits 100 2000 Bridge', 0, false],
    ['Qwert Hits Bridge Hardest weekly', 0, true],
    ['Qwert Hits Bridge weekly', 0, false],
    ['Qwert said Ferry Hits Bridge', 0, false],
    ['Qwert Said Ferry Hits Bridge', 0, true],
    ['', 0, false],
  ])('knows whether “%s” in paragraph %i is one', (text, paragraph, expected) =>
    expect(isHeadline(cut(text), paragraph)).toBe(expected),
  )

  it('is no longer than thirty tokens', () => {
    expect(isHeadline(cut('Qwert '.repeat(30)), 0)).toBe(true)
    expect(isHeadline(cut('Qwert '.repeat(31)), 0)).toBe(false)
  })
})

describe('isInitial', () => {
  it.each([
    ['J.', true],
    ['Jr.', false],
    ['Jo', false],
    ['.', false],
  ])('knows whether “%s” is one', (text, expected) => expect(isInitial(text)).toBe(expected))
})
