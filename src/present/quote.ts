import { excerptQuote } from '../core/index.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Block, Inline } from '../reply/reply.ts'
import type { FoundQuote } from '../store/store.ts'
import { presentExcerpt, presentPlace, presentTitle } from './excerpt.ts'

/** A quotation as a block: its words, and whose they are and where they stand as the caption. */
export function presentQuote({ article, quote, speakers }: FoundQuote): Block {
  const { marked, ...excerpt } = excerptQuote(article, quote)
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
