/** Weights by feature name. A feature without weight counts nothing. */
export type Weights = ReadonlyMap<string, number>

/** The score of a bag of features: the sum of their weights. */
export function scoreOf(weights: Weights, features: readonly string[]): number {
  let sum = 0
  for (const feature of features) sum += weights.get(feature) ?? 0
  return sum
}

/** A feature by the parts of its name, which ‘|’ joins: features share most of theirs, so that these are written once. */
export type Feature = readonly string[]

/** A feature's whole name, as models are trained and kept. */
export function featureName(feature: Feature): string {
  return feature.join('|')
}

/** Weights by the parts of features’ names, one level a part; a weight for each of the scores that are asked at once. */
export interface WeightTree {
  readonly weights: readonly number[]
  readonly further: ReadonlyMap<string, WeightTree>
}

/** Lays weights by whole names out as a tree; a name may have fewer weights than there are scores. */
export function toWeightTree(
  named: Iterable<readonly [name: string, weights: readonly number[]]>,
): WeightTree {
  const root = createBranch()
  for (const [name, weights] of named) {
    let branch = root
    for (const part of name.split('|')) {
      const known = branch.further.get(part) ?? createBranch()
      branch.further.set(part, known)
      branch = known
    }
    branch.weights = weights
  }
  return root
}

/** Scores of a bag of features in parts: what `scoreOf` gives for their names, which need not be written for it. */
export function scoresOf(tree: WeightTree, features: readonly Feature[], count: number): number[] {
  const sums = new Array<number>(count).fill(0)
  // Many features in a row begin alike: their first part is looked up once.
  let begun: WeightTree | undefined
  let beginning: string | undefined
  for (const feature of features) {
    if (feature[0] !== beginning) {
      beginning = feature[0]
      begun = tree.further.get(beginning ?? '')
    }
    const weights = begun === undefined ? NO_WEIGHTS : findWeights(begun, feature)
    for (let index = 0; index < weights.length; index += 1)
      sums[index] = (sums[index] ?? 0) + (weights[index] ?? 0)
  }
  return sums
}

interface Branch {
  weights: readonly number[]
  readonly further: Map<string, Branch>
}

function createBranch(): Branch {
  return { weights: [], further: new Map() }
}

const NO_WEIGHTS: readonly number[] = []

/** Goes on from the branch of a feature's first part. */
function findWeights(begun: WeightTree, feature: Feature): readonly number[] {
  let branch = begun
  for (let at = 1; at < feature.length; at += 1) {
    const next = branch.further.get(feature[at] ?? '')
    if (next === undefined) return NO_WEIGHTS
    branch = next
  }
  return branch.weights
}

/** Scores made probabilities that sum to one (the softmax); empty in, empty out. */
export function probabilitiesOf(scores: readonly number[]): number[] {
  const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}
