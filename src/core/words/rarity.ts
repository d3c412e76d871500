import frequencies from './document-frequencies.json' with { type: 'json' }

const RAREST = Math.log(1000 / 3)

const rarityOfStem = new Map(
  frequencies.shares.flatMap(({ share, stems }) =>
    stems.split(' ').map((stem) => [stem, Math.log(1000 / share)] as const),
  ),
)

/**
 * How much a stem tells in news: the logarithm of how rare it is over documents (Spärck Jones 1972), from 0 for a word
 * of every article to 5.8 for one that the table does not know.
 */
export function rarityOf(stem: string): number {
  return rarityOfStem.get(stem) ?? RAREST
}

/** Whether the table of news words knows a stem. */
export function isCommon(stem: string): boolean {
  return rarityOfStem.has(stem)
}
