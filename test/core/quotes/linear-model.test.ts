import { describe, expect, it } from 'vitest'
import { probabilitiesOf } from '../../../src/core/quotes/linear-model.ts'

describe('probabilitiesOf', () => {
  it('prefers higher scores as e does', () => {
    const [a = 0, b = 0, c = 0] = probabilitiesOf([1, 2, 0])
    expect(b / a).toBeCloseTo(Math.E)
    expect(a / c).toBeCloseTo(Math.E)
    expect(a + b + c).toBeCloseTo(1)
  })

  it('bears the largest scores', () => {
    expect(probabilitiesOf([2000, 2000])).toEqual([0.5, 0.5])
    expect(probabilitiesOf([-2000, -2000])).toEqual([0.5, 0.5])
  })
})
