import { presentTitle } from '../present/excerpt.ts'
import { plain } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { ArticleSummary } from '../store/store.ts'
import { defineCommand } from './command.ts'
import { pageOption, presentPager, toCall, toPageRequest } from './pages.ts'

const PAGE_SIZE = 10

export const articlesCommand = defineCommand({
  name: 'articles',
  summary: 'What there is to ask about, newest first',
  example: 'articles about:ukraine',
  visibility: 'everyone',
  options: {
    about: { kind: 'text', summary: 'Words that the article holds' },
    since: { kind: 'date', summary: 'Published then or later: 2025-08-16, yesterday, 7d' },
    page: pageOption,
  },
  run: async ({ about, since, page = 1 }, { store }) => {
    const filter = { ...(about !== undefined && { about }), ...(since !== undefined && { since }) }
    const { items, total } = await store.listArticles(filter, toPageRequest(page, PAGE_SIZE))
    return {
      title: `${total} ${total === 1 ? 'article' : 'articles'}`,
      blocks:
        items.length === 0
          ? [{ kind: 'text', text: [plain('No article fits that.')] }]
          : [{ kind: 'list', items: items.map(presentArticle) }],
      actions: items.slice(0, 4).map(({ id, title }) => ({
        kind: 'call',
        label: `Brief: ${title}`,
        call: toCall('brief', { article: id }),
      })),
      ...presentPager(toCall('articles', { about, since }), page, PAGE_SIZE, total),
    }
  },
})

/** A title with its link, who published it and when, and how much it quotes. */
export function presentArticle(article: ArticleSummary): Inline[] {
  const quotes = `${article.quotes} ${article.quotes === 1 ? 'quotation' : 'quotations'}`
  const rest = [article.publisher, article.published, quotes].filter((part) => part !== undefined)
  return [presentTitle(article), plain(` · ${rest.join(' · ')}`)]
}
