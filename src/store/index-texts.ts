import type { Kysely } from 'kysely'
import { type Quote, type Span, sliceOf } from '../core/index.ts'
import type { AddTexts, FullText } from './full-text.ts'
import { MAX_PARTS, rowIdsOf, toRowId } from './row-id.ts'
import type { Schema } from './schema.ts'
import type { StoredArticle } from './store.ts'

/** An article with its number. */
export interface NumberedArticle {
  readonly no: number
  readonly article: StoredArticle
}

/** Makes ready what articles, their sentences and their quotations are found by. */
export async function prepareTexts(
  db: Kysely<Schema>,
  fullText: FullText,
  articles: readonly StoredArticle[],
): Promise<AddTexts> {
  const cut = articles.map((article, index) => ({ index, article, parts: cutAtSentences(article) }))
  const whole = cut.map(({ index, article: { title }, parts }) => ({
    rowid: index,
    texts: { title: [title], body: [title, ...parts] },
  }))
  const sentences = cut.flatMap(({ index, article, parts }) =>
    article.sentences.slice(0, MAX_PARTS).map((_sentence, ordinal) => ({
      rowid: toRowId(index, ordinal),
      texts: { body: [parts[partOf(ordinal)] ?? ''] },
    })),
  )
  const quotes = cut.flatMap(({ index, article, parts }) =>
    article.analysis.quotes
      .slice(0, MAX_PARTS)
      .map((quote, ordinal) => ({ rowid: toRowId(index, ordinal), texts: textsOf(article, parts, quote) })),
  )
  return fullText.prepare(db, { article_text: whole, sentence_text: sentences, quote_text: quotes })
}

/**
 * A text in parts: what stands before the first sentence, the sentence, what stands between it and the second, and so on to
 * what stands after the last. Rows share them, so that each is taken apart once.
 */
function cutAtSentences({ text, sentences }: StoredArticle): string[] {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of sentences) {
    parts.push(text.slice(at, start), text.slice(start, end))
    at = end
  }
  return [...parts, text.slice(at)]
}

/** Where a sentence is among the parts. */
function partOf(sentence: number): number {
  return 2 * sentence + 1
}

/** Takes an article out of everything that it is found by. */
export async function unindexTexts(db: Kysely<Schema>, fullText: FullText, no: number): Promise<void> {
  const parts = rowIdsOf(no)
  await fullText.remove('article_text', { first: no, end: no + 1 }).execute(db)
  await fullText.remove('sentence_text', parts).execute(db)
  await fullText.remove('quote_text', parts).execute(db)
}

/**
 * Characters before and after a quotation by which it is found where its sentences are longer: a text without a full stop
 * may have ten thousand quotations, and each would be indexed with all of it.
 */
const AROUND = 500

/** What a quotation is found by: its own words, and the sentences that it stands in. */
function textsOf(
  { text, sentences }: StoredArticle,
  parts: readonly string[],
  { content }: Quote,
): { content: string[]; context: readonly string[] } {
  const { start } = content[0]
  const end = content.at(-1)?.end ?? start
  const [first, last] = [findSentence(sentences, start), findSentence(sentences, end - 1)]
  // Of a quotation that begins or ends in what is between sentences, that too.
  const from = partOf(first) - (start < (sentences[first]?.start ?? Infinity) ? 1 : 0)
  const to = partOf(last) + (end > (sentences[last]?.start ?? Infinity) ? 1 : 0)
  const sentencesAround = parts.slice(from, to)
  const length = sentencesAround.reduce((sum, part) => sum + part.length, 0)
  return {
    content: content.map((span) => sliceOf(text, span)),
    context:
      length <= end - start + 2 * AROUND
        ? sentencesAround
        : [text.slice(Math.max(0, start - AROUND), end + AROUND)],
  }
}

/** Index of the first sentence that ends behind a place; their number, if none does. */
function findSentence(sentences: readonly Span[], place: number): number {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low
}
