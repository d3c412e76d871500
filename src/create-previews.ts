import { previewReply as previewOnDiscord } from './adapters/discord/preview-reply.ts'
import type { ReplyForm } from './adapters/discord/render-reply.ts'
import { previewReply as previewOnSlack } from './adapters/slack/preview-reply.ts'
import type { Previews } from './adapters/web/previews.ts'

/** Lends the page what draws replies on the platforms, so that it shows what members see; it loads neither platform's library. */
export function createPreviews(form: ReplyForm): Previews {
  return { discord: async (reply) => previewOnDiscord(reply, form), slack: previewOnSlack }
}
