import { once } from '../once.ts'
import { stem } from './stem.ts'
import { STOP_WORDS } from './stop-words.ts'
import frequencies from './document-frequencies.json' with { type: 'json' }

/** The rarity of a word that the table does not know. */
export const RAREST = Math.log(1000 / 3)

const rarityOfStem = once(
  () =>
    new Map(
      frequencies.shares.flatMap(({ share, stems }) =>
        stems.split(' ').map((stem) => [stem, Math.log(1000 / share)] as const),
      ),
    ),
)

/**
 * How much a stem tells in news: the logarithm of how rare it is over documents (Spärck Jones 1972), from 0 for a word
 * of every article to 5.8 for one that the table does not know.
 */
export function rarityOf(stem: string): number {
  return rarityOfStem().get(stem) ?? RAREST
}

/** The same for a word, lower-cased; words of grammar, which the table leaves out, tell nothing. */
export function rarityOfWord(word: string): number {
  return STOP_WORDS.has(word) ? 0 : rarityOf(stem(word))
}

/** So many of the words, lower-cased, as tell most, the rarest first, each once. */
export function rarestOf(words: readonly string[], count: number): string[] {
  return [...new Set(words)].sort((a, b) => rarityOfWord(b) - rarityOfWord(a)).slice(0, count)
}

/** Whether the table of news words knows a stem. */
export function isCommon(stem: string): boolean {
  return rarityOfStem().has(stem)
}
