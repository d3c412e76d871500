import { presentSource } from '../present/excerpt.ts'
import { MAX_BARS, presentHeard } from '../present/heard.ts'
import { plain } from '../reply/inline.ts'
import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import { defineCommand } from './command.ts'
import { pageOption, presentPager, toCall, toPageRequest } from './pages.ts'
import { presentSpeaker } from './speaker-option.ts'

const PAGE_SIZE = 15

export const speakersCommand = defineCommand({
  name: 'speakers',
  summary: 'Who is quoted, how often, in what role',
  example: 'speakers',
  visibility: 'everyone',
  options: {
    article: { ...articleOption, summary: 'Which article, by its title; all if left out' },
    page: pageOption,
  },
  run: async ({ article: wanted, page = 1 }, deps) => {
    const article = wanted === undefined ? undefined : await resolveArticle(wanted, deps)
    if (wanted !== undefined && article === undefined) return presentNoArticle(wanted)
    const filter = article === undefined ? {} : { article: article.id }
    const { items, total } = await deps.store.listSpeakers(filter, toPageRequest(page, PAGE_SIZE))
    const heard = page === 1 ? await deps.store.listHeard(filter, MAX_BARS) : []
    const chart = await presentHeard(heard, article?.title ?? 'all articles', deps.pictures)
    return {
      title: `Who is quoted: ${total} ${total === 1 ? 'person' : 'people'}`,
      blocks:
        items.length === 0
          ? [{ kind: 'text', text: [plain('Nobody.')] }]
          : [...chart, { kind: 'list', items: items.map(presentSpeaker) }],
      ...(article !== undefined && { source: presentSource(article) }),
      actions: items.slice(0, 4).map(({ name }) => ({
        kind: 'call',
        label: name,
        call: toCall('quote', { speaker: name, article: article?.id }),
      })),
      ...presentPager(toCall('speakers', { article: article?.id }), page, PAGE_SIZE, total),
    }
  },
})
