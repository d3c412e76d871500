import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
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
  const provider = { getMigrations: async () => Promise.resolve(migrationsFor(engine.name)) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) {
    await db.destroy()
    throw error instanceof Error ? error : new Error('the migration failed', { cause: error })
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
