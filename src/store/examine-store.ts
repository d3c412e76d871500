import { existsSync } from 'node:fs'
import { Kysely, sql, SqliteDialect } from 'kysely'
import { BriefingError } from '../briefing-error.ts'
import { migrationsFor } from './migrations.ts'
import { connectPostgres } from './postgres-store.ts'
import type { Schema } from './schema.ts'
import { openSqliteDatabase } from './sqlite-database.ts'

/** What a database is like, without any change to it. */
export type StoreExamination =
  /** There is no file yet: the first start makes it. */
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'open'
      /** The database's own name and version. */
      readonly engine: string
      /** Changes of the schema that the next start makes, and those that only a newer Summit knows. */
      readonly pending: readonly string[]
      readonly unknown: readonly string[]
      /** What keeps it from being written to. */
      readonly problem?: string
      /** By how much the database's clock is ahead of this machine's, in milliseconds; it has one where it is a server. */
      readonly aheadMs?: number
    }

/** Looks at the database at a `postgres://…` address or in a SQLite file. Throws a `BriefingError` where it cannot be opened. */
export async function examineStore(place: string): Promise<StoreExamination> {
  const isServer = /^postgres(ql)?:\/\//.test(place)
  if (!isServer && !existsSync(place)) return { kind: 'missing' }
  const db = isServer
    ? connectPostgres(place)
    : new Kysely<Schema>({ dialect: new SqliteDialect({ database: openSqliteDatabase(place) }) })
  try {
    const known = Object.keys(migrationsFor(isServer ? 'postgres' : 'sqlite'))
    const made = await listMigrations(db)
    const problem = await tryWriting(db)
    return {
      kind: 'open',
      engine: await (isServer ? postgresVersion(db) : sqliteVersion(db)),
      pending: known.filter((name) => !made.includes(name)),
      unknown: made.filter((name) => !known.includes(name)),
      ...(problem !== undefined && { problem }),
      ...(isServer && { aheadMs: await measureClock(db) }),
    }
  } catch (cause) {
    throw new BriefingError('store', `[store] ${reasonOf(cause)}`, { cause })
  } finally {
    await db.destroy()
  }
}

async function listMigrations(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** Makes a table and takes it back; gives what stood in the way. */
async function tryWriting(db: Kysely<Schema>): Promise<string | undefined> {
  const takenBack = new Error('taken back')
  try {
    await db.transaction().execute(async (trx) => {
      await trx.schema.createTable('written_by_doctor').addColumn('nothing', 'integer').execute()
      throw takenBack
    })
  } catch (error) {
    return error === takenBack ? undefined : reasonOf(error)
  }
  return undefined
}

async function sqliteVersion(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
  return `SQLite ${rows[0]?.version ?? ''}`
}

async function postgresVersion(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version') as version`.execute(db)
  return `PostgreSQL ${rows[0]?.version ?? ''}`
}

async function measureClock(db: Kysely<Schema>): Promise<number> {
  const start = Date.now()
  const { rows } = await sql<{ ms: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms
  `.execute(db)
  return (rows[0]?.ms ?? 0) - (start + Date.now()) / 2
}

/** What the database says of itself; neither engine's messages hold an address or a password. */
function reasonOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'it does not answer'
}
