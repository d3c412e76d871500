import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import type { InstallationStore } from './store.ts'

/** Keeps installations in their own table. It sees sealed texts only. */
export function createInstallationStore(db: Kysely<Schema>): InstallationStore {
  return {
    saveInstallation: async (key, sealed) => {
      await db
        .insertInto('installation')
        .values({ key, sealed })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ sealed }))
        .execute()
    },
    findInstallation: async (key) => {
      const row = await db
        .selectFrom('installation')
        .select('sealed')
        .where('key', '=', key)
        .executeTakeFirst()
      return row?.sealed
    },
    removeInstallation: async (key) => {
      await db.deleteFrom('installation').where('key', '=', key).execute()
    },
  }
}
