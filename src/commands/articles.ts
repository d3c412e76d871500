import { presentTitle } from '../present/excerpt.ts'
import { plain } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { ArticleSummary } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'
import { defineCommand } from './command.ts'
import { explainEmpty, pageOption, presentPager, toCall, toPageRequest } from './pages.ts'

const PAGE_SIZE = 10

export const articlesCommand = defineCommand({
  name: 'articles',
  summary: ({ commands }) => commands.articles.summary,
  example: 'articles about:ukraine',
  visibility: 'everyone',
  repeatable: true,
  options: {
    about: { kind: 'text', summary: ({ commands }) => commands.articles.about },
    since: { kind: 'date', summary: ({ options }) => options.since },
    page: pageOption,
  },
  run: async ({ about, since, page = 1 }, { store, wording }) => {
    const filter = { ...(about !== undefined && { about }), ...(since !== undefined && { since }) }
    const { items, total } = await store.listArticles(filter, toPageRequest(page, PAGE_SIZE))
    const shown = { page, size: PAGE_SIZE, total }
    return {
      title: wording.articles.title(total),
      blocks:
        items.length === 0
          ? [{ kind: 'text', text: explainEmpty(wording.articles.nothing, shown, wording) }]
          : [{ kind: 'list', items: items.map((article) => presentArticle(article, wording)) }],
      actions: items.slice(0, 4).map(({ id, title }) => ({
        kind: 'call',
        label: wording.articles.briefOf(title),
        call: toCall('brief', { article: id }),
      })),
      ...presentPager(toCall('articles', { about, since }), page, PAGE_SIZE, total),
    }
  },
})

/** A title with its link, who published it and when, and how much it quotes. */
export function presentArticle(article: ArticleSummary, { source }: Wording): Inline[] {
  const quotes = source.quotations(article.quotes)
  const rest = [article.publisher, article.published, quotes].filter((part) => part !== undefined)
  return [presentTitle(article), plain(` · ${rest.join(' · ')}`)]
}
