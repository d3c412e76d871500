import type { Kysely } from 'kysely'
import { type Quote, type Span, sliceOf } from '../core/index.ts'
import type { FullText } from './full-text.ts'
import { MAX_PARTS, rowIdsOf, toRowId } from './row-id.ts'
import type { Schema } from './schema.ts'
import type { StoredArticle } from './store.ts'

/** An article with its number. */
export interface NumberedArticle {
  readonly no: number
  readonly article: StoredArticle
}

/** Makes articles, their sentences and their quotations findable by their words. */
export async function indexTexts(
  db: Kysely<Schema>,
  fullText: FullText,
  articles: readonly NumberedArticle[],
): Promise<void> {
  const whole = articles.map(({ no, article: { title, text } }) => ({
    rowid: no,
    texts: { title, body: `${title} ${text}` },
  }))
  const sentences = articles.flatMap(({ no, article }) =>
    article.sentences.slice(0, MAX_PARTS).map((sentence, ordinal) => ({
      rowid: toRowId(no, ordinal),
      texts: { body: sliceOf(article.text, sentence) },
    })),
  )
  const quotes = articles.flatMap(({ no, article }) =>
    article.analysis.quotes
      .slice(0, MAX_PARTS)
      .map((quote, ordinal) => ({ rowid: toRowId(no, ordinal), texts: textsOf(article, quote) })),
  )
  if (whole.length > 0) await fullText.add(db, 'article_text', whole)
  if (sentences.length > 0) await fullText.add(db, 'sentence_text', sentences)
  if (quotes.length > 0) await fullText.add(db, 'quote_text', quotes)
}

/** Takes an article out of everything that it is found by. */
export async function unindexTexts(db: Kysely<Schema>, fullText: FullText, no: number): Promise<void> {
  const parts = rowIdsOf(no)
  await fullText.remove('article_text', { first: no, end: no + 1 }).execute(db)
  await fullText.remove('sentence_text', parts).execute(db)
  await fullText.remove('quote_text', parts).execute(db)
}

/** What a quotation is found by: its own words, and the sentences that it stands in. */
function textsOf(
  { text, sentences }: StoredArticle,
  { content }: Quote,
): { content: string; context: string } {
  const first = content[0]
  const whole: Span = { start: first.start, end: content.at(-1)?.end ?? first.end }
  return {
    content: content.map((span) => sliceOf(text, span)).join(' '),
    context: sliceOf(text, widenToSentences(sentences, whole)),
  }
}

function widenToSentences(sentences: readonly Span[], span: Span): Span {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.end ?? 0) <= span.start) low = middle + 1
    else high = middle
  }
  let { start, end } = span
  for (let i = low; i < sentences.length; i++) {
    const sentence = sentences[i]
    if (sentence === undefined || sentence.start >= span.end) break
    start = Math.min(start, sentence.start)
    end = Math.max(end, sentence.end)
  }
  return { start, end }
}
