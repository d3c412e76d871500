import type { Picture } from '../../src/reply/picture.ts'
import type { Reply } from '../../src/reply/reply.ts'

/** Something in place of each picture of a reply: renderers never look into what they show. */
export function standIns<Stand>(
  { blocks }: Reply,
  stand: (index: number) => Stand,
): ReadonlyMap<Picture, Stand> {
  return new Map(
    blocks.flatMap((block, index) =>
      block.kind === 'image' ? [[block.picture, stand(index)] as const] : [],
    ),
  )
}
