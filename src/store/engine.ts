import { type Expression, type Kysely, type RawBuilder, sql, type SqlBool, type Transaction } from 'kysely'
import type { FullText } from './full-text.ts'
import { createPostgresFullText } from './full-text-postgres.ts'
import { sqliteFullText } from './full-text-sqlite.ts'
import type { Schema } from './schema.ts'
import { unpackInPostgres, unpackInSqlite } from './unpack-rows.ts'

/** Everything that queries do differently in two databases. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  readonly fullText: FullText
  /** A query: these rows, all with the same columns in one order, as they stand in the table. */
  readonly unpack: (table: string, rows: readonly object[]) => RawBuilder<unknown>
  /** A condition: a column is among what a query in parentheses gives; each of that is looked up. */
  readonly isOneOf: (column: string, query: Expression<unknown>) => RawBuilder<SqlBool>
  /** A condition: a text has another in it. */
  readonly holdsText: (text: RawBuilder<unknown>, part: RawBuilder<unknown>) => RawBuilder<SqlBool>
  /** A query: the first rows of an ordered one, if a condition holds; without a look at any if it does not. */
  readonly limitedIf: (
    condition: RawBuilder<unknown>,
    query: RawBuilder<unknown>,
    limit: number,
  ) => RawBuilder<unknown>
  /**
   * What a statement sees of the database, as a text that is another once anything has changed; undefined where nothing is
   * gained by not asking again.
   */
  readonly snapshot: RawBuilder<string> | undefined
  /** What is selected from: each row of `wanted` with that of every `speaker` of its `surname` and, unless it is '', its `given`. */
  readonly wantedBearers: RawBuilder<unknown>
  /** How many articles are best saved at once. */
  readonly manyAtOnce: number
  /** Lets the database take stock after many articles came at once. */
  readonly settle: (db: Kysely<Schema>) => Promise<void>
  /** Makes transactions that save articles wait for each other, so that replicas may load the same folder at once. */
  readonly waitForTurn: (trx: Transaction<Schema>) => Promise<void>
}

/** Both databases take a range for what an index tells, and ‘any, or this one’ for what each row must be asked. */
const isGivenName = sql`speaker.given between wanted.given and coalesce(nullif(wanted.given, ''), ${sql.lit('\u{10FFFF}')})`

/** One process writes at a time: SQLite sees to that itself. */
export const sqliteEngine: Engine = {
  name: 'sqlite',
  fullText: sqliteFullText,
  unpack: unpackInSqlite,
  isOneOf: (column, query) => sql`${sql.ref(column)} in ${query}`,
  holdsText: (text, part) => sql`instr(${text}, ${part}) > 0`,
  // Of a condition it would ask at each row.
  limitedIf: (condition, query, limit) =>
    sql`select * from (${query} limit iif(${condition}, ${sql.lit(limit)}, 0))`,
  // Asking it again costs no way to anywhere.
  snapshot: undefined,
  // In the order of a cross join.
  wantedBearers: sql`
    wanted cross join speaker on speaker.surname = wanted.surname and ${isGivenName}`,
  // It works in this process's memory.
  manyAtOnce: 128,
  // It has no statistics, and answers without any.
  settle: async () => Promise.resolve(),
  waitForTurn: async () => Promise.resolve(),
}

/** Any number of replicas. */
export function createPostgresEngine(): Engine {
  return { ...postgres, fullText: createPostgresFullText() }
}

const postgres: Omit<Engine, 'fullText'> = {
  name: 'postgres',
  unpack: unpackInPostgres,
  // Its planner makes a join of a list and guesses how long it will be, but not of an array.
  isOneOf: (column, query) => sql`${sql.ref(column)} = any (array${query})`,
  holdsText: (text, part) => sql`strpos(${text}, ${part}) > 0`,
  // A limit that it does not know, when it plans once for all calls, it would take for thousands.
  limitedIf: (condition, query, limit) =>
    sql`select * from (${query} limit ${sql.lit(limit)}) as limited where ${condition}`,
  // Which transactions have ended, and which are under way.
  snapshot: sql`pg_current_snapshot()::text`,
  // Of a join it would make a look through everybody.
  wantedBearers: sql`
    wanted cross join lateral (
      select * from speaker where surname = wanted.surname and ${isGivenName} offset 0
    ) as speaker`,
  // A list of words is written once for all that have the word: with many more nothing is gained, but 25 MB of memory lost.
  manyAtOnce: 192,
  // Its own housekeeping comes within minutes; until then it plans for empty tables, and looks into them for each hit in
  // an index.
  settle: async (db) => {
    const tables = sql.join(FILLED_BY_ARTICLES.map((table) => sql.table(table)))
    await sql`vacuum (analyze, skip_locked) ${tables}`.execute(db)
  },
  waitForTurn: async (trx) => {
    // The number means nothing, and is the same in every replica. The lock goes with the transaction.
    await sql`select pg_advisory_xact_lock(7316601)`.execute(trx)
  },
}

/** What has rows of every article. */
const FILLED_BY_ARTICLES = [
  'article',
  'article_speaker',
  'article_text',
  'quote',
  'quote_speaker',
  'quote_text',
  'quote_word',
  'sentence_text',
  'sentence_word',
  'speaker',
  'speaker_name',
  'speaker_word',
]
