import { type Kysely, type RawBuilder, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import { foldName } from './speaker-names.ts'
import { type SpeakerRow, withoutNullRole } from './speaker-row.ts'
import type { PageRequest, Speaker, Store } from './store.ts'
import { createWeightiest, haveAll, WEIGHTIEST_FIRST } from './weightiest.ts'

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

/** So many speakers are looked up one by one and sorted in a millisecond. */
const FEW = 500

/** How speakers are found, with what a statement sees of the database. */
interface Way {
  readonly way: 'named' | 'looked up' | 'met'
  readonly snapshot: string | null
}

type Found = Way & { readonly [Column in keyof SpeakerRow]: SpeakerRow[Column] | null }

/**
 * Finds speakers by a name as it was typed: whoever is called exactly so; if nobody is, whoever has words that begin so. Of
 * those the longest tells most, and of two that are as long the last, since fewer share a surname than a given name. Where
 * few have it, they are looked up; else, who has all is soon met on the way down from the weightiest.
 */
export function createSpeakerFinder(db: Kysely<Schema>, engine: Engine): Store['findSpeakers'] {
  const weightiest = createWeightiest(db, engine)
  return async (typed, limit) => {
    const name = foldName(typed)
    const words = [...new Set(foldedWords(name))]
    const found = await findFew(db, engine, { name, words }, limit)
    const [first] = found
    if (first?.way === 'met')
      return (await weightiest.meet(words, limit, first.snapshot)).map(withoutNullRole)
    return found.filter(isFound).map(toSpeaker)
  }
}

/** Whoever is called so, or has such words where few have them; else, that they are to be met. */
async function findFew(
  db: Kysely<Schema>,
  engine: Engine,
  { name, words }: { readonly name: string; readonly words: readonly string[] },
  limit: number,
): Promise<Found[]> {
  const { isOneOf, limitedIf, snapshot } = engine
  const telling = words.reduce((longest, word) => (word.length < longest.length ? longest : word), '')
  const holders = sql`from speaker_word where word >= ${telling} and word < ${endOfPrefix(telling)} order by word`
  const named = sql`select id from speaker where ${isOneOf('id', sql`(select speaker from named)`)} ${WEIGHTIEST_FIRST}`
  const few = sql`(select speaker ${holders} limit ${sql.lit(FEW)})`
  // Of a single word it is known that they have it, and an index may tell the weightiest.
  const lookedUp = sql`select id from speaker where ${isOneOf('id', few)}
    ${words.length > 1 ? sql`and ${haveAll(engine, words, 'called')}` : sql``} ${WEIGHTIEST_FIRST}`
  const is = (way: Way['way']): RawBuilder<unknown> => sql`(select way from chosen) = ${sql.lit(way)}`
  const ids = sql`(${limitedIf(is('named'), named, limit)} union all ${limitedIf(is('looked up'), lookedUp, limit)})`
  const { rows } = await sql<Found>`
    with named as materialized (select speaker from speaker_name where name = ${name}),
    chosen as materialized (
      select case
        when exists (select 1 from named) then 'named'
        when exists (select 1 ${holders} limit 1 offset ${sql.lit(FEW)}) then 'met'
        else 'looked up'
      end as way
    )
    select way, ${snapshot} as snapshot, id, name, role, quotes from chosen
    left join speaker on ${isOneOf('id', ids)} ${WEIGHTIEST_FIRST}`.execute(db)
  return rows
}

function toSpeaker({ id, name, role, quotes }: SpeakerRow): Speaker {
  return withoutNullRole({ id, name, role, quotes })
}

/** Nobody is found where one row tells the way alone. */
function isFound(found: Found): found is Way & SpeakerRow {
  return found.id !== null
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
