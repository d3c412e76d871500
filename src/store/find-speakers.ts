import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import { foldName } from './speaker-names.ts'
import { type SpeakerRow, withoutNullRole } from './speaker-row.ts'
import type { PageRequest, Store } from './store.ts'

/** Lists who is quoted, the most quoted first: over all articles, or in one. */
export async function listSpeakers(
  db: Kysely<Schema>,
  { article }: { readonly article?: string },
  page: PageRequest,
): ReturnType<Store['listSpeakers']> {
  return article === undefined ? listAllSpeakers(db, page) : listSpeakersOf(db, article, page)
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

/** Whose words are quoted at most length: over all articles, or in one. */
export async function listHeard(
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

/** Finds speakers by a name as it was typed, whole or begun. */
export async function findSpeakers(
  db: Kysely<Schema>,
  engine: Engine,
  typed: string,
  limit: number,
): ReturnType<Store['findSpeakers']> {
  const folded = foldName(typed)
  const exact = await findNamed(db, engine, folded, limit)
  return exact.length > 0 ? exact : findBegun(db, engine, [...new Set(foldedWords(folded))], limit)
}

/** Whoever is called exactly so: what is asked most, hence written out rather than built anew each time. */
async function findNamed(
  db: Kysely<Schema>,
  { isOneOf }: Engine,
  name: string,
  limit: number,
): ReturnType<Store['findSpeakers']> {
  const named = sql`(select speaker from speaker_name where name = ${name})`
  const { rows } = await sql<SpeakerRow>`
    select id, name, role, quotes from speaker where ${isOneOf('id', named)}
    order by weight desc, id limit ${sql.lit(limit)}`.execute(db)
  return rows.map(withoutNullRole)
}

/** So many speakers are looked up one by one and sorted in a millisecond. */
const FEW = 750

/**
 * Whoever has words that begin so. The longest tells most, and of two that are as long the last, since fewer share a surname
 * than a given name. Where few have it, they are looked up; else, who has all is soon met on the way down from the
 * weightiest, whose index has the words.
 */
async function findBegun(
  db: Kysely<Schema>,
  { isOneOf, limitedIf }: Engine,
  words: readonly string[],
  limit: number,
): ReturnType<Store['findSpeakers']> {
  const telling = words.reduce((longest, word) => (word.length < longest.length ? longest : word), '')
  const holders = sql`from speaker_word where word >= ${telling} and word < ${endOfPrefix(telling)} order by word`
  const areMany = sql`(select are_many from counted)`
  const few = sql`(select speaker ${holders} limit ${sql.lit(FEW)})`
  // Of a single word it is known that they have it, and an index may tell the weightiest.
  const lookedUp = sql`select id from speaker where ${isOneOf('id', few)}
    ${words.length > 1 ? sql`and ${haveAll('called', words)}` : sql``} order by weight desc, id`
  const met = sql`select id from speaker where ${haveAll('called_first', words)} order by weight desc, id`
  const { rows } = await sql<SpeakerRow>`
    with counted as materialized (select exists (select 1 ${holders} limit 1 offset ${sql.lit(FEW)}) as are_many)
    select id, name, role, quotes from speaker
    where ${isOneOf(
      'id',
      sql`(${limitedIf(sql`not ${areMany}`, lookedUp, limit)} union all ${limitedIf(areMany, met, limit)})`,
    )} order by weight desc, id`.execute(db)
  return rows.map(withoutNullRole)
}

/** Of conditions that it knows, PostgreSQL would guess how rarely they hold, and look through all; of a case it guesses nothing. */
function haveAll(column: 'called' | 'called_first', words: readonly string[]): RawBuilder<SqlBool> {
  const conditions = words.map((word) => sql`' ' || ${sql.ref(column)} like ${`% ${word}%`}`)
  return sql`case when ${sql.join([sql`1 = 1`, ...conditions], sql` and `)} then true end`
}

/** Distinct words of speakers' names that begin with a letter. */
export async function listNameWords(db: Kysely<Schema>, letter: string): Promise<string[]> {
  const rows = await db
    .selectFrom('speaker_word')
    .select('word')
    .distinct()
    .where('word', '>=', letter)
    .where('word', '<', endOfPrefix(letter))
    .execute()
  return rows.map(({ word }) => word)
}

/** The first string after all those that begin with `prefix`. */
function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`
}
