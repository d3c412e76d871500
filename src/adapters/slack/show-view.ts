import type { webApi } from '@slack/bolt'
import type { Reply } from '../../reply/reply.ts'
import type { Wording } from '../../wording/wording-for.ts'
import type { WriteCall } from './call-value.ts'
import { refusalCode } from './explain-refusal.ts'
import type { UploadedPictures } from './render-reply.ts'
import { renderHome, renderReplyView } from './render-views.ts'
import type { UploadPictures } from './upload-pictures.ts'

interface Answer {
  readonly reply: Reply
  readonly writeCall: WriteCall
}

interface Surface {
  readonly client: webApi.WebClient
  readonly upload: UploadPictures
}

/** Shows answers on somebody's Home tab. */
export async function showHome(
  answers: readonly Answer[],
  { client, upload, person, wording }: Surface & { readonly person: string; readonly wording: Wording },
): Promise<void> {
  const replies = answers.map(({ reply }) => reply)
  await showTwice(replies, { client, upload }, async (uploaded, shown) => {
    const view = renderHome(answers, wording, uploaded)
    return client.views.publish({ user_id: person, view, ...hashOf(shown) })
  })
}

/** Shows an answer in the modal that is open, or opens one by a trigger. */
export async function showModal(
  { reply, writeCall }: Answer,
  { client, upload, place }: Surface & { readonly place: { viewId: string } | { triggerId: string } },
): Promise<void> {
  await showTwice([reply], { client, upload }, async (uploaded, shown) => {
    const view = renderReplyView(reply, writeCall, uploaded)
    if ('triggerId' in place && shown === undefined)
      return client.views.open({ trigger_id: place.triggerId, view })
    const view_id = shown?.id ?? ('viewId' in place ? place.viewId : '')
    return client.views.update({ view_id, view, ...hashOf(shown) })
  })
}

/** A view as Slack’s answer names it. */
interface ShownView {
  readonly id?: string
  readonly hash?: string
}

/**
 * Shows replies at once, pictures by their words, and once more with the pictures when Slack has taken them in: a trigger
 * lasts three seconds, and an upload may take as long.
 */
async function showTwice(
  replies: readonly Reply[],
  { client, upload }: Surface,
  show: (uploaded: UploadedPictures, shown?: ShownView) => Promise<{ view?: ShownView }>,
): Promise<void> {
  const { view } = await show(new Map())
  const uploads = await Promise.all(replies.map(async (reply) => upload(reply, client)))
  const uploaded = new Map(uploads.flatMap((each) => [...each]))
  if (uploaded.size === 0) return
  try {
    await show(uploaded, view)
  } catch (error) {
    if (!LEAVES_WORDS.has(refusalCode(error) ?? '')) throw error
  }
}

/** The words stand: Slack refuses the pictures, the view was closed, or it shows something else by now. */
const LEAVES_WORDS: ReadonlySet<string> = new Set(['invalid_blocks', 'not_found', 'hash_conflict'])

/** With it, nothing is put over what came to be shown since. */
function hashOf(shown: ShownView | undefined): { hash?: string } {
  return shown?.hash === undefined ? {} : { hash: shown.hash }
}
