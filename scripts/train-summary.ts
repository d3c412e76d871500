// Learns the weights of the key points and writes src/core/summary/weights.json.
//   node scripts/train-summary.ts [FILE.jsonl]     lines of { text, references: [highlights] }
// The weights are those of a Plackett-Luce model over sentences: sets of three are drawn from it, and drawn sets that
// share more with the highlights are made likelier (REINFORCE with the mean as baseline). Figures are printed for
// articles that the weights have not seen, in five folds.
import { readFileSync, writeFileSync } from 'node:fs'
import { parsePlainText } from '../src/core/index.ts'
import { keyPointCandidates } from '../src/core/summary/rank-sentences.ts'
import type { FeatureName } from '../src/core/summary/sentence-features.ts'
import { dirname, resolve } from 'node:path'
import { createOverlap, type Overlap } from './overlap.ts'

interface Example {
  readonly overlap: Overlap
  /** A row of scaled features for each sentence. */
  readonly rows: readonly Float64Array[]
}

const [file = '../shared/bench/summary/dev.jsonl'] = process.argv.slice(2)
/** The judge's own words, so that figures compare. */
const { tokens } = (await import(resolve(dirname(file), 'rouge.mjs'))) as {
  tokens: (text: string) => string[]
}
const PICKED = 3
const FOLDS = 5
const OPTIONS = { epochs: 25, draws: 12, batch: 60, step: 0.02, decay: 0.003 }
/** How much shared word pairs count beside shared words. */
const PAIRS = 1.5
/** The training texts have no titles; this is what the words of a title are worth, by eye. */
const TITLE_WEIGHT = 3

let names: FeatureName[] = []
const read = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const { text, references } = JSON.parse(line) as { text: string; references: [string] }
    const article = parsePlainText({ title: '' }, text)
    const candidates = keyPointCandidates(article)
    names = candidates[0] === undefined ? names : (Object.keys(candidates[0].features) as FeatureName[])
    return {
      overlap: createOverlap(
        references[0],
        candidates.map(({ span }) => text.slice(span.start, span.end)),
        tokens,
      ),
      lead: createOverlap(
        references[0],
        article.sentences.slice(0, PICKED).map(({ start, end }) => text.slice(start, end)),
        tokens,
      ).f1([0, 1, 2]),
      rows: candidates.map(({ features }) => Float64Array.from(Object.values(features))),
    }
  })
const lead = [0, 1].map((index) => read.reduce((sum, { lead }) => sum + (lead[index] ?? 0), 0) / read.length)
const scales = names.map((_, column) =>
  deviation(read.flatMap(({ rows }) => rows.map((row) => row[column] ?? 0))),
)
const examples: Example[] = read.map(({ overlap, rows }) => ({
  overlap,
  rows: rows.map((row) => row.map((value, column) => value / (scales[column] ?? 1))),
}))

const random = createRandom(20250816)
let [heldOut, seen] = [
  [0, 0],
  [0, 0],
]
for (let fold = 0; fold < FOLDS; fold++) {
  const [training, test] = [
    examples.filter((_, index) => index % FOLDS !== fold),
    examples.filter((_, index) => index % FOLDS === fold),
  ]
  const weights = train(training)
  heldOut = heldOut.map((sum, index) => sum + (measure(test, weights)[index] ?? 0) / FOLDS)
  seen = seen.map((sum, index) => sum + (measure(training, weights)[index] ?? 0) / FOLDS)
}
console.log(`articles ${examples.length}, features ${names.length}; ROUGE-1, ROUGE-2 by rank alone`)
console.log(`first sentences  ${lead.map((value) => value.toFixed(2)).join('  ')}`)
console.log(`unseen articles  ${heldOut.map((value) => value.toFixed(2)).join('  ')}`)
console.log(`training itself  ${seen.map((value) => value.toFixed(2)).join('  ')}`)

const final = train(examples)
const entries = names.map((name, column) => {
  const weight = name === 'title' ? TITLE_WEIGHT : (final[column] ?? 0) / (scales[column] ?? 1)
  return [name, Number(weight.toPrecision(3))] as const
})
const target = new URL('../src/core/summary/weights.json', import.meta.url)
writeFileSync(target, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)

function train(set: readonly Example[]): Float64Array {
  const weights = new Float64Array(names.length)
  const [momentum, spread] = [new Float64Array(names.length), new Float64Array(names.length)]
  let updates = 0
  for (let epoch = 0; epoch < OPTIONS.epochs; epoch++) {
    for (let from = 0; from < set.length; from += OPTIONS.batch) {
      const batch = set.slice(from, from + OPTIONS.batch)
      const gradient = new Float64Array(names.length)
      for (const example of batch) addGradient(example, weights, gradient)
      updates++
      // Adam (Kingma and Ba 2015), with weight decay.
      for (let column = 0; column < weights.length; column++) {
        const slope = (gradient[column] ?? 0) / batch.length - OPTIONS.decay * (weights[column] ?? 0)
        const first = 0.9 * (momentum[column] ?? 0) + 0.1 * slope
        const second = 0.99 * (spread[column] ?? 0) + 0.01 * slope * slope
        momentum[column] = first
        spread[column] = second
        const pace = Math.sqrt(second / (1 - 0.99 ** updates)) + 1e-8
        weights[column] = (weights[column] ?? 0) + (OPTIONS.step * first) / (1 - 0.9 ** updates) / pace
      }
    }
  }
  return weights
}

function addGradient({ overlap, rows }: Example, weights: Float64Array, gradient: Float64Array): void {
  if (rows.length <= PICKED) return
  const scores = rows.map((row) => dot(row, weights))
  const top = Math.max(...scores)
  const odds = scores.map((score) => Math.exp(score - top))
  const draws = Array.from({ length: OPTIONS.draws }, () => {
    const picked = draw(odds)
    const [words, pairs] = overlap.f1(picked)
    return { picked, reward: words + PAIRS * pairs }
  })
  const mean = draws.reduce((sum, { reward }) => sum + reward, 0) / draws.length
  for (const { picked, reward } of draws) {
    const advantage = (reward - mean) / draws.length / 10
    const left = new Set(rows.keys())
    for (const choice of picked) {
      let total = 0
      for (const index of left) total += odds[index] ?? 0
      for (const index of left) {
        const slope = advantage * ((index === choice ? 1 : 0) - (odds[index] ?? 0) / total)
        const row = rows[index]
        if (row === undefined) continue
        for (let column = 0; column < row.length; column++) {
          gradient[column] = (gradient[column] ?? 0) + slope * (row[column] ?? 0)
        }
      }
      left.delete(choice)
    }
  }
}

function draw(odds: readonly number[]): number[] {
  const left = new Set(odds.keys())
  const picked: number[] = []
  while (picked.length < PICKED) {
    let total = 0
    for (const index of left) total += odds[index] ?? 0
    let rest = random() * total
    let choice = -1
    for (const index of left) {
      choice = index
      rest -= odds[index] ?? 0
      if (rest <= 0) break
    }
    picked.push(choice)
    left.delete(choice)
  }
  return picked
}

function measure(set: readonly Example[], weights: Float64Array): readonly [number, number] {
  const sums: [number, number] = [0, 0]
  for (const { overlap, rows } of set) {
    const best = rows
      .map((row, index) => ({ index, score: dot(row, weights) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, PICKED)
    const [words, pairs] = overlap.f1(best.map(({ index }) => index))
    sums[0] += words / set.length
    sums[1] += pairs / set.length
  }
  return sums
}

function dot(row: Float64Array, weights: Float64Array): number {
  let sum = 0
  for (let column = 0; column < row.length; column++) sum += (row[column] ?? 0) * (weights[column] ?? 0)
  return sum
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1
}

/** A linear congruential generator: the same weights from the same texts, each time. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return (state + 0.5) / 4294967296
  }
}
