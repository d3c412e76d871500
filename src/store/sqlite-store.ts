import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { BriefingError } from '../briefing-error.ts'
import { createFinder } from './find.ts'
import { createInstallationStore } from './installations.ts'
import { createKeeper } from './keep.ts'
import { migrations } from './migrations.ts'
import { openSqliteDatabase } from './sqlite-database.ts'
import type { Schema } from './schema.ts'
import type { InstallationStore, Store } from './store.ts'

/** Opens the store in a SQLite file (`:memory:` for none) and brings its schema up to date. */
export async function openSqliteStore(path: string): Promise<Store & InstallationStore> {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: openSqliteDatabase(path) }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) {
    await db.destroy()
    throw new BriefingError(
      'store',
      `[store/sqlite] cannot bring ${path} up to date. Restore a backup, or move the file away to start anew.`,
      {
        cause: error,
      },
    )
  }
  return {
    ...createKeeper(db),
    ...createFinder(db),
    ...createInstallationStore(db),
    close: async () => db.destroy(),
  }
}
