import type { types, webApi } from '@slack/bolt'
import { hasPictures } from '../../reply/draw-pictures.ts'
import type { Reply } from '../../reply/reply.ts'
import type { WriteCall } from './call-value.ts'
import { RESPONSES_PER_URL } from './limits.ts'
import { refusalCode } from './explain-refusal.ts'
import { postJson } from './post-json.ts'
import { renderReply, type SlackMessage, type UploadedPictures } from './render-reply.ts'

/** Where a call came from, hence where its answer goes. */
export interface Place {
  readonly channel: string
  readonly person: string
  /** Timestamp of the thread's first message, where the call came from a thread. */
  readonly thread?: string
  /** Slack's address for answering this one interaction, without being a member of the channel. */
  readonly responseUrl?: string
}

/** How a reply is sent: to whom Slack shows it, and in place of what. */
interface Sending {
  readonly client: webApi.WebClient
  readonly place: Place
  readonly writeCall: WriteCall
  readonly uploaded: UploadedPictures
  /** The message whose button was pressed gives way to the answer. */
  readonly replace?: boolean
}

/** Sends a reply, from one of its messages on: through the response URL as long as Slack takes that, then by posting. */
export async function sendReply(reply: Reply, sending: Sending, from = 0): Promise<void> {
  const { client, place, writeCall, uploaded, replace = false } = sending
  for (const [index, rendered] of render(reply, writeCall, uploaded).entries()) {
    if (index < from) continue
    const message = reply.visibility === 'everyone' ? withAsker(rendered, place.person) : rendered
    const responded =
      index < RESPONSES_PER_URL && (await respond(message, reply.visibility, place, replace && index === 0))
    if (responded) continue
    try {
      await post(client, message, reply.visibility, place)
    } catch (error) {
      if (!refusesPictures(error, uploaded)) throw error
      await sendReply(reply, { ...sending, uploaded: new Map() }, index)
      return
    }
  }
}

/** What was rendered of answers that are remembered: they come again as the very same replies. */
const rendered = new WeakMap<Reply, readonly SlackMessage[]>()

function render(reply: Reply, writeCall: WriteCall, uploaded: UploadedPictures): readonly SlackMessage[] {
  const known = rendered.get(reply)
  if (known !== undefined) return known
  const messages = renderReply(reply, writeCall, uploaded)
  // Each workspace has its own uploads; without any, a reply is the same for all.
  if (!hasPictures(reply)) rendered.set(reply, messages)
  return messages
}

const PAGE = 'page:'

/** Notes in its buttons that turn pages who asked: in what all can read, nobody else turns them. */
function withAsker(message: SlackMessage, person: string): SlackMessage {
  const blocks = message.blocks.map((block): types.KnownBlock => {
    if (block.type !== 'actions') return block
    const elements = block.elements.map((element) =>
      element.action_id?.startsWith(PAGE) === true
        ? { ...element, action_id: `${element.action_id}:${person}` }
        : element,
    )
    return { ...block, elements }
  })
  return { ...message, blocks }
}

/** Whether a button turns pages, and if so, whether it was drawn for that person. */
export function readPageButton(
  actionId: string,
  person: string,
): { readonly isPage: boolean; readonly isTheirs: boolean } {
  return { isPage: actionId.startsWith(PAGE), isTheirs: actionId.endsWith(`:${person}`) }
}

/** Whether a message was refused for its form, and has pictures: those need what an upload does not promise. */
export function refusesPictures(error: unknown, uploaded: UploadedPictures): boolean {
  return uploaded.size > 0 && refusalCode(error) === 'invalid_blocks'
}

async function respond(
  message: SlackMessage,
  visibility: Reply['visibility'],
  { responseUrl, thread }: Place,
  replace: boolean,
): Promise<boolean> {
  if (responseUrl === undefined) return false
  const body = {
    ...message,
    response_type: visibility === 'everyone' ? 'in_channel' : 'ephemeral',
    replace_original: replace,
    ...(thread !== undefined && { thread_ts: thread }),
  }
  // Unreachable, or a URL that has been used up: posting is the way that is left.
  return postJson(responseUrl, body)
}

async function post(
  client: webApi.WebClient,
  message: SlackMessage,
  visibility: Reply['visibility'],
  { channel, person, thread }: Place,
): Promise<void> {
  const where = { channel, ...(thread !== undefined && { thread_ts: thread }) }
  const { text, blocks } = message
  if (visibility === 'everyone') await client.chat.postMessage({ ...where, ...message })
  else await client.chat.postEphemeral({ ...where, user: person, text, blocks })
}
