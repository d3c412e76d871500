/** Weights by feature name. A feature without weight counts nothing. */
export type Weights = ReadonlyMap<string, number>

/** The score of a bag of features: the sum of their weights. */
export function scoreOf(weights: Weights, features: readonly string[]): number {
  let sum = 0
  for (const feature of features) sum += weights.get(feature) ?? 0
  return sum
}

/** A feature by the parts of its name, which ‘|’ joins: features share most of theirs. */
export type Feature<Part> = readonly Part[]

/** How parts are written: by name where a model is trained or shown, by its own numbers where it scores. */
export interface Notation<Part> {
  /** A part without a value: ‘opens’. */
  readonly fixed: (name: string) => Part
  /** One with a value: ‘rank=3’. Asked for once, since it is written for each feature that has it. */
  readonly valued: (name: string) => (value: string) => Part
}

/** By name, as models are trained and kept. */
export const NAMES: Notation<string> = {
  fixed: (name) => name,
  valued: (name) => (value) => `${name}=${value}`,
}

/** A feature's whole name. */
export function featureName(feature: Feature<string>): string {
  return feature.join('|')
}

/**
 * Weights by the parts of features’ names: a tree with one level a part, its nodes numbered as they come. It lies in two
 * arrays, which the processor keeps at hand where it would look for thousands of small maps.
 */
export interface WeightTree {
  /** By which it knows parts: no name is put together, or taken apart, for a feature that is scored. */
  readonly notation: Notation<number>
  /** An open hash table: for each slot a node, a part, and the node that this part leads to; 0 where the slot is empty. */
  readonly edges: Int32Array
  /** For each node a weight for each of the scores that are asked at once. */
  readonly weights: Float64Array
  readonly scores: number
}

/** Nothing leads to the root: its number stands for no node as well. */
const ROOT = 0

/** Lays weights by whole names out as a tree; a name may have fewer weights than there are scores. */
export function toWeightTree(
  named: readonly (readonly [name: string, weights: readonly number[]])[],
  scores: number,
): WeightTree {
  const numbering = createNumbering()
  const nodes = new Map<string, number>()
  const edges: (readonly [node: number, part: number, next: number])[] = []
  const leaves = named.map(([name]) => {
    let node = ROOT
    for (const part of name.split('|').map(numbering.add)) {
      const edge = `${node} ${part}`
      const next = nodes.get(edge) ?? nodes.size + 1
      if (next > nodes.size) edges.push([node, part, next])
      nodes.set(edge, next)
      node = next
    }
    return node
  })
  const weights = new Float64Array((nodes.size + 1) * scores)
  for (const [index, leaf] of leaves.entries()) weights.set(named[index]?.[1] ?? [], leaf * scores)
  return { notation: numbering, edges: toTable(edges), weights, scores }
}

const SLOT = 3

function toTable(edges: readonly (readonly [node: number, part: number, next: number])[]): Int32Array {
  // A power of two, at most half full: few edges are not where they are looked for first.
  const table = new Int32Array(SLOT * 2 ** Math.ceil(Math.log2(2 * edges.length + 1)))
  for (const edge of edges) table.set(edge, SLOT * findSlot(table, edge[0], edge[1]))
  return table
}

/** The slot of an edge, or the empty one where it would be. */
function findSlot(edges: Int32Array, node: number, part: number): number {
  const last = edges.length / SLOT - 1
  const mixed = Math.imul(node ^ Math.imul(part, 0x85ebca6b), 0x9e3779b1)
  let slot = (mixed ^ (mixed >>> 15)) & last
  while (edges[SLOT * slot + 2] !== 0 && (edges[SLOT * slot] !== node || edges[SLOT * slot + 1] !== part))
    slot = (slot + 1) & last
  return slot
}

/** Of all parts that no weight has. */
const UNKNOWN = 0

/** Numbers for parts as they come, from 1 on. */
function createNumbering(): Notation<number> & { readonly add: (part: string) => number } {
  const fixed = new Map<string, number>()
  const valued = new Map<string, Map<string, number>>()
  let count = 0

  function numberIn(known: Map<string, number>, text: string): number {
    const number = known.get(text) ?? ++count
    known.set(text, number)
    return number
  }

  return {
    add: (part) => {
      const at = part.indexOf('=')
      if (at < 0) return numberIn(fixed, part)
      const name = part.slice(0, at)
      const values = valued.get(name) ?? new Map<string, number>()
      valued.set(name, values)
      return numberIn(values, part.slice(at + 1))
    },
    fixed: (name) => fixed.get(name) ?? UNKNOWN,
    valued: (name) => {
      const values = valued.get(name)
      return (value) => values?.get(value) ?? UNKNOWN
    },
  }
}

/** Scores of a bag of features in the tree's notation: what `scoreOf` gives for their names. */
export function scoresOf(
  { edges, weights, scores }: WeightTree,
  features: readonly Feature<number>[],
): number[] {
  const sums = new Array<number>(scores).fill(0)
  for (const feature of features) {
    let node = ROOT
    for (const part of feature) {
      node = edges[SLOT * findSlot(edges, node, part) + 2] ?? ROOT
      if (node === ROOT) break
    }
    if (node === ROOT) continue
    for (let index = 0; index < scores; index += 1)
      sums[index] = (sums[index] ?? 0) + (weights[node * scores + index] ?? 0)
  }
  return sums
}

/** Scores made probabilities that sum to one (the softmax); empty in, empty out. */
export function probabilitiesOf(scores: readonly number[]): number[] {
  const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}
