import type { Term } from '../words/words.ts'

/** What an article is about, by its stems. */
export interface Topic {
  /** What a stem counts in it. */
  readonly shareOf: (stem: string) => Readonly<StemShare>
  /** The stems that weigh most, among those that occur more than once. */
  readonly best: ReadonlySet<string>
  /** The greatest weight. */
  readonly top: number
  /** The sum of all weights. */
  readonly total: number
}

/** A stem's part in an article. */
interface StemShare {
  /** Index of the sentence that has it first. */
  readonly first: number
  /** How often it occurs. */
  count: number
  /** More the oftener here and the rarer in other news. */
  weight: number
  /** How rare it is in other news. */
  readonly rarity: number
}

const NONE: Readonly<StemShare> = { first: Infinity, count: 0, weight: 0, rarity: 0 }

const BEST = 10

/** Weighs the stems of an article, given for each sentence: term frequency against document frequency. */
export function readTopic(sentences: readonly (readonly Pick<Term, 'stem' | 'rarity'>[])[]): Topic {
  const shares = new Map<string, StemShare>()
  for (const [first, terms] of sentences.entries()) {
    for (const { stem, rarity } of terms) {
      const known = shares.get(stem)
      if (known === undefined) shares.set(stem, { first, count: 1, weight: 0, rarity })
      else known.count += 1
    }
  }
  let total = 0
  for (const share of shares.values()) {
    share.weight = Math.log(1 + share.count) * share.rarity
    total += share.weight
  }
  const best = [...shares]
    .filter(([, { count }]) => count > 1)
    .sort(([, a], [, b]) => b.weight - a.weight)
    .slice(0, BEST)
  return {
    shareOf: (stem) => shares.get(stem) ?? NONE,
    best: new Set(best.map(([stem]) => stem)),
    top: best[0]?.[1].weight ?? 1,
    total: total || 1,
  }
}
