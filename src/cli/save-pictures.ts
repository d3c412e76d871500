import { writeNew } from '../library/write-new.ts'
import type { Picture, Pictures } from '../reply/picture.ts'
import { drawPictures } from '../reply/draw-pictures.ts'
import type { Reply } from '../reply/reply.ts'

/** Writes the cards of a reply into the working directory, over no file that is there; gives their names. */
export async function savePictures(
  { blocks }: Reply,
  pictures: Pictures,
): Promise<ReadonlyMap<Picture, string>> {
  // A terminal draws bars by itself.
  const cards = blocks.filter((block) => block.kind === 'image' && block.picture.kind === 'quotation')
  const saved = new Map<Picture, string>()
  for (const [picture, png] of await drawPictures({ blocks: cards }, pictures, 'light'))
    saved.set(picture, await writeUnderFreeName('card', png))
  return saved
}

async function writeUnderFreeName(name: string, png: Uint8Array): Promise<string> {
  for (let count = 1; ; count++) {
    const file = count === 1 ? `${name}.png` : `${name}-${count}.png`
    if (await writeNew(file, png)) return file
  }
}
