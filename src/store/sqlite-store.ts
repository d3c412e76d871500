import { Kysely, SqliteDialect } from 'kysely'
import { BriefingError } from '../briefing-error.ts'
import { createStore, type FullStore } from './create-store.ts'
import { sqliteEngine } from './engine.ts'
import { openSqliteDatabase } from './sqlite-database.ts'
import type { Schema } from './schema.ts'

/** Opens the store in a SQLite file (`:memory:` for none) and brings its schema up to date. */
export async function openSqliteStore(path: string): Promise<FullStore> {
  const dialect = new SqliteDialect({ database: openSqliteDatabase(path) })
  try {
    return await createStore(new Kysely<Schema>({ dialect }), sqliteEngine)
  } catch (cause) {
    throw new BriefingError(
      'store',
      `[store/sqlite] cannot bring ${path} up to date. Restore a backup, or move the file away to start anew.`,
      { cause },
    )
  }
}
