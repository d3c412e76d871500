import { presentSource } from '../present/excerpt.ts'
import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { StoredArticle } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'
import { type Answer, type CallDeps, defineCommand } from './command.ts'
import { presentLine, presentNotAllowed, presentRefusal } from './may-manage.ts'
import { toCall } from './pages.ts'

export const addCommand = defineCommand({
  name: 'add',
  summary: ({ commands }) => commands.add.summary,
  example: 'add https://example.org/news/bridge-opens',
  visibility: 'caller',
  options: { url: { kind: 'text', summary: ({ commands }) => commands.add.url, required: true } },
  run: async ({ url }, deps) => {
    const { add, fetching } = deps.wording
    if (!deps.caller.mayManage) return presentNotAllowed(deps.wording)
    if (deps.library === undefined) return presentRefusal(add.notAdded, add.fetchesNothing)
    const added = await deps.library.addLink(url.trim())
    switch (added.kind) {
      case 'refused':
        return presentRefusal(
          add.notAdded,
          `${url.trim()}: ${fetching[added.refused.code](added.refused.what)}`,
        )
      case 'file':
        return presentLine(added.title, add.isFile(added.path))
      case 'new':
        return presentAdded(added.article, add.added, deps)
      case 'copy':
        return presentAdded(added.article, add.sameText, deps)
      case 'known':
        return presentAdded(added.article, add.known, deps)
    }
  },
})

async function presentAdded(id: string, lead: string, { store, wording }: CallDeps): Promise<Answer> {
  const article = await store.findArticle(id)
  if (article === undefined) return presentRefusal(wording.add.notAdded, wording.add.goneMeanwhile)
  return {
    title: article.title,
    blocks: [
      { kind: 'text', text: [plain(lead)] },
      { kind: 'list', items: [countQuotes(article, wording)] },
    ],
    source: presentSource(article, wording),
    actions: [{ kind: 'call', label: wording.articles.brief, call: toCall('brief', { article: id }) }],
  }
}

function countQuotes({ analysis, paragraphs }: StoredArticle, { add, source }: Wording): Inline[] {
  return inlinesOf(add.counts(strong(source.quotations(analysis.quotes.length)), paragraphs.length))
}
