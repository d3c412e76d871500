import { foldedWords, type Quote } from '../core/index.ts'
import type { ArticleReader } from './article-reader.ts'
import { fromRowId } from './row-id.ts'
import { type Searchable, searchText } from './search-text.ts'
import type { FoundQuote, FoundSentence, Page, PageRequest, QuoteFilter, StoredArticle } from './store.ts'

/** What quotations and sentences are found with: the indexes, and the articles that they lead to. */
export interface Sources extends Searchable {
  readonly articles: ArticleReader
}

/** Lists quotations that fit, with how many there are in all. */
export async function listQuotes(
  { db, fullText, articles }: Sources,
  { speaker, article, about, since }: QuoteFilter,
  { offset, size }: PageRequest,
): Promise<Page<FoundQuote>> {
  // One shape for both: a quotation's id and its date.
  const all = db.selectFrom('quote').select(['quote.id as id', 'quote.published as published'])
  const spoken = db
    .selectFrom('quote_speaker')
    .select(['quote_speaker.quote as id', 'quote_speaker.published as published'])
    .where('speaker', '=', speaker ?? '')
  let query = db.selectFrom((speaker === undefined ? all : spoken).as('found'))
  if (since !== undefined) query = query.where('found.published', '>=', since)
  if (about !== undefined) {
    const search = { table: 'quote_text', words: foldedWords(about) } as const
    query = query.where('found.id', 'in', fullText.holdsAll(search))
  }
  if (article !== undefined) {
    const own = db
      .selectFrom('quote')
      .innerJoin('article', 'article.no', 'quote.article')
      .select('quote.id')
      .where('article.id', '=', article)
    query = query.where('found.id', 'in', own)
  }
  const count = query.select((eb) => eb.fn.countAll<number>().as('total'))
  // Both in one statement: each costs its way through the query builder and back.
  const rows = await query
    .select(['found.id', count.as('total')])
    .orderBy('found.published', 'desc')
    .orderBy('found.id')
    .offset(offset)
    .limit(size)
    .execute()
  // Past the end there is no row to bring the total along.
  const total = rows[0]?.total ?? (offset === 0 ? 0 : (await count.executeTakeFirstOrThrow()).total)
  const ids = rows.map(({ id }) => id)
  return { items: await loadQuotes(articles, ids), total }
}

/** Sentences that hold any of the words, the best match first. */
export async function searchSentences(
  sources: Sources,
  words: readonly string[],
  { article }: { readonly article?: string },
  limit: number,
): Promise<FoundSentence[]> {
  const ids = await searchText(sources, { table: 'sentence_text', words }, article, limit)
  const articles = await sources.articles.load(articlesOf(ids))
  return ids.flatMap((id) => {
    const { article: no, ordinal } = fromRowId(id)
    const found = articles.get(no)
    const sentence = found?.sentences[ordinal]
    return found === undefined || sentence === undefined ? [] : [{ article: found, sentence }]
  })
}

/** Quotations that hold any of the words, the best match first. */
export async function searchQuotes(
  sources: Sources,
  words: readonly string[],
  limit: number,
): Promise<FoundQuote[]> {
  const search = { table: 'quote_text', column: 'content', words } as const
  return loadQuotes(sources.articles, await searchText(sources, search, undefined, limit))
}

async function loadQuotes(reader: ArticleReader, ids: readonly number[]): Promise<FoundQuote[]> {
  const articles = await reader.load(articlesOf(ids))
  return ids.flatMap((id) => {
    const { article: no, ordinal } = fromRowId(id)
    const article = articles.get(no)
    const quote = article?.analysis.quotes[ordinal]
    return article === undefined || quote === undefined ? [] : [toFoundQuote(article, quote)]
  })
}

function toFoundQuote(article: StoredArticle, quote: Quote): FoundQuote {
  const speakers = article.analysis.people.filter(({ id }) => quote.speakers.includes(id))
  return { article, quote, speakers }
}

function articlesOf(rowIds: readonly number[]): number[] {
  return [...new Set(rowIds.map((id) => fromRowId(id).article))]
}
