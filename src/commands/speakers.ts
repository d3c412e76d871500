import { presentSource } from '../present/excerpt.ts'
import { MAX_BARS, presentHeard } from '../present/heard.ts'
import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import { defineCommand } from './command.ts'
import { explainEmpty, pageOption, presentPager, toCall, toPageRequest } from './pages.ts'
import { presentSpeaker } from './speaker-option.ts'

const PAGE_SIZE = 15

export const speakersCommand = defineCommand({
  name: 'speakers',
  summary: ({ commands }) => commands.speakers.summary,
  example: 'speakers',
  visibility: 'everyone',
  repeatable: true,
  options: {
    article: { ...articleOption, summary: ({ options }) => options.articleOrAll },
    page: pageOption,
  },
  run: async ({ article: wanted, page = 1 }, deps) => {
    const { wording } = deps
    const article = wanted === undefined ? undefined : await resolveArticle(wanted, deps)
    if (wanted !== undefined && article === undefined) return presentNoArticle(wanted, wording)
    const filter = article === undefined ? {} : { article: article.id }
    const { items, total } = await deps.store.listSpeakers(filter, toPageRequest(page, PAGE_SIZE))
    const shown = { page, size: PAGE_SIZE, total }
    const heard = page === 1 ? await deps.store.listHeard(filter, MAX_BARS) : []
    const chart = await presentHeard(heard, article?.title ?? wording.pictures.allArticles, deps)
    return {
      title: wording.speakers.title(total),
      blocks:
        items.length === 0
          ? [{ kind: 'text', text: explainEmpty(wording.speakers.nobody, shown, wording) }]
          : [...chart, { kind: 'list', items: items.map((speaker) => presentSpeaker(speaker, wording)) }],
      ...(article !== undefined && { source: presentSource(article, wording) }),
      actions: items.slice(0, 4).map(({ name }) => ({
        kind: 'call',
        label: name,
        call: toCall('quote', { speaker: name, article: article?.id }),
      })),
      ...presentPager(toCall('speakers', { article: article?.id }), page, PAGE_SIZE, total),
    }
  },
})
