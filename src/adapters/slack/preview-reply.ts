import type { CommandCall, Reply } from '../../reply/reply.ts'
import { prepareCalls } from './call-value.ts'
import { renderReply, type SlackMessage } from './render-reply.ts'

/** What Slack would be sent, and which call is behind each button’s value. */
interface SlackPreview {
  readonly messages: readonly (SlackMessage & { readonly response_type: 'in_channel' | 'ephemeral' })[]
  readonly calls: ReadonlyMap<string, CommandCall>
}

/** Draws a reply as Slack would be sent it, and keeps nothing. */
export async function previewReply(reply: Reply): Promise<SlackPreview> {
  const calls = new Map<string, CommandCall>()
  let references = 0
  const writeCall = await prepareCalls(reply, {
    keepCall: async () => Promise.resolve(String(references++)),
  })
  const messages = renderReply(reply, (call) => {
    const value = writeCall(call)
    calls.set(value, call)
    return value
  })
  const response_type = reply.visibility === 'caller' ? 'ephemeral' : 'in_channel'
  return { messages: messages.map((message) => ({ ...message, response_type })), calls }
}
