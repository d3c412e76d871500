import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Where replicas tell each other what has been dealt with. */
export interface SeenKeys {
  /** Notes a key at an instant, in milliseconds; false where it was noted before. Of several at once one gets true. */
  readonly noteKey: (key: string, now: number) => Promise<boolean>
  /** Removes what was noted before an instant. */
  readonly forgetKeys: (before: number) => Promise<void>
}

/** Keeps keys in their own table; whoever inserts first has it. */
export function createSeenKeys(db: Kysely<Schema>): SeenKeys {
  return {
    noteKey: async (key, now) => {
      const noted = await db
        .insertInto('seen_key')
        .values({ key, at: now })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('key')
        .executeTakeFirst()
      return noted !== undefined
    },
    forgetKeys: async (before) => {
      await db.deleteFrom('seen_key').where('at', '<', before).execute()
    },
  }
}
