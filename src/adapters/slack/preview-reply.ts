import type { Picture } from '../../reply/picture.ts'
import type { CommandCall, Reply } from '../../reply/reply.ts'
import { prepareCalls, type WriteCall } from './call-value.ts'
import { renderReply, type SlackMessage } from './render-reply.ts'

/** What Slack would be sent, which call is behind each button’s value, and which picture behind a file’s id. */
interface SlackPreview {
  readonly messages: readonly (SlackMessage & { readonly response_type: 'in_channel' | 'ephemeral' })[]
  readonly calls: ReadonlyMap<string, CommandCall>
  readonly pictures: ReadonlyMap<string, Picture>
}

/** Draws a reply as Slack would be sent it, and keeps nothing. */
export async function previewReply(reply: Reply, pictures: ReadonlySet<Picture>): Promise<SlackPreview> {
  const calls = new Map<string, CommandCall>()
  let references = 0
  const writeCall = await prepareCalls(reply, {
    keepCall: async () => Promise.resolve(String(references++)),
  })
  const files = new Map([...pictures].map((picture, index) => [`F${index}`, picture]))
  const uploaded = new Map([...files].map(([id, picture]) => [picture, id]))
  const noteCall: WriteCall = (call) => {
    const value = writeCall(call)
    calls.set(value, call)
    return value
  }
  const messages = renderReply(reply, noteCall, uploaded)
  const response_type = reply.visibility === 'caller' ? 'ephemeral' : 'in_channel'
  return { messages: messages.map((message) => ({ ...message, response_type })), calls, pictures: files }
}
