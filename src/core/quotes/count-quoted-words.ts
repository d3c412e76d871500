import type { Article } from '../article/article.ts'
import { foldedWords } from '../text/fold.ts'
import { sliceOf } from '../text/span.ts'
import type { Quote } from './quote.ts'

/** How many words a quotation has, without what the writer puts between them. */
export function countQuotedWords({ text }: Pick<Article, 'text'>, { content }: Quote): number {
  return content.reduce((sum, span) => sum + foldedWords(sliceOf(text, span)).length, 0)
}
