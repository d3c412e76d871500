import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignWords } from '../../../src/core/check/align-words.ts'

describe('alignWords', () => {
  it('lays a claim along the stretch that fits it', () => {
    expect(alignWords(['b', 'x', 'd'], ['a', 'b', 'c', 'd', 'e'])).toEqual([
      { claim: 0, original: 1 },
      { claim: null, original: 2 },
      { claim: 1, original: null },
      { claim: 2, original: 3 },
    ])
  })

  it('covers every word of the claim once, in order, and pairs only equal words', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
    fc.assert(
      fc.property(words, words, (claim, original) => {
        const steps = alignWords(claim, original)
        expect(steps.flatMap((step) => step.claim ?? [])).toEqual([...claim.keys()])
        const places = steps.flatMap((step) => step.original ?? [])
        expect(places).toEqual([...places].sort((a, b) => a - b))
        for (const end of [steps[0], steps.at(-1)]) expect(end?.claim).not.toBe(null)
        for (const step of steps) {
          if (step.claim !== null && step.original !== null)
            expect(claim[step.claim]).toBe(original[step.original])
        }
      }),
    )
  })
})
