import type { Picture, Theme } from '../../reply/picture.ts'
import type { CommandCall, Reply } from '../../reply/reply.ts'
import type { Wording } from '../../wording/wording-for.ts'
import type { AddressOfPicture, TextOfCall } from './render-reply.ts'

/** What a platform would be sent for a reply. */
export interface Preview {
  /** The bodies, in order, as they would go over the wire. */
  readonly messages: readonly unknown[]
  /** The calls behind buttons, by what the platform would send back when one is pressed. */
  readonly calls: ReadonlyMap<string, CommandCall>
  /** The pictures of the bodies, by what stands there for each. */
  readonly pictures: ReadonlyMap<string, Picture>
}

/** Renders a reply as a platform would be sent it, with those of its pictures that can be shown. */
type PreviewReply = (reply: Reply, pictures: ReadonlySet<Picture>) => Promise<Preview>

/** The platforms’ own renderers, given by the composition root: adapters do not import each other. */
export interface Previews {
  readonly discord: PreviewReply
  readonly slack: PreviewReply
}

/** What a preview is drawn with. */
export interface PreviewDrawing {
  /** Writes a button’s call as text. */
  readonly textOfCall: TextOfCall
  readonly addressOfPicture: AddressOfPicture
  readonly wording: Wording
}

/** What the parts of a preview’s bodies are drawn with. */
export interface Drawing {
  /** Said of a message that nobody else sees. */
  readonly seenByCaller: string
  /** What a button asks, by what the platform would send back. */
  readonly askedBy: (sentBack: string) => string | undefined
  /** Where the page has a picture, by what stands for it in the body. */
  readonly addressOf: (standIn: string) => string | undefined
}

/** Reads a preview for drawing, its pictures as on one ground. */
export function readPreview(
  { calls, pictures }: Preview,
  { textOfCall, addressOfPicture, wording }: PreviewDrawing,
  theme: Theme,
): Drawing {
  return {
    seenByCaller: wording.page.onlyYou,
    askedBy: (sentBack) => {
      const call = calls.get(sentBack)
      return call && textOfCall(call)
    },
    addressOf: (standIn) => {
      const picture = pictures.get(standIn)
      return picture && addressOfPicture?.(picture, theme)
    },
  }
}
