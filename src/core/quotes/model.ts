import { once } from '../once.ts'
import { createKindFeatures } from './kind-features.ts'
import { toWeightTree, type Weights } from './linear-model.ts'
import { createSourceFeatures } from './source-features.ts'
import weights from './weights.json' with { type: 'json' }

/** Weights of who the source is, with the features that they weigh. */
export const sourceModel = once(() => {
  const tree = toWeightTree(
    Object.entries(weights.source).map(([feature, weight]) => [feature, [weight]] as const),
    1,
  )
  return { tree, features: createSourceFeatures(tree.notation) }
})

/** Weights of whom a pronoun stands for. */
export const pronounWeights = once((): Weights => new Map(Object.entries(weights.pronoun)))

/** Whole utterances, fragments, and marks that quote nobody: direct, mixed, none. */
const KINDS = 3

/** Weights of the kinds, with the features that they weigh. */
export const kindModel = once(() => {
  const tree = toWeightTree(Object.entries(weights.kind), KINDS)
  return { tree, features: createKindFeatures(tree.notation) }
})
