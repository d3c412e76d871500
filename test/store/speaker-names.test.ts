import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialsOf } from '../../src/store/speaker-names.ts'

describe('what words begin with', () => {
  const has = (words: readonly string[], typed: readonly string[]): boolean => {
    const wanted = BigInt(initialsOf(typed))
    return (BigInt(initialsOf(words)) & wanted) === wanted
  }

  it('is had by all that have words which begin so', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.nat(12)), { minLength: 1, maxLength: 9 }), (drawn) => {
        const words = drawn.map(([one]) => one)
        const typed = drawn.map(([one, length]) => one.slice(0, length))
        expect(has(words, typed)).toBe(true)
        expect(initialsOf(words)).toBeLessThan(2 ** 48)
      }),
    )
  })

  it('tells most others apart, by the first letter and by the second', () => {
    expect(has(['ann', 'lee'], ['b'])).toBe(false)
    expect(has(['ann', 'lee'], ['ab'])).toBe(false)
    expect(has(['ann', 'lee'], ['le', 'a'])).toBe(true)
    expect(has([], ['a'])).toBe(false)
    expect(has(['ann'], [])).toBe(true)
  })
})
