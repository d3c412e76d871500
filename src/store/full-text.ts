import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** The tables that are searched by words; each holds as its last column everything that the others hold. */
export type FullTextTable = 'article_text' | 'sentence_text' | 'quote_text'

/** A search in one of them. */
export interface FullTextSearch {
  readonly table: FullTextTable
  /** The column whose words count; all of them if left out. */
  readonly column?: 'title' | 'content'
  /** Folded words, or several in a row as one string; none find nothing, and nothing in them is an operator. */
  readonly words: readonly string[]
}

/** What two databases do differently with words: the rest of the queries is the same for both. */
export interface FullText {
  /** A statement: adds rows, `rowid` and every column of the table, so that they are found by the words of those. */
  readonly add: (
    table: FullTextTable,
    rows: readonly Readonly<Record<string, string | number>>[],
  ) => RawBuilder<unknown>
  /** A subquery: row ids of what holds all the words. With `begun`, the last word may be only the beginning of one. */
  readonly holdsAll: (search: FullTextSearch, begun?: boolean) => RawBuilder<number>
  /** How many words these rows have, or nearly, in the column that is searched; no more than a few hundred rows. */
  readonly findLengths: (
    db: Kysely<Schema>,
    search: Pick<FullTextSearch, 'table' | 'column'>,
    rowids: readonly number[],
  ) => Promise<ReadonlyMap<number, number>>
}

/** Row ids, the end exclusive. */
export interface RowRange {
  readonly first: number
  readonly end: number
}

/** A database with its way of searching words. */
export interface Searchable {
  readonly db: Kysely<Schema>
  readonly fullText: FullText
}

/** A query: row ids of what holds all the words, the newest first. */
export function newestHolding(
  { fullText }: Pick<Searchable, 'fullText'>,
  search: FullTextSearch,
  limit: number,
  range?: RowRange,
): RawBuilder<{ rowid: number }> {
  const within = range === undefined ? sql`` : sql`where rowid >= ${range.first} and rowid < ${range.end}`
  return sql`
    select rowid from ${fullText.holdsAll(search)} as held ${within} order by rowid desc limit ${limit}`
}
