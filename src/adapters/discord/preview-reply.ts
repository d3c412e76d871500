import { MessageFlags } from 'discord-api-types/payloads/v10'
import type { Picture } from '../../reply/picture.ts'
import type { CommandCall, Reply } from '../../reply/reply.ts'
import { addressInMessage } from './attachments.ts'
import { withButtonIds } from './button-id.ts'
import { type MessageBody, renderReply, type ReplyForm } from './render-reply.ts'

/** What Discord would be sent, which call is behind each button’s id, and which picture behind a file’s address. */
interface DiscordPreview {
  readonly messages: readonly MessageBody[]
  readonly calls: ReadonlyMap<string, CommandCall>
  readonly pictures: ReadonlyMap<string, Picture>
}

/** Draws a reply as Discord would be sent it, all its parts one after another as in a post, and keeps nothing. */
export async function previewReply(
  reply: Reply,
  form: ReplyForm,
  pictures: ReadonlySet<Picture>,
): Promise<DiscordPreview> {
  const calls = new Map<string, CommandCall>()
  let references = 0
  const messages = await withButtonIds(
    (writeId) =>
      renderReply(reply, {
        form,
        pictures,
        writeId: (press, slot) => {
          const id = writeId(press, slot)
          calls.set(id, press.call)
          return id
        },
      }),
    async () => Promise.resolve(String(references++)),
  )
  const seenBy = reply.visibility === 'caller' ? MessageFlags.Ephemeral : 0
  return {
    messages: messages.map((message) => ({ ...message, flags: message.flags | seenBy })),
    calls,
    pictures: new Map([...pictures].map((picture) => [addressInMessage(picture), picture])),
  }
}
