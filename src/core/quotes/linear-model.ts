/** Weights by feature name. A feature without weight counts nothing. */
export type Weights = ReadonlyMap<string, number>

/** The score of a bag of features: the sum of their weights. */
export function scoreOf(weights: Weights, features: readonly string[]): number {
  let sum = 0
  for (const feature of features) sum += weights.get(feature) ?? 0
  return sum
}

/** Scores made probabilities that sum to one (the softmax); empty in, empty out. */
export function probabilitiesOf(scores: readonly number[]): number[] {
  const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}
