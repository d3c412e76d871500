import { createHash } from 'node:crypto'
import type { RawFile } from 'discord.js'
import type { DrawnPictures } from '../../reply/draw-pictures.ts'
import type { Picture } from '../../reply/picture.ts'

/** The name of a picture's file, by which a message refers to it: the same picture, the same name. */
export function nameOfFile(picture: Picture): string {
  return `${createHash('sha256').update(JSON.stringify(picture)).digest('hex').slice(0, 16)}.png`
}

/** The address by which a message shows a picture whose file goes along. */
export function addressInMessage(picture: Picture): string {
  return `attachment://${nameOfFile(picture)}`
}

/** The files that go with a message, in the order of its attachments. */
export function filesOf(
  { attachments = [] }: { readonly attachments?: readonly { readonly filename: string }[] },
  pictures: DrawnPictures,
): RawFile[] {
  const pngs = new Map([...pictures].map(([picture, png]) => [nameOfFile(picture), png]))
  return attachments.flatMap(({ filename }) => {
    const png = pngs.get(filename)
    return png === undefined ? [] : [{ name: filename, data: Buffer.from(png), contentType: 'image/png' }]
  })
}
