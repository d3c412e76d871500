import { type Kysely, type RawBuilder, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { FullText, PassageSearch, PassageTable, RowRange } from './full-text.ts'
import { MAX_PARTS } from './row-id.ts'

/** The text search configuration that the migrations create: Porter's stems as in FTS5, no stop words. */
export const TEXT_SEARCH = 'summit'

/**
 * A `tsvector` takes 1 MB. In the worst case, short words that never come again, an indexed character needs less than
 * three bytes there; what an article says after so many characters is not found by its words.
 */
const MAX_INDEXED = 300_000

/** The column that holds what the others hold too. */
const WHOLE = { article_text: 'body', quote_text: 'context' } as const

/** The column by which passages are found, and where they are listed by its words. */
const PASSAGE = {
  sentence_text: { column: 'body', list: 'sentence_word' },
  quote_text: { column: 'content', list: 'quote_word' },
} as const satisfies Readonly<Record<PassageTable, object>>

/**
 * Passages are listed by word and era: so many articles by their numbers. So the newest are read first, however many
 * there are, and each has a place in its era that fits into 32 bits. In longer eras a list is rewritten more often while
 * articles come; in shorter ones lists are many, and each is read from another page.
 */
const ARTICLES_AN_ERA = 1024
const PLACES = ARTICLES_AN_ERA * MAX_PARTS

/** Lists that are held against each other. What is in so many is little: for the other words it is looked at itself. */
const LISTS = 4

/**
 * `tsvector` columns; the length of one is the number of its different words. All that holds words is found by GIN. That
 * knows no order: for the newest of what holds a common word it would read all. So passages are found by lists of our own.
 */
export const postgresFullText: FullText = {
  add: (table, rows) => {
    const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'rowid')
    const names = sql.join(columns.map((column) => sql.ref(column)))
    const types = sql.join(columns.map((column) => sql`${sql.ref(column)} text`))
    const vectors = sql.join(columns.map((column) => sql`to_tsvector(${TEXT_SEARCH}, ${sql.ref(column)})`))
    const added = sql`
      insert into ${sql.table(table)} (rowid, ${names})
      select rowid, ${vectors} from json_to_recordset(${JSON.stringify(rows.map(toFolded))})
      as given (rowid bigint, ${types})`
    if (table === 'article_text') return added
    const { column, list } = PASSAGE[table]
    return sql`
      with added as (${added} returning rowid, ${sql.ref(column)} as vector)
      ${listWords(list, sql`added`)}`
  },
  remove: (table, { first, end }) => {
    const removed = sql`delete from ${sql.table(table)} where rowid >= ${first} and rowid < ${end}`
    if (table === 'article_text') return removed
    const { column, list } = PASSAGE[table]
    const concerned = sql`era = ${eraOf(first)} and word in (select unnest(tsvector_to_array(vector)) from removed)`
    const [from, to] = [placeOf(first), placeOf(first) + end - first]
    const kept = sql`select place from unnest(places) as place where place < ${from} or place >= ${to} order by place`
    return sql`
      with removed as (${removed} returning ${sql.ref(column)} as vector),
      emptied as (delete from ${sql.table(list)} where ${concerned} and not exists (${kept}))
      update ${sql.table(list)} set places = array(${kept}) where ${concerned} and exists (${kept})`
  },
  holdsAll: ({ table, column, words }, begun = false) => {
    const query = toQuery(words, begun ? ':*' : '')
    return sql`(select rowid from ${sql.table(table)} where ${sql.ref(column ?? WHOLE[table])} @@ ${query})`
  },
  newestHolding: ({ table, words }, limit, range) => {
    if (range !== undefined) return newestWithin(range, { table, words }, limit)
    const single = [...new Set(words.flatMap(foldedWords))]
    const { column, list } = PASSAGE[table]
    const [first, ...others] = single.slice(0, LISTS).map((word, index) => ({
      lists: sql`${sql.table(list)} as ${sql.table(`list_${index}`)}`,
      places: sql.ref(`list_${index}.places`),
      era: sql.ref(`list_${index}.era`),
      isOfWord: sql`${sql.ref(`list_${index}.word`)} = ${toLexeme(word)}`,
    }))
    if (first === undefined) return sql`select 0::bigint as rowid where false`
    const joined = others.map(
      (one) => sql`join ${one.lists} on ${one.isOfWord} and ${one.era} = ${first.era}`,
    )
    const shared = others.reduce((all, { places }) => sql`summit_shared(${all}, ${places})`, first.places)
    const rowid = sql`(${first.era} * ${sql.lit(PLACES)} + place)`
    // Lists do not tell which words are in a row. Written so, it is looked up for each row as it comes.
    const isLookedAt = single.length > LISTS || words.some((word) => foldedWords(word).length > 1)
    const looked = sql`and (
      select ${sql.ref(column)} @@ ${toQuery(words)} from ${sql.table(table)} as passage where passage.rowid = ${rowid})`
    // Of an era no more than the newest are wanted, unless some of them are not.
    const newest = isLookedAt
      ? sql`held.places`
      : sql`held.places[greatest(1, cardinality(held.places) - ${limit}::integer + 1):]`
    return sql`
      select ${rowid} as rowid from ${first.lists} ${sql.join(joined, sql` `)}
      cross join lateral (select ${shared} as places offset 0) as held
      cross join lateral unnest(${newest}) as place
      where ${first.isOfWord} ${isLookedAt ? looked : sql``}
      order by ${first.era} desc, place desc limit ${limit}`
  },
  findLengths: async (db, table, rowids) => {
    const { rows } = await sql<{ rowid: number; length: number }>`
      select rowid, length(${sql.ref(PASSAGE[table].column)}) as length from ${sql.table(table)}
      where rowid = any(${rowids}::bigint[])`.execute(db)
    return new Map(rows.map(({ rowid, length }) => [rowid, length]))
  },
}

/** The rows of one article are few. */
function newestWithin(
  { first, end }: RowRange,
  { table, words }: PassageSearch,
  limit: number,
): RawBuilder<{ rowid: number }> {
  return sql`
    select rowid from ${sql.table(table)}
    where rowid >= ${first} and rowid < ${end} and ${sql.ref(PASSAGE[table].column)} @@ ${toQuery(words)}
    order by rowid desc limit ${limit}`
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
    const rows = sql`(select rowid, ${sql.ref(column)} as vector from ${sql.table(table)}) as present`
    await listWords(list, rows).execute(db)
    await db.schema.dropIndex(`${table}_${column}`).execute()
  }
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

/**
 * A statement: lists rows with their vectors. They are newer than all that are listed. What a list shares with itself comes
 * sorted; to have all of it sorted for `array_agg` takes three times as long.
 */
function listWords(list: string, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  const places = sql`array_agg((rowid % ${sql.lit(PLACES)})::integer)`
  return sql`
    insert into ${sql.table(list)} as present (word, era, places)
    select word, rowid / ${sql.lit(PLACES)}, summit_shared(${places}, ${places})
    from ${rows}, unnest(tsvector_to_array(vector)) as word group by 1, 2 order by 1, 2
    on conflict (word, era) do update set places = present.places || excluded.places`
}

function eraOf(rowid: number): number {
  return Math.floor(rowid / PLACES)
}

function placeOf(rowid: number): number {
  return rowid % PLACES
}

/** Folded here, so that PostgreSQL's own parser meets nothing but words and cannot make an address or a version of them. */
function toFolded(row: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' ? foldedWords(value).join(' ').slice(0, MAX_INDEXED) : value,
    ]),
  )
}

/** A word may be ‘re-use’, which is two in a row in the index. Words of no letter find nothing, as do none. */
function toQuery(words: readonly string[], ending = ''): RawBuilder<unknown> {
  const terms = words.map((word) => foldedWords(word).join(' <-> ')).filter((term) => term !== '')
  return sql`to_tsquery(${TEXT_SEARCH}, ${terms.length === 0 ? '' : `${terms.join(' & ')}${ending}`})`
}

/** A word as vectors have it. */
function toLexeme(word: string): RawBuilder<string> {
  return sql`(tsvector_to_array(to_tsvector(${TEXT_SEARCH}, ${word})))[1]`
}
