import type { Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import { type PersonRule, toPersonId } from './people.ts'
import type { Schema } from './schema.ts'
import { addNames, addWords, calledAll, namesakesOf, splitWords, wordColumns } from './speaker-names.ts'

/** Gives people the names and roles that an editor knows. */
export async function applyRules(
  db: Kysely<Schema>,
  engine: Engine,
  rules: readonly PersonRule[],
): Promise<void> {
  for (const { name, role, aliases, same } of rules) {
    const id = toPersonId(name)
    const known = await db.selectFrom('speaker').select('called').where('id', '=', id).executeTakeFirst()
    if (known === undefined) continue
    const { names, words } = calledAll([name, ...aliases, ...same, ...(role === undefined ? [] : [role])])
    await db
      .updateTable('speaker')
      .set({
        name,
        ...namesakesOf(name),
        ...wordColumns([...splitWords(known.called), ...words]),
        ...(role !== undefined && { role }),
      })
      .where('id', '=', id)
      .execute()
    const use = { speaker: id, uses: 1 }
    await addNames(
      db,
      engine,
      names.map((each) => ({ name: each, ...use })),
    )
    await addWords(
      db,
      engine,
      words.map((word) => ({ word, ...use })),
    )
  }
}
