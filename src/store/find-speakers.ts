import { type Kysely, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { Schema } from './schema.ts'
import { foldName } from './speaker-names.ts'
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

/** So many speakers are sorted in a millisecond. */
const FEW = 400

/** Finds speakers by a name as it was typed, whole or begun. */
export async function findSpeakers(
  db: Kysely<Schema>,
  typed: string,
  limit: number,
): ReturnType<Store['findSpeakers']> {
  const exact = await findNamed(db, foldName(typed), limit)
  if (exact.length > 0) return exact

  let begun = db
    .selectFrom('speaker')
    .select(['id', 'name', 'role', 'quotes'])
    .orderBy('weight', 'desc')
    .orderBy('id')
    .limit(limit)
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

/** Whoever is called exactly so: what is asked most, hence written out rather than built anew each time. */
async function findNamed(db: Kysely<Schema>, name: string, limit: number): ReturnType<Store['findSpeakers']> {
  const { rows } = await sql<{ id: string; name: string; role: string | null; quotes: number }>`
    select id, speaker.name, role, quotes from speaker_name join speaker on id = speaker
    where speaker_name.name = ${name} order by weight desc, id limit ${limit}`.execute(db)
  return rows.map(withoutNullRole)
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

function withoutNullRole<Row extends { role: string | null }>({
  role,
  ...row
}: Row): Omit<Row, 'role'> & { role?: string } {
  return role === null ? row : { ...row, role }
}
