import type { ReplyForm } from './adapters/discord/render-reply.ts'
import type { Previews } from './adapters/web/previews.ts'

/**
 * Lends the page what draws replies on the platforms, so that it shows what members see. Neither platform's library is
 * loaded for it, and what is loaded waits for the first answer.
 */
export function createPreviews(form: ReplyForm): Previews {
  return {
    discord: async (reply, pictures) => {
      const { previewReply } = await import('./adapters/discord/preview-reply.ts')
      return previewReply(reply, form, pictures)
    },
    slack: async (reply, pictures) => {
      const { previewReply } = await import('./adapters/slack/preview-reply.ts')
      return previewReply(reply, pictures)
    },
  }
}
