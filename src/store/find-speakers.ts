import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import { foldName, initialsOf } from './speaker-names.ts'
import { type SpeakerRow, withoutNullRole } from './speaker-row.ts'
import type { PageRequest, Speaker, Store } from './store.ts'
import { type CalledSpeaker, createRecallSpeakers, WEIGHTIEST_FIRST } from './speaker-memory.ts'

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

/** Finds speakers by a name as it was typed: whoever is called exactly so; if nobody is, whoever has words that begin so. */
export async function findSpeakers(
  db: Kysely<Schema>,
  engine: Engine,
  typed: string,
  limit: number,
): Promise<Speaker[]> {
  const named = sql`(select speaker from speaker_name where name = ${foldName(typed)})`
  const { rows } = await sql<SpeakerRow>`
    select id, name, role, quotes from speaker where ${engine.isOneOf('id', named)}
    ${WEIGHTIEST_FIRST} limit ${limit}`.execute(db)
  if (rows.length > 0) return rows.map(withoutNullRole)
  return (await findBegun(db, engine, wordsOf(typed), limit)).map(toSpeaker)
}

/** Suggests speakers while a name is typed: nothing says yet that it ends where it does. */
export function createSuggestSpeakers(db: Kysely<Schema>, engine: Engine): Store['suggestSpeakers'] {
  const recall = createRecallSpeakers(db, engine)
  return async (typed, limit) => {
    const words = wordsOf(typed)
    const speakers = await recall(words, limit, async () => findBegun(db, engine, words, limit))
    return speakers.map(toSpeaker)
  }
}

function toSpeaker({ id, name, role, quotes }: SpeakerRow): Speaker {
  return withoutNullRole({ id, name, role, quotes })
}

function wordsOf(typed: string): string[] {
  return [...new Set(foldedWords(foldName(typed)))]
}

/** So many speakers are looked up one by one and sorted in a millisecond. */
const FEW = 500

/**
 * Whoever has words that begin so. Of those the longest tells most, and of two that are as long the last, since fewer share
 * a surname than a given name. Where few have it, they are looked up; else, who has all is soon met on the way down from
 * the weightiest.
 */
async function findBegun(
  db: Kysely<Schema>,
  engine: Engine,
  words: readonly string[],
  limit: number,
): Promise<CalledSpeaker[]> {
  const { isOneOf, limitedIf } = engine
  const telling = words.reduce((longest, word) => (word.length < longest.length ? longest : word), '')
  // Of bounds that it knows, PostgreSQL would make a plan for each call, which takes longer than to answer.
  const [first, end] = [sql`(select ${telling})`, sql`(select ${endOfPrefix(telling)})`]
  const holders = sql`from speaker_word where word >= ${first} and word < ${end} order by word`
  const few = sql`(select speaker ${holders} limit ${sql.lit(FEW)})`
  // Of a single word it is known that they have it, and an index may tell the weightiest.
  const lookedUp = sql`select id from speaker where ${isOneOf('id', few)}
    ${words.length > 1 ? sql`and ${haveAll(engine, words, 'called')}` : sql``} ${WEIGHTIEST_FIRST}`
  const met = sql`select id from speaker where ${haveAll(engine, words, 'called_first')} ${WEIGHTIEST_FIRST}`
  const isMany = sql`exists (select 1 from many)`
  const ids = sql`(${limitedIf(sql`not ${isMany}`, lookedUp, limit)} union all ${limitedIf(isMany, met, limit)})`
  const { rows } = await sql<CalledSpeaker>`
    with many as materialized (select 1 ${holders} limit 1 offset ${sql.lit(FEW)})
    select id, name, role, quotes, called from speaker where ${isOneOf('id', ids)} ${WEIGHTIEST_FIRST}`.execute(
    db,
  )
  return rows
}

/** A condition: somebody has words that begin so, for each of them. */
function haveAll(
  { holdsText }: Engine,
  words: readonly string[],
  column: 'called' | 'called_first',
): RawBuilder<SqlBool> {
  const initials = initialsOf(words)
  const conditions = words.map((word) => holdsText(sql`' ' || ${sql.ref(column)}`, sql`${` ${word}`}`))
  // Of conditions that it knows, PostgreSQL would guess how rarely they hold, and look through all; of a case it guesses nothing.
  return sql`case when ${sql.join([sql`initials & ${initials} = ${initials}`, ...conditions], sql` and `)} then true end`
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
