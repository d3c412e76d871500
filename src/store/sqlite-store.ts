import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import { BriefingError } from '../briefing-error.ts'
import { createStore, type FullStore } from './create-store.ts'
import { sqliteEngine } from './engine.ts'
import { openSqliteDatabase } from './sqlite-database.ts'
import type { Schema } from './schema.ts'

/** Opens the store in a SQLite file (`:memory:` for none) and brings its schema up to date. */
export async function openSqliteStore(path: string): Promise<FullStore> {
  const database = openSqliteDatabase(path)
  const dialect = new SqliteDialect({ database })
  try {
    const store = await createStore(new Kysely<Schema>({ dialect }), sqliteEngine)
    return { ...store, revision: () => readRevision(database) }
  } catch (cause) {
    throw new BriefingError(
      'store',
      `[store/sqlite] cannot bring ${path} up to date. Restore a backup, or move the file away to start anew.`,
      { cause },
    )
  }
}

/**
 * Rows that this connection has changed, and a number that changes when another has (`pragma data_version`). Read beside
 * whatever else is under way: what is asked for afterwards is as new or newer.
 */
function readRevision(database: SqliteDatabase): string | undefined {
  const query = `select total_changes() || '.' || data_version as revision from pragma_data_version`
  try {
    const [row] = database.prepare(query).all([]) as readonly { readonly revision: string }[]
    return row?.revision
  } catch {
    // Whoever asks for what is kept is told why that fails.
    return undefined
  }
}
