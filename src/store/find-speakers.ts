import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { Engine } from './engine.ts'
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

/** So many speakers are looked up one by one and sorted in a millisecond. */
const FEW = 200

/** So many fit into a filter that is made in a millisecond or two. */
const MANY = 5000

/** Finds speakers by a name as it was typed, whole or begun. */
export async function findSpeakers(
  db: Kysely<Schema>,
  engine: Engine,
  typed: string,
  limit: number,
): ReturnType<Store['findSpeakers']> {
  const folded = foldName(typed)
  const exact = await findNamed(db, folded, limit)
  if (exact.length > 0) return exact

  // Ids alone, on the way down from the weightiest, are told by an index, and there is much of it.
  let begun = db.selectFrom('speaker').select('id').orderBy('weight', 'desc').orderBy('id').limit(limit)
  const [rarest, ...others] = await rarestFirst(db, foldedWords(folded))
  if (rarest !== undefined) begun = begun.where(isAmongHolders(engine, rarest))
  // Of whoever has the rarest it is soon told whether they have the others.
  for (const { word } of others) begun = begun.where(isHolder(word))
  const rows = await db
    .selectFrom('speaker')
    .select(['id', 'name', 'role', 'quotes'])
    .where('id', 'in', begun)
    .orderBy('weight', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(withoutNullRole)
}

/** The beginning of a word of names, and how many words of speakers begin so; more than MANY are not counted. */
interface Beginning {
  readonly word: string
  readonly holders: number
}

async function rarestFirst(db: Kysely<Schema>, words: readonly string[]): Promise<Beginning[]> {
  const counted: Beginning[] = []
  for (const word of new Set(words)) {
    const { holders } = await db
      .selectFrom(
        holdersOf(word)(db)
          .limit(MANY + 1)
          .as('holder'),
      )
      .select((eb) => eb.fn.countAll<number>().as('holders'))
      .executeTakeFirstOrThrow()
    counted.push({ word, holders })
  }
  return counted.sort((a, b) => a.holders - b.holders)
}

/**
 * A condition: somebody has a word that begins so. Few are looked up; many are met on the way down from the weightiest
 * soon; of those in between, all are known first, so that whoever is met on that way need not be looked up.
 */
function isAmongHolders(engine: Engine, { word, holders }: Beginning) {
  return (eb: ExpressionBuilder<Schema, 'speaker'>) => {
    if (holders > MANY) return isHolder(word)(eb)
    return (holders <= FEW ? engine.isOneOf : engine.isAmong)('id', holdersOf(word)(eb))
  }
}

/** The same, asked of each by themselves; of what is only said to exist, PostgreSQL makes a join. */
function isHolder(word: string) {
  return (eb: ExpressionBuilder<Schema, 'speaker'>) =>
    eb(holdersOf(word)(eb).whereRef('speaker_word.speaker', '=', 'speaker.id').limit(1), 'is not', null)
}

/** In the order of an index, so that PostgreSQL reads that, and no more than is wanted. */
function holdersOf(word: string) {
  return (from: Pick<ExpressionBuilder<Schema, 'speaker'>, 'selectFrom'>) =>
    from
      .selectFrom('speaker_word')
      .select('speaker_word.speaker')
      .where('word', '>=', word)
      .where('word', '<', endOfPrefix(word))
      .orderBy('word')
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
