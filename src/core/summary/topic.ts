import { rarityOf } from '../words/rarity.ts'

/** What an article is about, by its stems. */
export interface Topic {
  /** How often a stem occurs. */
  readonly countOf: (stem: string) => number
  /** More the oftener here and the rarer in other news. */
  readonly weightOf: (stem: string) => number
  /** The stems that weigh most, among those that occur more than once. */
  readonly best: ReadonlySet<string>
  /** The greatest weight. */
  readonly top: number
  /** The sum of all weights. */
  readonly total: number
}

const BEST = 10

/** Weighs the stems of an article, given for each sentence: term frequency against document frequency. */
export function readTopic(sentences: readonly (readonly string[])[]): Topic {
  const counts = new Map<string, number>()
  for (const stems of sentences) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const weights = new Map([...counts].map(([stem, count]) => [stem, Math.log(1 + count) * rarityOf(stem)]))
  const best = [...weights]
    .filter(([stem]) => (counts.get(stem) ?? 0) > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, BEST)
  return {
    countOf: (stem) => counts.get(stem) ?? 0,
    weightOf: (stem) => weights.get(stem) ?? 0,
    best: new Set(best.map(([stem]) => stem)),
    top: best[0]?.[1] ?? 1,
    total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1,
  }
}
