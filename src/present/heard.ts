import type { BarChart, Pictures } from '../reply/picture.ts'
import type { Block } from '../reply/reply.ts'
import type { Heard } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'

/** More than these would make each of them small. */
export const MAX_BARS = 6

/** Who was heard, as bars of words quoted; nothing for one person alone, or where no picture can be drawn. */
export async function presentHeard(
  heard: readonly Heard[],
  where: string,
  { pictures, wording }: { readonly pictures?: Pictures | undefined; readonly wording: Wording },
): Promise<Block[]> {
  if (pictures === undefined || heard.length < 2) return []
  const picture: BarChart = {
    kind: 'bars',
    title: wording.pictures.heard,
    source: [wording.pictures.wordsQuotedIn(where)],
    bars: heard.slice(0, MAX_BARS).map(({ name, words }) => ({
      label: name,
      amount: words,
      written: wording.formats.number(words),
    })),
  }
  if ((await pictures.findObstacle(picture)) !== undefined) return []
  const amounts = picture.bars.map(({ label, written }) => `${label} ${written}`)
  return [{ kind: 'image', picture, alt: wording.pictures.heardInWords(amounts.join(', ')) }]
}
