import { type Kysely, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { Searchable } from './full-text.ts'
import type { Schema } from './schema.ts'
import type { ArrivalFilter, ArticleFilter, PageRequest, Store } from './store.ts'

/** Lists articles without their texts. */
export async function listArticles(
  { db, fullText }: Searchable,
  { about, titled, since }: ArticleFilter,
  { offset, size }: PageRequest,
): ReturnType<Store['listArticles']> {
  let query = db.selectFrom('article')
  if (since !== undefined) query = query.where('published', '>=', since)
  if (about !== undefined) {
    query = query.where('no', 'in', fullText.holdsAll({ table: 'article_text', words: foldedWords(about) }))
  }
  if (titled !== undefined) {
    const search = { table: 'article_text', column: 'title', words: foldedWords(titled) } as const
    query = query.where('no', 'in', fullText.holdsAll(search, true))
  }
  const rows = await query
    .select(['id', 'title', 'url', 'publisher', 'published', 'quotes'])
    .orderBy('published', 'desc')
    .orderBy('no')
    .offset(offset)
    .limit(size)
    .execute()
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const items = rows.map(({ id, title, url, publisher, published, quotes }) => ({
    id,
    title,
    quotes,
    ...(url !== null && { url }),
    ...(publisher !== null && { publisher }),
    ...(published !== '' && { published }),
  }))
  return { items, total }
}

/** Lists what came since, as a subscription wants it. */
export async function listArrivals(
  { db, fullText }: Searchable,
  { after, until, about, speaker, publisher, muted, published }: ArrivalFilter,
  limit: number,
): ReturnType<Store['listArrivals']> {
  let query = db
    .selectFrom('arrival')
    .innerJoin('article', 'article.id', 'arrival.article')
    .where('arrival.no', '>', after)
  if (until !== undefined) query = query.where('arrival.no', '<=', until)
  if (about !== undefined) {
    const search = { table: 'article_text', words: foldedWords(about) } as const
    query = query.where('article.no', 'in', fullText.holdsAll(search))
  }
  if (speaker !== undefined) {
    const quoting = db.selectFrom('article_speaker').select('article').where('speaker', '=', speaker)
    query = query.where('article.no', 'in', quoting)
  }
  if (publisher !== undefined) {
    const pattern = `%${publisher.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(sql<boolean>`lower(article.publisher) like ${pattern} escape '\\'`)
  }
  if (muted.length > 0) {
    query = query.where((eb) =>
      eb.or([eb('article.publisher', 'is', null), eb('article.publisher', 'not in', muted)]),
    )
  }
  if (published !== undefined) {
    const { since, until } = published
    query = query.where('article.published', '>=', since).where('article.published', '<=', until)
  }
  const rows = await query
    .select('article.id')
    .orderBy('article.published', 'desc')
    .orderBy('article.quotes', 'desc')
    .orderBy('article.no')
    .limit(limit)
    .execute()
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { items: rows.map(({ id }) => id), total }
}

/** Number of the last article that came; 0 where none ever did. */
export async function findLastArrival(db: Kysely<Schema>): Promise<number> {
  const { no } = await db
    .selectFrom('arrival')
    .select((eb) => eb.fn.max<number | null>('no').as('no'))
    .executeTakeFirstOrThrow()
  // There is none in an empty table.
  return no ?? 0
}
