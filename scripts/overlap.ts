/** What sentences share with a reference. */
export interface Overlap {
  /** F1, 0 to 100, of the words and of the word pairs that a choice of sentences shares with the reference. */
  readonly f1: (chosen: readonly number[]) => readonly [words: number, pairs: number]
}

/** Prepares the overlap of sentences with a reference: ROUGE-1 and ROUGE-2 (Lin 2004), over the words of `tokens`. */
export function createOverlap(
  reference: string,
  sentences: readonly string[],
  tokens: (text: string) => readonly string[],
): Overlap {
  const wanted = tokens(reference)
  const [words, pairs] = [countEach(wanted), countEach(pairsOf(wanted))]
  const read = sentences.map((sentence) => {
    const stems = tokens(sentence)
    return {
      length: stems.length,
      words: [...countEach(stems)].filter(([word]) => words.has(word)),
      pairs: [...countEach(pairsOf(stems))].filter(([pair]) => pairs.has(pair)),
    }
  })
  return {
    f1(chosen) {
      const parts = chosen.flatMap((index) => read[index] ?? [])
      const length = parts.reduce((sum, part) => sum + part.length, 0)
      return [
        harmonic(
          shared(
            words,
            parts.flatMap((part) => part.words),
          ),
          wanted.length,
          length,
        ),
        harmonic(
          shared(
            pairs,
            parts.flatMap((part) => part.pairs),
          ),
          wanted.length - 1,
          length - 1,
        ),
      ]
    },
  }
}

function pairsOf(stems: readonly string[]): string[] {
  return stems.slice(1).map((word, index) => `${stems[index] ?? ''} ${word}`)
}

function countEach(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

function shared(wanted: ReadonlyMap<string, number>, found: readonly (readonly [string, number])[]): number {
  const held = new Map<string, number>()
  for (const [item, count] of found) held.set(item, (held.get(item) ?? 0) + count)
  let hits = 0
  for (const [item, count] of held) hits += Math.min(count, wanted.get(item) ?? 0)
  return hits
}

function harmonic(hits: number, wanted: number, found: number): number {
  return hits === 0 ? 0 : (200 * hits) / (wanted + found)
}
