import { plain } from '../reply/inline.ts'
import { presentQuotes } from '../present/quote.ts'
import { presentCommonSource } from '../present/excerpt.ts'
import { presentSourceLinks } from '../present/links.ts'
import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import { defineCommand } from './command.ts'
import { pageOption, presentPager, toCall, toPageRequest } from './pages.ts'
import { presentNobody, presentWhich, resolveSpeaker, suggestSpeakers } from './speaker-option.ts'

const PAGE_SIZE = 5

export const quoteCommand = defineCommand({
  name: 'quote',
  summary: ({ commands }) => commands.quote.summary,
  example: 'quote putin',
  visibility: 'everyone',
  options: {
    speaker: {
      kind: 'text',
      summary: ({ commands }) => commands.quote.speaker,
      required: true,
      suggest: suggestSpeakers,
    },
    about: { kind: 'text', summary: ({ commands }) => commands.quote.about },
    article: articleOption,
    since: { kind: 'date', summary: ({ options }) => options.since },
    page: pageOption,
  },
  run: async ({ speaker: typed, about, article: wanted, since, page = 1 }, deps) => {
    const { wording } = deps
    const resolved = await resolveSpeaker(typed, deps)
    if (resolved.kind === 'nobody') return presentNobody(typed, deps)
    if (resolved.kind === 'several') return presentWhich('quote', typed, resolved.speakers, wording)
    const { speaker } = resolved
    const article = wanted === undefined ? undefined : await resolveArticle(wanted, deps)
    if (wanted !== undefined && article === undefined) return presentNoArticle(wanted, wording)

    const filter = {
      speaker: speaker.id,
      ...(about !== undefined && { about }),
      ...(article !== undefined && { article: article.id }),
      ...(since !== undefined && { since }),
    }
    const { items, total } = await deps.store.listQuotes(filter, toPageRequest(page, PAGE_SIZE))
    if (items.length === 0) {
      const nothing =
        total === 0 ? wording.quote.nothing : wording.pages.none(page, Math.ceil(total / PAGE_SIZE))
      return { title: speaker.name, blocks: [{ kind: 'text', text: [plain(nothing)] }], actions: [] }
    }
    const call = toCall('quote', { speaker: speaker.name, about, article: article?.id, since })
    return {
      title: wording.quote.title(speaker.name, total),
      blocks: presentQuotes(items, wording),
      ...presentCommonSource(
        items.map((found) => found.article),
        wording,
      ),
      actions: presentSourceLinks(
        items.map((found) => found.article),
        wording,
      ),
      ...presentPager(call, page, PAGE_SIZE, total),
    }
  },
})
