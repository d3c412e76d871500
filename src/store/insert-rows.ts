import { type Insertable, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

/** Tables that are filled many rows at a time. */
type FilledTable =
  | 'speaker'
  | 'quote'
  | 'quote_speaker'
  | 'article_speaker'
  | 'speaker_name'
  | 'speaker_word'
  | 'arrival'
  | 'content_file'
  | 'source_key'

/**
 * Inserts rows that all have the same columns. They go as one parameter of JSON: the statement is the same however many
 * there are, so that the database compiles it once, and building it costs nothing a row.
 */
export async function insertRows<Table extends FilledTable>(
  db: Kysely<Schema>,
  { unpack }: Engine,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  onConflict?: RawBuilder<unknown>,
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  // Without its `where`, SQLite takes `on` for a join's.
  const otherwise = onConflict === undefined ? sql`` : sql`where true on conflict ${onConflict}`
  await sql`insert into ${sql.table(table)} (${columns}) ${unpack(table, rows)} ${otherwise}`.execute(db)
}
