import { once } from '../once.ts'
import { toWeightTree, type Weights, type WeightTree } from './linear-model.ts'
import weights from './weights.json' with { type: 'json' }

/** Weights of who the source is. */
export const sourceWeights = once((): WeightTree =>
  toWeightTree(Object.entries(weights.source).map(([feature, weight]) => [feature, [weight]])),
)

/** Weights of whom a pronoun stands for. */
export const pronounWeights = once((): Weights => new Map(Object.entries(weights.pronoun)))

/** Weights of the kinds, in the order direct, mixed, none. */
export const kindWeights = once((): WeightTree => toWeightTree(Object.entries(weights.kind)))
