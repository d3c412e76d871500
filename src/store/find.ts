import { type Kysely, sql } from 'kysely'
import { foldedWords, rarityOf, stem, type Quote } from '../core/index.ts'
import type { Engine } from './engine.ts'
import type { FullText, FullTextSearch } from './full-text.ts'
import { parseBody } from './keep.ts'
import { foldName } from './keep-speakers.ts'
import { fromRowId, rowIdsOf } from './row-id.ts'
import type { Schema } from './schema.ts'
import type {
  ArrivalFilter,
  ArticleFilter,
  FoundQuote,
  FoundSentence,
  Page,
  PageRequest,
  QuoteFilter,
  Store,
  StoredArticle,
  StoredCall,
} from './store.ts'

/** The reading half of a store. */
export function createFinder(
  db: Kysely<Schema>,
  { fullText }: Engine,
): Omit<
  Store,
  | 'saveArticle'
  | 'saveArticles'
  | 'removeArticle'
  | 'applyPeople'
  | 'saveCall'
  | 'sources'
  | 'feeds'
  | 'close'
> {
  return {
    listVersions: async () => db.selectFrom('article').select(['id', 'digest']).orderBy('no').execute(),
    findArticle: async (id) => {
      const row = await db.selectFrom('article').select('body').where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : parseBody(row.body)
    },
    listArticles: async (filter, page) => listArticles({ db, fullText }, filter, page),
    findLastArrival: async () => {
      const { no } = await db
        .selectFrom('arrival')
        .select((eb) => eb.fn.max<number | null>('no').as('no'))
        .executeTakeFirstOrThrow()
      // There is none in an empty table.
      return no ?? 0
    },
    listArrivals: async (filter, limit) => listArrivals({ db, fullText }, filter, limit),
    listSpeakers: async ({ article }, page) =>
      article === undefined ? listAllSpeakers(db, page) : listSpeakersOf(db, article, page),
    listHeard: async ({ article }, limit) => listHeard(db, article, limit),
    findSpeakers: async (typed, limit) => findSpeakers(db, typed, limit),
    listNameWords: async (letter) => {
      const rows = await db
        .selectFrom('speaker_word')
        .select('word')
        .distinct()
        .where('word', '>=', letter)
        .where('word', '<', endOfPrefix(letter))
        .execute()
      return rows.map(({ word }) => word)
    },
    listQuotes: async (filter, page) => listQuotes({ db, fullText }, filter, page),
    searchSentences: async (words, filter, limit) => searchSentences({ db, fullText }, words, filter, limit),
    searchQuotes: async (words, limit) => searchQuotes({ db, fullText }, words, limit),
    findCall: async (reference) => {
      const row = await db
        .selectFrom('call')
        .select('body')
        .where('reference', '=', reference)
        .executeTakeFirst()
      // Only `saveCall` writes it.
      return row === undefined ? undefined : (JSON.parse(row.body) as StoredCall)
    },
  }
}

interface Searchable {
  readonly db: Kysely<Schema>
  readonly fullText: FullText
}

async function listArticles(
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

async function listArrivals(
  { db, fullText }: Searchable,
  { after, about, speaker, publisher, muted }: ArrivalFilter,
  limit: number,
): ReturnType<Store['listArrivals']> {
  let query = db
    .selectFrom('arrival')
    .innerJoin('article', 'article.id', 'arrival.article')
    .where('arrival.no', '>', after)
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

async function listAllSpeakers(
  db: Kysely<Schema>,
  { offset, size }: PageRequest,
): ReturnType<Store['listSpeakers']> {
  const rows = await db
    .selectFrom('speaker')
    .select(['id', 'name', 'role', 'quotes'])
    .orderBy('quotes', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(size)
    .execute()
  const { total } = await db
    .selectFrom('speaker')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items: rows.map(withoutNullRole), total }
}

async function listSpeakersOf(
  db: Kysely<Schema>,
  article: string,
  { offset, size }: PageRequest,
): ReturnType<Store['listSpeakers']> {
  const query = db
    .selectFrom('article_speaker')
    .innerJoin('article', 'article.no', 'article_speaker.article')
    .innerJoin('speaker', 'speaker.id', 'article_speaker.speaker')
    .where('article.id', '=', article)
  const rows = await query
    .select(['speaker.id', 'speaker.name', 'speaker.role', 'article_speaker.quotes'])
    .orderBy('article_speaker.quotes', 'desc')
    .orderBy('speaker.id')
    .offset(offset)
    .limit(size)
    .execute()
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { items: rows.map(withoutNullRole), total }
}

async function listHeard(
  db: Kysely<Schema>,
  article: string | undefined,
  limit: number,
): ReturnType<Store['listHeard']> {
  if (article === undefined) {
    return db
      .selectFrom('speaker')
      .select(['name', 'words'])
      .where('words', '>', 0)
      .orderBy('words', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute()
  }
  return db
    .selectFrom('article_speaker')
    .innerJoin('article', 'article.no', 'article_speaker.article')
    .innerJoin('speaker', 'speaker.id', 'article_speaker.speaker')
    .where('article.id', '=', article)
    .where('article_speaker.words', '>', 0)
    .select(['speaker.name', 'article_speaker.words'])
    .orderBy('article_speaker.words', 'desc')
    .orderBy('speaker.id')
    .limit(limit)
    .execute()
}

async function findSpeakers(
  db: Kysely<Schema>,
  typed: string,
  limit: number,
): ReturnType<Store['findSpeakers']> {
  const weightiest = db
    .selectFrom('speaker')
    .select(['id', 'name', 'role', 'quotes'])
    .orderBy('weight', 'desc')
    .orderBy('id')
    .limit(limit)
  const named = db.selectFrom('speaker_name').select('speaker').where('name', '=', foldName(typed))
  const exact = await weightiest.where('id', 'in', named).execute()
  if (exact.length > 0) return exact.map(withoutNullRole)

  let begun = weightiest
  for (const word of foldedWords(foldName(typed))) {
    const holders = db
      .selectFrom('speaker_word')
      .select('speaker')
      .where('word', '>=', word)
      .where('word', '<', endOfPrefix(word))
    // Few are looked up and sorted; of many, the first are soon met on the way down from the weightiest.
    const few = await holders.limit(FEW + 1).execute()
    begun =
      few.length <= FEW
        ? begun.where('id', 'in', holders)
        : begun.where((eb) =>
            eb.exists(
              eb
                .selectFrom('speaker_word')
                .select('word')
                .whereRef('speaker_word.speaker', '=', 'speaker.id')
                .where('word', '>=', word)
                .where('word', '<', endOfPrefix(word)),
            ),
          )
  }
  return (await begun.execute()).map(withoutNullRole)
}

/** So many speakers are sorted in a fraction of a millisecond. */
const FEW = 150

async function listQuotes(
  { db, fullText }: Searchable,
  filter: QuoteFilter,
  { offset, size }: PageRequest,
): Promise<Page<FoundQuote>> {
  const { speaker, article, about, since } = filter
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
  const rows = await query
    .select('found.id')
    .orderBy('found.published', 'desc')
    .orderBy('found.id')
    .offset(offset)
    .limit(size)
    .execute()
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    items: await loadQuotes(
      db,
      rows.map(({ id }) => id),
    ),
    total,
  }
}

async function searchSentences(
  searchable: Searchable,
  words: readonly string[],
  { article }: { readonly article?: string },
  limit: number,
): Promise<FoundSentence[]> {
  const ids = await searchText(searchable, { table: 'sentence_text', words }, article, limit)
  const articles = await loadArticles(searchable.db, ids)
  return ids.flatMap((id) => {
    const { article: no, ordinal } = fromRowId(id)
    const found = articles.get(no)
    const sentence = found?.sentences[ordinal]
    return found === undefined || sentence === undefined ? [] : [{ article: found, sentence }]
  })
}

async function searchQuotes(
  searchable: Searchable,
  words: readonly string[],
  limit: number,
): Promise<FoundQuote[]> {
  const search = { table: 'quote_text', column: 'content', words } as const
  return loadQuotes(searchable.db, await searchText(searchable, search, undefined, limit))
}

/** Row ids of the best matches of one full-text table, in one article where that is given. */
async function searchText(
  { db, fullText }: Searchable,
  search: FullTextSearch,
  article: string | undefined,
  limit: number,
): Promise<number[]> {
  const row =
    article === undefined
      ? undefined
      : await db.selectFrom('article').select('no').where('id', '=', article).executeTakeFirst()
  if (article !== undefined && row === undefined) return []
  const range = row === undefined ? undefined : rowIdsOf(row.no)
  const { rows } = await fullText.bestOfAny(await narrow({ db, fullText }, search), range, limit).execute(db)
  return rows.map(({ rowid }) => rowid)
}

/** More matches than these are not ranked for the sake of words that everybody uses. */
const MANY = 5000

/** Words that tell enough to find a sentence by; the others decide nothing among so many. */
const TELLING = 4

/** Leaves a search its rarest words where any of them all would match too much. */
async function narrow({ db, fullText }: Searchable, search: FullTextSearch): Promise<FullTextSearch> {
  if (search.words.length <= TELLING) return search
  const { rows } = await fullText.countAny(search, MANY).execute(db)
  if ((rows[0]?.count ?? 0) < MANY) return search
  const rarestFirst = [...search.words].sort((a, b) => rarityOf(stem(b)) - rarityOf(stem(a)))
  return { ...search, words: rarestFirst.slice(0, TELLING) }
}

async function loadQuotes(db: Kysely<Schema>, ids: readonly number[]): Promise<FoundQuote[]> {
  const articles = await loadArticles(db, ids)
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

async function loadArticles(
  db: Kysely<Schema>,
  rowIds: readonly number[],
): Promise<Map<number, StoredArticle>> {
  const numbers = [...new Set(rowIds.map((id) => fromRowId(id).article))]
  if (numbers.length === 0) return new Map()
  const rows = await db.selectFrom('article').select(['no', 'body']).where('no', 'in', numbers).execute()
  return new Map(rows.map(({ no, body }) => [no, parseBody(body)]))
}

/** The first string after all those that begin with `prefix`. */
function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`
}

function withoutNullRole<Row extends { role: string | null }>({
  role,
  ...row
}: Row): Omit<Row, 'role'> & { role?: string } {
  return role === null ? row : { ...row, role }
}
