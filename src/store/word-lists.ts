import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { PassageTable } from './full-text.ts'
import { MAX_PARTS } from './row-id.ts'

/** The column by which passages are found, and where they are listed by its words. */
export const PASSAGE = {
  sentence_text: { column: 'body', list: 'sentence_word' },
  quote_text: { column: 'content', list: 'quote_word' },
} as const satisfies Readonly<Record<PassageTable, object>>

/**
 * Passages are listed by word and era: so many articles by their numbers. So the newest are read first, however many
 * there are, and each has a place in its era that fits into 32 bits. In longer eras a list is rewritten more often while
 * articles come; in shorter ones lists are many, and each is read from another page.
 */
const ARTICLES_AN_ERA = 1024

/** Row ids of an era. */
export const PLACES = ARTICLES_AN_ERA * MAX_PARTS

/** A statement: puts further places behind those that lists have. In the order of the index, since there are many. */
export function mergeLists(list: string, lists: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into ${sql.table(list)} as present (word, era, places) ${lists} order by 1, 2
    on conflict (word, era) do update set places = present.places || excluded.places`
}

/** Makes the lists of passages, and fills them from what is there. */
export async function createWordLists(db: Kysely<unknown>): Promise<void> {
  await createShared(db)
  for (const [table, { column, list }] of Object.entries(PASSAGE)) {
    await db.schema
      .createTable(list)
      .addColumn('word', sql`text collate "C"`, (column) => column.notNull())
      .addColumn('era', 'bigint', (column) => column.notNull())
      .addColumn('places', sql`integer[]`, (column) => column.notNull())
      .addPrimaryKeyConstraint(`${list}_key`, ['word', 'era'])
      .execute()
    const lists = sql`
      select word, rowid / ${sql.lit(PLACES)}, array_agg((rowid % ${sql.lit(PLACES)})::integer order by rowid)
      from ${sql.table(table)}, unnest(tsvector_to_array(${sql.ref(column)})) as word group by 1, 2`
    await mergeLists(list, lists).execute(db)
    await db.schema.dropIndex(`${table}_${column}`).execute()
  }
}

/** A list that grows within its page needs no new place in the index: fewer pages are written, and less of the log. */
export async function leaveRoomInLists(db: Kysely<unknown>): Promise<void> {
  for (const { list } of Object.values(PASSAGE))
    await sql`alter table ${sql.table(list)} set (fillfactor = 50)`.execute(db)
}

/**
 * Makes the function that gives what two lists share. The extension `intarray` is ten times as fast as a query; it comes
 * with PostgreSQL, but some systems package it apart, and some servers allow it to nobody.
 */
async function createShared(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin create extension if not exists intarray;
    exception when others then null; end $$`.execute(db)
  const { rows } = await sql`select from pg_extension where extname = 'intarray'`.execute(db)
  const shared =
    rows.length > 0
      ? sql`one & other`
      : sql`array(select unnest(one) intersect select unnest(other) order by 1)`
  await sql`
    create function summit_shared (one integer[], other integer[]) returns integer[]
    language sql immutable parallel safe return ${shared}`.execute(db)
}

/** The era of a passage, by its row id. */
export function eraOf(rowid: number): number {
  return Math.floor(rowid / PLACES)
}

/** Its place there, which lists have. */
export function placeOf(rowid: number): number {
  return rowid % PLACES
}
