import { presentSource } from '../present/excerpt.ts'
import { plain, strong } from '../reply/inline.ts'
import type { StoredArticle } from '../store/store.ts'
import { type Answer, defineCommand, type Deps } from './command.ts'
import { presentLine, presentNotAllowed } from './may-manage.ts'
import { toCall } from './pages.ts'

export const addCommand = defineCommand({
  name: 'add',
  summary: 'Take in the article on a page',
  example: 'add https://example.org/news/bridge-opens',
  visibility: 'caller',
  options: { url: { kind: 'text', summary: 'The address of the page', required: true } },
  run: async ({ url }, deps) => {
    if (!deps.caller.mayManage) return presentNotAllowed()
    if (deps.library === undefined) return presentLine('Not added', 'Nothing is fetched here.')
    const added = await deps.library.addLink(url.trim())
    switch (added.kind) {
      case 'refused':
        return presentLine('Not added', `${url.trim()}: ${added.reason}`)
      case 'file':
        return presentLine(
          added.title,
          `It is ${added.path} in the content folder now, to be read and mended there.`,
        )
      case 'new':
        return presentAdded(added.article, 'Added:', deps)
      case 'copy':
        return presentAdded(
          added.article,
          'The same text was here already; the address is noted with it:',
          deps,
        )
      case 'known':
        return presentAdded(added.article, 'It was here already:', deps)
    }
  },
})

async function presentAdded(id: string, lead: string, { store }: Deps): Promise<Answer> {
  const article = await store.findArticle(id)
  if (article === undefined) return presentLine('Not added', 'It was taken away in the meantime.')
  return {
    title: article.title,
    blocks: [
      { kind: 'text', text: [plain(lead)] },
      { kind: 'list', items: [countQuotes(article)] },
    ],
    source: presentSource(article),
    actions: [{ kind: 'call', label: 'Brief', call: toCall('brief', { article: id }) }],
  }
}

function countQuotes({ analysis, paragraphs }: StoredArticle): ReturnType<typeof plain>[] {
  const { length } = analysis.quotes
  return [
    strong(`${length} ${length === 1 ? 'quotation' : 'quotations'}`),
    plain(` in ${paragraphs.length} ${paragraphs.length === 1 ? 'paragraph' : 'paragraphs'}`),
  ]
}
