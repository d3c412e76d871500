import type { Picture, Pictures, Theme } from './picture.ts'
import type { Reply } from './reply.ts'

/** Pictures of a reply as PNG; what is not in it is shown by its words. */
export type DrawnPictures = ReadonlyMap<Picture, Uint8Array>

/** Draws the pictures of a reply. One that cannot be drawn is left out: its words are there in any case. */
export async function drawPictures(
  { blocks }: Pick<Reply, 'blocks'>,
  pictures: Pictures | undefined,
  theme: Theme,
): Promise<DrawnPictures> {
  if (pictures === undefined) return new Map()
  const wanted = blocks.flatMap((block) => (block.kind === 'image' ? [block.picture] : []))
  const drawn = await Promise.allSettled(wanted.map(async (picture) => pictures.draw(picture, theme)))
  return new Map(
    drawn.flatMap((result, index) => {
      const picture = wanted[index]
      return result.status === 'fulfilled' && picture !== undefined ? [[picture, result.value] as const] : []
    }),
  )
}

/** Whether a reply shows pictures, which are drawn and delivered beside it. */
export function hasPictures({ blocks }: Pick<Reply, 'blocks'>): boolean {
  return blocks.some(({ kind }) => kind === 'image')
}
