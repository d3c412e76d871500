import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { FullText } from './full-text.ts'
import { postgresFullText } from './full-text-postgres.ts'
import { sqliteFullText } from './full-text-sqlite.ts'
import type { Schema } from './schema.ts'
import { unpackInPostgres, unpackInSqlite } from './unpack-rows.ts'

/** Everything that queries do differently in two databases. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  readonly fullText: FullText
  /** A query: these rows, all with the same columns in one order, as they stand in the table. */
  readonly unpack: (table: string, rows: readonly object[]) => RawBuilder<unknown>
  /** A column by which rows are sifted as they come rather than looked up, if that is what the planner gets wrong. */
  readonly scanned: (column: string) => RawBuilder<string>
  /** Makes transactions that save articles wait for each other, so that replicas may load the same folder at once. */
  readonly waitForTurn: (trx: Transaction<Schema>) => Promise<void>
}

/** One process writes at a time: SQLite sees to that itself. */
export const sqliteEngine: Engine = {
  name: 'sqlite',
  fullText: sqliteFullText,
  unpack: unpackInSqlite,
  // SQLite takes an index for whatever is in a list, however long; https://sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_
  scanned: (column) => sql`+${sql.ref(column)}`,
  waitForTurn: async () => Promise.resolve(),
}

/** Any number of replicas. */
export const postgresEngine: Engine = {
  name: 'postgres',
  fullText: postgresFullText,
  unpack: unpackInPostgres,
  scanned: (column) => sql.ref(column),
  waitForTurn: async (trx) => {
    // The number means nothing, and is the same in every replica. The lock goes with the transaction.
    await sql`select pg_advisory_xact_lock(7316601)`.execute(trx)
  },
}
