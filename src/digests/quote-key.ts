import { createHash } from 'node:crypto'
import { type Article, foldedWords, type Quote, sliceOf } from '../core/index.ts'

/** The same for the same words, wherever they are quoted: by it a channel is not shown a quotation twice. */
export function quoteKey(article: Article, { content }: Quote): string {
  const words = content.flatMap((span) => foldedWords(sliceOf(article.text, span)))
  return createHash('sha256').update(words.join(' ')).digest('base64url').slice(0, 16)
}
