import { covers, excerptQuote, type Span } from '../core/index.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Block, Inline } from '../reply/reply.ts'
import type { FoundQuote } from '../store/store.ts'
import { presentExcerpt, presentPlace, presentTitle } from './excerpt.ts'

/** A quotation as a block: its words, and whose they are and where they stand as the caption. */
export function presentQuote(found: FoundQuote): Block {
  const { article, quote } = found
  const { marked, ...excerpt } = excerptQuote(article, quote)
  return presentMarked(found, excerpt, marked)
}

/** Quotations as blocks; neighbours that the same people said in one sentence share it, so that it is shown once. */
export function presentQuotes(quotes: readonly FoundQuote[]): Block[] {
  const groups: { found: FoundQuote; excerpt: Span; marked: Span[] }[] = []
  for (const found of quotes) {
    const { marked, ...excerpt } = excerptQuote(found.article, found.quote)
    const open = groups.at(-1)
    if (open !== undefined && isSame(open.found, found) && covers(open.excerpt, excerpt))
      open.marked.push(...marked)
    else groups.push({ found, excerpt, marked: [...marked] })
  }
  return groups.map(({ found, excerpt, marked }) => presentMarked(found, excerpt, marked))
}

function isSame(one: FoundQuote, other: FoundQuote): boolean {
  return one.article.id === other.article.id && one.quote.speakers.join() === other.quote.speakers.join()
}

function presentMarked(
  { article, quote, speakers }: FoundQuote,
  excerpt: Span,
  marked: readonly Span[],
): Block {
  return {
    kind: 'quote',
    words: presentExcerpt(article, excerpt, marked),
    caption: [
      ...presentSpeakers(speakers),
      plain(` · ${presentPlace(article, quote.content[0])} · `),
      presentTitle(article),
    ],
  }
}

/** The names of those who said it, or that the article does not say. */
export function presentSpeakers(speakers: FoundQuote['speakers']): Inline[] {
  if (speakers.length === 0) return [plain('unattributed')]
  return speakers.flatMap(({ name }, index) =>
    index === 0 ? [strong(name)] : [plain(' and '), strong(name)],
  )
}
