import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Schema } from './schema.ts'
import { namesakesOf } from './speaker-names.ts'

/** Speakers whose names are read at once. */
const BATCH = 1000

/** Adds the columns by which namesakes are found, and fills them; `unpack` and the type of text are the engine's. */
export async function addNamesakes(
  db: Kysely<unknown>,
  unpack: (table: string, rows: readonly object[]) => RawBuilder<unknown>,
  text: 'text' | RawBuilder<string>,
): Promise<void> {
  for (const column of ['surname', 'given'])
    await db.schema
      .alterTable('speaker')
      .addColumn(column, text, (definition) => definition.notNull().defaultTo(''))
      .execute()
  await readNames(db, unpack)
  await db.schema.createIndex('speaker_namesakes').on('speaker').columns(['surname', 'given']).execute()
}

async function readNames(
  db: Kysely<Schema>,
  unpack: (table: string, rows: readonly object[]) => RawBuilder<unknown>,
): Promise<void> {
  for (let last = ''; ;) {
    const speakers = await db
      .selectFrom('speaker')
      .select(['id', 'name'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute()
    const { id } = speakers.at(-1) ?? {}
    if (id === undefined) return
    const read = speakers.map((speaker) => ({ id: speaker.id, ...namesakesOf(speaker.name) }))
    await sql`
      with named (id, surname, given) as (${unpack('speaker', read)})
      update speaker set surname = named.surname, given = named.given from named where named.id = speaker.id`.execute(
      db,
    )
    last = id
  }
}
