/** A choice to learn from: the features of each option, and which options are right. */
export interface Example {
  readonly options: readonly (readonly string[])[]
  readonly right: readonly number[]
  /** Number of the article, by which folds are cut. */
  readonly article: number
}

/** How a model is fitted. */
export interface FitSettings {
  readonly epochs: number
  /** Pull of every weight towards nought. */
  readonly decay: number
  /** Features seen in fewer examples are left out. */
  readonly minimum: number
}

/**
 * Multinomial logistic regression over the options of each example, by AdaGrad, averaged over the later half of the
 * epochs. Where several options are right their probabilities add up. Seeded: the same examples give the same weights.
 */
export function fitLinear(examples: readonly Example[], settings: FitSettings): Map<string, number> {
  const index = indexFeatures(examples, settings.minimum)
  const coded = examples.map(({ options, right }) => ({
    right,
    options: options.map((features) =>
      Int32Array.from(features.flatMap((feature) => index.get(feature) ?? [])),
    ),
  }))
  const weights = new Float64Array(index.size)
  const squares = new Float64Array(index.size).fill(0.1)
  const sums = new Float64Array(index.size)
  const random = createRandom(20_161_108)
  let counted = 0
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    for (const { options, right } of shuffled(coded, random))
      learn(options, right, { weights, squares, decay: settings.decay })
    if (epoch < settings.epochs / 2) continue
    counted += 1
    for (let at = 0; at < weights.length; at += 1) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0)
  }
  return new Map([...index].map(([feature, at]) => [feature, (sums[at] ?? 0) / counted]))
}

function indexFeatures(examples: readonly Example[], minimum: number): Map<string, number> {
  const seen = new Map<string, number>()
  for (const { options } of examples) {
    for (const feature of new Set(options.flat())) seen.set(feature, (seen.get(feature) ?? 0) + 1)
  }
  const index = new Map<string, number>()
  for (const [feature, count] of seen) if (count >= minimum) index.set(feature, index.size)
  return index
}

interface State {
  readonly weights: Float64Array
  readonly squares: Float64Array
  readonly decay: number
}

const RATE = 0.15

function learn(
  options: readonly Int32Array[],
  right: readonly number[],
  { weights, squares, decay }: State,
): void {
  const probabilities = softmax(
    options.map((features) => features.reduce((sum, at) => sum + (weights[at] ?? 0), 0)),
  )
  const mass = right.reduce((sum, option) => sum + (probabilities[option] ?? 0), 1e-12)
  for (const [option, features] of options.entries()) {
    const probability = probabilities[option] ?? 0
    const error = probability - (right.includes(option) ? probability / mass : 0)
    if (Math.abs(error) < 1e-5) continue
    for (const at of features) {
      const weight = weights[at] ?? 0
      const slope = error + decay * weight
      const square = (squares[at] ?? 0) + slope * slope
      squares[at] = square
      weights[at] = weight - (RATE * slope) / Math.sqrt(square)
    }
  }
}

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}

/** A linear congruential generator: nothing here needs better, and it repeats everywhere. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return state / 0x8000_0000
  }
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
