import { plain } from '../reply/inline.ts'
import type { Block } from '../reply/reply.ts'
import type { FoundQuote, Speaker } from '../store/store.ts'
import { presentCard, presentObstacle } from '../present/card.ts'
import { presentCaption, presentQuotes } from '../present/quote.ts'
import { presentCommonSource } from '../present/excerpt.ts'
import { presentSourceLinks } from '../present/links.ts'
import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import { type CallDeps, defineCommand } from './command.ts'
import { pageOption, presentPager, toCall, toPageRequest } from './pages.ts'
import { presentNobody, presentWhich, resolveSpeaker, suggestSpeakers } from './speaker-option.ts'

const PAGE_SIZE = 5

export const quoteCommand = defineCommand({
  name: 'quote',
  summary: 'Find what somebody said, word for word',
  example: 'quote putin',
  visibility: 'everyone',
  options: {
    speaker: { kind: 'text', summary: 'Who said it', required: true, suggest: suggestSpeakers },
    about: { kind: 'text', summary: 'Words that the quotation or its sentence holds' },
    article: articleOption,
    since: { kind: 'date', summary: 'Published then or later: 2025-08-16, yesterday, 7d' },
    card: { kind: 'flag', summary: 'On a picture, one at a time' },
    page: pageOption,
  },
  run: async ({ speaker: typed, about, article: wanted, since, card = false, page = 1 }, deps) => {
    const resolved = await resolveSpeaker(typed, deps)
    if (resolved.kind === 'nobody') return presentNobody(typed, deps)
    if (resolved.kind === 'several') return presentWhich('quote', typed, resolved.speakers)
    const { speaker } = resolved
    const article = wanted === undefined ? undefined : await resolveArticle(wanted, deps)
    if (wanted !== undefined && article === undefined) return presentNoArticle(wanted)

    const filter = {
      speaker: speaker.id,
      ...(about !== undefined && { about }),
      ...(article !== undefined && { article: article.id }),
      ...(since !== undefined && { since }),
    }
    const size = card ? 1 : PAGE_SIZE
    const { items, total } = await deps.store.listQuotes(filter, toPageRequest(page, size))
    if (items.length === 0) {
      const nothing =
        total === 0
          ? 'No quotation fits that.'
          : `There is no page ${page}: the last is ${Math.ceil(total / size)}.`
      return { title: speaker.name, blocks: [{ kind: 'text', text: [plain(nothing)] }], actions: [] }
    }
    const pictured = card ? { card } : {}
    const call = toCall('quote', { speaker: speaker.name, about, article: article?.id, since, ...pictured })
    return {
      title: `${speaker.name}: ${total} ${total === 1 ? 'quotation' : 'quotations'}`,
      blocks: card ? await presentOnCards(items, speaker, deps) : presentQuotes(items),
      ...presentCommonSource(items.map((found) => found.article)),
      actions: presentSourceLinks(items.map((found) => found.article)),
      ...presentPager(call, page, size, total),
    }
  },
})

/** Pictures, or the words themselves where they do not come on one. */
async function presentOnCards(
  items: readonly FoundQuote[],
  speaker: Speaker,
  { pictures }: CallDeps,
): Promise<Block[]> {
  if (pictures === undefined)
    return [...presentQuotes(items), { kind: 'text', text: [plain('No pictures are drawn here.')] }]
  const cards = items.map(async (found) => {
    const card = await presentCard(found, pictures, speaker)
    return 'image' in card
      ? [card.image, { kind: 'text', text: presentCaption(found) } as const]
      : [...presentQuotes([found]), presentObstacle(card.obstacle)]
  })
  return (await Promise.all(cards)).flat()
}
