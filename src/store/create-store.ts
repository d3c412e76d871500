import { type Kysely, sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration'
import { createDeliveryLedger } from './delivery-ledger.ts'
import type { Engine } from './engine.ts'
import { createFeedLedger } from './feeds.ts'
import { createFinder } from './find.ts'
import { createInstallationStore } from './installations.ts'
import { createKeeper } from './keep.ts'
import { migrationsFor } from './migrations.ts'
import { createPortableRows, type PortableRows } from './portable-tables.ts'
import type { Schema } from './schema.ts'
import { createSeenKeys, type SeenKeys } from './seen-keys.ts'
import { createSourceLedger } from './sources.ts'
import type { InstallationStore, Store } from './store.ts'
import type { DeliveryLedger, SubscriptionStore } from './subscription.ts'
import { createSubscriptionStore } from './subscriptions.ts'

/** Everything that one database keeps. */
export type FullStore = Store &
  InstallationStore &
  SeenKeys &
  SubscriptionStore & { readonly ledger: DeliveryLedger; readonly rows: PortableRows }

/** Brings a database up to date and makes a store of it; throws what stands in the way, with the database closed. */
export async function createStore(db: Kysely<Schema>, engine: Engine): Promise<Omit<FullStore, 'revision'>> {
  try {
    await migrate(db, migrationsFor(engine.name))
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    ...createKeeper(db, engine),
    ...createFinder(db, engine),
    sources: createSourceLedger(db, engine),
    feeds: createFeedLedger(db),
    ...createSubscriptionStore(db, engine),
    ...createInstallationStore(db),
    ...createSeenKeys(db),
    ledger: createDeliveryLedger(db, engine),
    rows: createPortableRows(db, engine),
    close: async () => db.destroy(),
  }
}

async function migrate(db: Kysely<Schema>, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  // Whatever cannot be reached is not waited for twice.
  await sql`select 1`.execute(db)
  if (await isUpToDate(db, Object.keys(migrations))) return
  const provider = { getMigrations: async () => Promise.resolve(migrations) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('the migration failed', { cause: error })
}

/** Asked first, since it is so at nearly every start: the migrator reads first what tables and columns there are. */
async function isUpToDate(db: Kysely<Schema>, names: readonly string[]): Promise<boolean> {
  try {
    const query = sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`
    const { rows } = await query.execute(db)
    const done = new Set(rows.map(({ name }) => name))
    return done.size === names.length && names.every((name) => done.has(name))
  } catch {
    // A new database has no such table.
    return false
  }
}
