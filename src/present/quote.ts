import { covers, excerptQuote, type Span, sliceOf } from '../core/index.ts'
import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Block, Inline } from '../reply/reply.ts'
import type { FoundQuote } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'
import { presentExcerpt, presentPlace, presentTitle } from './excerpt.ts'

/** A quotation as a block: its words, and whose they are and where they stand as the caption. */
export function presentQuote(
  found: FoundQuote,
  wording: Wording,
): Extract<Block, { readonly kind: 'quote' }> {
  const { marked, ...excerpt } = excerptQuote(found.article, found.quote)
  return {
    ...presentMarked(found, excerpt, marked),
    caption: [...presentCaption(found, wording), ...presentArticle(found)],
  }
}

/**
 * Quotations as blocks. Neighbours that the same people said in one sentence share it, so that it is shown once; the
 * article is named where there are several (whoever shows the quotations of one names it under them all).
 */
export function presentQuotes(quotes: readonly FoundQuote[], wording: Wording): Block[] {
  const ofSeveral = new Set(quotes.map(({ article }) => article.id)).size > 1
  const groups: { found: FoundQuote; excerpt: Span; marked: Span[] }[] = []
  for (const found of quotes) {
    const { marked, ...excerpt } = excerptQuote(found.article, found.quote)
    const open = groups.at(-1)
    if (open !== undefined && isSame(open.found, found) && covers(open.excerpt, excerpt))
      open.marked.push(...marked)
    else groups.push({ found, excerpt, marked: [...marked] })
  }
  return groups.map(({ found, excerpt, marked }) => ({
    ...presentMarked(found, excerpt, marked),
    caption: [...presentCaption(found, wording), ...(ofSeveral ? presentArticle(found) : [])],
  }))
}

/** The names of those who said it; where the article gives none, how it calls them. */
export function presentSpeakers({ article, quote, speakers }: FoundQuote, wording: Wording): Inline[] {
  const { formats, source } = wording
  if (speakers.length > 0) return inlinesOf(formats.and(speakers.map(({ name }) => strong(name))))
  if (quote.source === null) return [plain(source.unattributed)]
  return inlinesOf(source.unnamed(plain(sliceOf(article.text, quote.source))))
}

/** Names, each with how often they are quoted: ‘Ann Lee (3), Bob Ray (1)’. */
export function presentCounts(counts: readonly (readonly [name: string, quotes: number])[]): Inline[] {
  return counts.flatMap(([name, quotes], index) => [
    ...(index > 0 ? [plain(', ')] : []),
    strong(name),
    plain(` (${quotes})`),
  ])
}

function isSame(one: FoundQuote, other: FoundQuote): boolean {
  return one.article.id === other.article.id && one.quote.speakers.join() === other.quote.speakers.join()
}

function presentMarked(
  { article }: FoundQuote,
  excerpt: Span,
  marked: readonly Span[],
): { kind: 'quote'; words: Inline[] } {
  return { kind: 'quote', words: presentExcerpt(article, excerpt, marked) }
}

/** Whose words they are, and where in their article. */
export function presentCaption(found: FoundQuote, wording: Wording): Inline[] {
  const place = presentPlace(found.article, found.quote.content[0], wording)
  return [...presentSpeakers(found, wording), plain(` · ${place}`)]
}

function presentArticle({ article }: FoundQuote): Inline[] {
  return [plain(' · '), presentTitle(article)]
}
