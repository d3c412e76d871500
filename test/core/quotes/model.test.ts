import { statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Notation,
  probabilitiesOf,
  scoreOf,
  scoresOf,
  toWeightTree,
} from '../../../src/core/quotes/linear-model.ts'
import { kindModel, pronounWeights, sourceModel } from '../../../src/core/quotes/model.ts'

describe('the quotation models', () => {
  it('fit into 300 KB', () => {
    const { size } = statSync(new URL('../../../src/core/quotes/weights.json', import.meta.url))
    expect(size).toBeLessThanOrEqual(300 * 1024)
  })

  it('know what they were taught: who owns something is seldom the one who speaks', () => {
    const [source, kind] = [sourceModel().tree, kindModel().tree]
    expect(scoresOf(source, [['possessive'].map(source.notation.fixed)])[0]).toBeLessThan(0)
    expect(pronounWeights().size).toBeGreaterThan(0)
    const [direct = NaN, , none = NaN] = scoresOf(kind, [[kind.notation.valued('naming')('distance')]])
    expect(none).toBeGreaterThan(direct)
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

/** A part as its name says it. */
function write({ fixed, valued }: Notation<number>, part: string): number {
  const [name = '', value] = part.split('=')
  return value === undefined ? fixed(name) : valued(name)(value)
}

describe('scoresOf', () => {
  const part = fc.constantFrom('a', 'b=1', 'c', 'd=x')
  const features = fc.array(fc.array(part, { minLength: 1, maxLength: 4 }), { maxLength: 20 })
  const weights = fc.uniqueArray(
    fc.tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.double({ noNaN: true, min: -9, max: 9 })),
    { selector: ([parts]) => parts.join('|'), maxLength: 20 },
  )

  it('is the score of the whole names, to the last bit', () => {
    fc.assert(
      fc.property(weights, features, (named, bag) => {
        const whole = named.map(([parts, weight]) => [parts.join('|'), weight] as const)
        const tree = toWeightTree(
          whole.map(([name, weight]) => [name, [weight, -weight]]),
          2,
        )
        const score = scoreOf(
          new Map(whole),
          bag.map((parts) => parts.join('|')),
        )
        const [one = NaN, other = NaN] = scoresOf(
          tree,
          bag.map((parts) => parts.map((part) => write(tree.notation, part))),
        )
        expect([one, 0 - other]).toEqual([score, score])
      }),
    )
  })

  it('knows a part that no weight has from all others, with its value and without', () => {
    const tree = toWeightTree([['a|b=1', [1]]], 1)
    const score = (...parts: readonly string[]): number | undefined =>
      scoresOf(tree, [parts.map((part) => write(tree.notation, part))])[0]
    expect(score('a', 'b=1')).toBe(1)
    for (const other of ['b', 'b=', 'b=2', 'c', 'c=1']) expect(score('a', other)).toBe(0)
    expect(score('a')).toBe(0)
    expect(score('a', 'b=1', 'c')).toBe(0)
  })

  it('gives a score for each weight, whether there are features or not', () => {
    expect(scoresOf(toWeightTree([], 3), [])).toEqual([0, 0, 0])
  })
})

describe('probabilitiesOf', () => {
  it('sums to one, whatever the scores', () => {
    expect(probabilitiesOf([1000, 999, -1000]).reduce((a, b) => a + b, 0)).toBeCloseTo(1)
    expect(probabilitiesOf([3, 3])).toEqual([0.5, 0.5])
    expect(probabilitiesOf([])).toEqual([])
  })
})
