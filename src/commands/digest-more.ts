import { plain } from '../reply/inline.ts'
import { presentArticle } from './articles.ts'
import { defineCommand } from './command.ts'
import { digestOption } from './digest-place.ts'
import { findPreviewed } from './digest-preview.ts'
import { presentLine } from './may-manage.ts'

/** As many as a message shows well. */
const MOST = 20

export const digestMoreCommand = defineCommand({
  name: 'digest more',
  summary: ({ commands }) => commands.digestMore.summary,
  example: 'digest more',
  visibility: 'caller',
  options: {
    digest: digestOption,
    of: { kind: 'text', summary: ({ commands }) => commands.digestMore.of },
  },
  run: async ({ digest, of: typed }, deps) => {
    const meant = await findPreviewed(digest, deps)
    if ('answer' in meant) return meant.answer
    const { items, total } = await deps.digests.listLeftOut(meant.subscription, parseSpan(typed), MOST)
    const words = deps.wording.digest
    if (items.length === 0) return presentLine(words.nothingMore, words.roomForAll)
    return {
      title: words.alsoNew,
      blocks: [
        { kind: 'text', text: [plain(words.leftOver(total, items.length))] },
        {
          kind: 'list',
          items: items.map((article) =>
            presentArticle({ ...article, quotes: article.analysis.quotes.length }, deps.wording),
          ),
        },
      ],
      actions: [],
    }
  },
})

/** ‘12-40’: what arrived after the twelfth article, up to the fortieth. */
function parseSpan(typed = ''): { after: number; until: number } | undefined {
  const [, after, until] = /^(\d{1,15})-(\d{1,15})$/.exec(typed) ?? []
  return after === undefined ? undefined : { after: Number(after), until: Number(until) }
}
