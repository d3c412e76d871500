import { plain } from '../reply/inline.ts'
import type { Block } from '../reply/reply.ts'
import type { FoundQuote, Speaker } from '../store/store.ts'
import { presentCard, presentObstacle } from '../present/card.ts'
import { presentCaption, presentQuotes } from '../present/quote.ts'
import { presentCommonSource } from '../present/excerpt.ts'
import { presentSourceLinks } from '../present/links.ts'
import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import { type CallDeps, defineCommand } from './command.ts'
import { explainEmpty, pageOption, presentPager, toCall, toPageRequest } from './pages.ts'
import { presentNobody, presentWhich, resolveSpeaker, suggestSpeakers } from './speaker-option.ts'

const PAGE_SIZE = 5

export const quoteCommand = defineCommand({
  name: 'quote',
  summary: ({ commands }) => commands.quote.summary,
  example: 'quote putin',
  visibility: 'everyone',
  repeatable: true,
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
    card: { kind: 'flag', summary: ({ commands }) => commands.quote.card },
    page: pageOption,
  },
  run: async ({ speaker: typed, about, article: wanted, since, card = false, page = 1 }, deps) => {
    const { wording } = deps
    const resolved = await resolveSpeaker(typed, deps)
    if (resolved.kind === 'nobody') return presentNobody(typed, deps)
    const pictured = card ? { card } : {}
    if (resolved.kind === 'several') {
      const call = toCall('quote', { speaker: typed, about, article: wanted, since, ...pictured })
      return presentWhich(typed, resolved.speakers, { call, wording })
    }
    const { speaker } = resolved
    const article = wanted === undefined ? undefined : await resolveArticle(wanted, deps)
    if (wanted !== undefined && article === undefined) return presentNoArticle(wanted, wording)

    const filter = {
      speaker: speaker.id,
      ...(about !== undefined && { about }),
      ...(article !== undefined && { article: article.id }),
      ...(since !== undefined && { since }),
    }
    const size = card ? 1 : PAGE_SIZE
    const { items, total } = await deps.store.listQuotes(filter, toPageRequest(page, size))
    if (items.length === 0) {
      const text = explainEmpty(wording.quote.nothing, { page, size, total }, wording)
      return { title: speaker.name, blocks: [{ kind: 'text', text }], actions: [] }
    }
    const call = toCall('quote', { speaker: typed, about, article: article?.id, since, ...pictured })
    return {
      title: wording.quote.title(speaker.name, total),
      blocks: card ? await presentOnCards(items, speaker, deps) : presentQuotes(items, wording),
      ...presentCommonSource(
        items.map((found) => found.article),
        wording,
      ),
      actions: presentSourceLinks(
        items.map((found) => found.article),
        wording,
      ),
      ...presentPager(call, page, size, total),
    }
  },
})

/** Pictures, or the words themselves where they do not come on one. */
async function presentOnCards(
  items: readonly FoundQuote[],
  speaker: Speaker,
  { pictures, wording }: CallDeps,
): Promise<Block[]> {
  if (pictures === undefined)
    return [...presentQuotes(items, wording), { kind: 'text', text: [plain(wording.pictures.noneHere)] }]
  const cards = items.map(async (found) => {
    const card = await presentCard(found, { pictures, wording }, speaker)
    return 'image' in card
      ? [card.image, { kind: 'text', text: presentCaption(found, wording) } as const]
      : [...presentQuotes([found], wording), presentObstacle(card.obstacle, wording)]
  })
  return (await Promise.all(cards)).flat()
}
