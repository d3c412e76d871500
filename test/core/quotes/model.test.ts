import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { probabilitiesOf, scoreOf } from '../../../src/core/quotes/linear-model.ts'
import { KIND_WEIGHTS, PRONOUN_WEIGHTS, SOURCE_WEIGHTS } from '../../../src/core/quotes/model.ts'

describe('the quotation models', () => {
  it('fit into 300 KB', () => {
    const { size } = statSync(new URL('../../../src/core/quotes/weights.json', import.meta.url))
    expect(size).toBeLessThanOrEqual(300 * 1024)
  })

  it('know what they were taught: who owns something is seldom the one who speaks', () => {
    expect(SOURCE_WEIGHTS.get('possessive')).toBeLessThan(0)
    expect(PRONOUN_WEIGHTS.size).toBeGreaterThan(0)
    expect(KIND_WEIGHTS).toHaveLength(3)
  })
})

describe('scoreOf', () => {
  it('adds the weights of the features, of unknown ones nothing', () => {
    const weights = new Map([
      ['a', 1],
      ['b', 2.5],
    ])
    expect(scoreOf(weights, ['a', 'b', 'c'])).toBe(3.5)
  })
})

describe('probabilitiesOf', () => {
  it('sums to one, whatever the scores', () => {
    expect(probabilitiesOf([1000, 999, -1000]).reduce((a, b) => a + b, 0)).toBeCloseTo(1)
    expect(probabilitiesOf([3, 3])).toEqual([0.5, 0.5])
    expect(probabilitiesOf([])).toEqual([])
  })
})
