import type { types } from '@slack/bolt'
import type { Reply } from '../../reply/reply.ts'
import { type Wording, wordingFor } from '../../wording/wording-for.ts'
import type { WriteCall } from './call-value.ts'
import { limits } from './limits.ts'
import { ids } from './render-form.ts'
import { renderReplyForView, type UploadedPictures } from './render-reply.ts'

/** A reply in a modal: where no channel is there to answer in, as on the Home tab. */
export function renderReplyView(
  reply: Reply,
  writeCall: WriteCall,
  uploaded?: UploadedPictures,
): types.ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Summit', emoji: false },
    close: { type: 'plain_text', text: wordingFor(reply.locale).slack.close, emoji: false },
    blocks: renderReplyForView(reply, writeCall, uploaded),
  }
}

/** Shown for as long as an answer in a modal takes. */
export function renderWaitingView({ slack }: Wording): types.ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Summit', emoji: false },
    blocks: [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: slack.looking }] }],
      },
    ],
  }
}

/** The Home tab: a button that asks, and one answer after the other. */
export function renderHome(
  replies: readonly { reply: Reply; writeCall: WriteCall }[],
  { slack }: Wording,
  uploaded?: UploadedPictures,
): types.HomeView {
  const ask: types.KnownBlock = {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ids.ask,
        style: 'primary',
        text: { type: 'plain_text', text: slack.ask, emoji: false },
      },
    ],
  }
  const parts = replies.flatMap(({ reply, writeCall }): types.KnownBlock[] => [
    { type: 'divider' },
    ...renderReplyForView(reply, writeCall, uploaded),
  ])
  return { type: 'home', blocks: [ask, ...parts].slice(0, limits.blocksPerView) }
}
