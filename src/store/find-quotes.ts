import { type Kysely, type RawBuilder, sql } from 'kysely'
import { foldedWords, type Quote } from '../core/index.ts'
import type { ArticleReader } from './article-reader.ts'
import { findOrigins } from './find-origins.ts'
import { fromRowId } from './row-id.ts'
import type { Schema } from './schema.ts'
import type { Searchable } from './full-text.ts'
import { rankMatches } from './rank-matches.ts'
import type { FoundQuote, FoundSentence, Page, PageRequest, QuoteFilter, StoredArticle } from './store.ts'

/** What quotations and sentences are found with: the indexes, and the articles that they lead to. */
export interface Sources extends Searchable {
  readonly articles: ArticleReader
}

/** Lists quotations that fit, with how many there are in all. */
export async function listQuotes(
  { db, fullText, articles }: Sources,
  { speaker, article, about, since, until }: QuoteFilter,
  { offset, size }: PageRequest,
): Promise<Page<FoundQuote>> {
  const { table, id } = speaker === undefined ? ALL_QUOTES : QUOTES_OF_SPEAKERS
  const conditions = speaker === undefined ? [sql`true`] : [sql`speaker = ${speaker}`]
  if (since !== undefined) conditions.push(sql`published >= ${since}`)
  if (until !== undefined) conditions.push(sql`published <= ${until} and published != ''`)
  if (about !== undefined) {
    const search = { table: 'quote_text', words: foldedWords(about) } as const
    conditions.push(sql`${id} in ${fullText.holdsAll(search)}`)
  }
  if (article !== undefined) {
    conditions.push(sql`${id} in (
      select quote.id from quote join article on article.no = quote.article where article.id = ${article})`)
  }
  const found = sql`from ${table} where ${sql.join(conditions, sql` and `)}`
  // Whoever is quoted ten thousand times is counted already.
  const isAll = speaker !== undefined && conditions.length === 1
  const count = isAll
    ? sql`(select quotes from speaker where id = ${speaker})`
    : sql`(select count(*) ${found})`
  // Count and page in one statement, and written out: building it piece by piece takes as long as running it.
  const { rows } = await sql<{ id: number; total: number }>`
    select ${id} as id, ${count} as total ${found}
    order by published desc, ${id} limit ${size} offset ${offset}`.execute(db)
  // Past the end there is no row to bring the total along.
  const total = rows[0]?.total ?? (offset === 0 ? 0 : await countFound(db, count))
  const ids = rows.map(({ id }) => id)
  return { items: await loadQuotes(articles, ids), total }
}

/** Two tables with quotations' ids and dates. One that is named through another costs SQLite twice the time. */
const ALL_QUOTES = { table: sql`quote`, id: sql`id` }
const QUOTES_OF_SPEAKERS = { table: sql`quote_speaker`, id: sql`quote` }

async function countFound(db: Kysely<Schema>, count: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number | null }>`select ${count} as total`.execute(db)
  return rows[0]?.total ?? 0
}

/** Sentences that hold any of the words, the best match first. */
export async function searchSentences(
  sources: Sources,
  words: readonly string[],
  limit: number,
): Promise<FoundSentence[]> {
  const ids = await rankMatches(sources, { table: 'sentence_text', words }, limit)
  return pickSentences(await sources.articles.lookThrough(articlesOf(ids)), ids)
}

/** Quotations that a claim may come from, given its words in order: the likeliest first. */
export async function searchQuotes(
  sources: Sources,
  words: readonly string[],
  limit: number,
): Promise<FoundQuote[]> {
  return loadQuotes(sources.articles, await findOrigins(sources, { table: 'quote_text', words }, limit))
}

/** Sentences that a claim may come from, in the same way. */
export async function searchWording(
  sources: Sources,
  words: readonly string[],
  limit: number,
): Promise<FoundSentence[]> {
  const ids = await findOrigins(sources, { table: 'sentence_text', words }, limit)
  return pickSentences(await sources.articles.load(articlesOf(ids)), ids)
}

/** The sentences with these row ids; those whose articles are gone meanwhile are missing. */
function pickSentences(
  articles: ReadonlyMap<number, StoredArticle>,
  ids: readonly number[],
): FoundSentence[] {
  return ids.flatMap((id) => {
    const { article: no, ordinal } = fromRowId(id)
    const article = articles.get(no)
    const sentence = article?.sentences[ordinal]
    return article === undefined || sentence === undefined ? [] : [{ article, sentence }]
  })
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
