import type { Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import { type PersonRule, toPersonId } from './people.ts'
import type { Schema } from './schema.ts'
import { addCalled, calledAll } from './speaker-names.ts'

/** Gives people the names and roles that an editor knows. */
export async function applyRules(
  db: Kysely<Schema>,
  engine: Engine,
  rules: readonly PersonRule[],
): Promise<void> {
  for (const { name, role, aliases, same } of rules) {
    const id = toPersonId(name)
    const known = await db.selectFrom('speaker').select('id').where('id', '=', id).executeTakeFirst()
    if (known === undefined) continue
    await db
      .updateTable('speaker')
      .set({ name, ...(role !== undefined && { role }) })
      .where('id', '=', id)
      .execute()
    const called = [name, ...aliases, ...same, ...(role === undefined ? [] : [role])]
    await addCalled(db, engine, [{ speaker: id, ...calledAll(called) }])
  }
}
