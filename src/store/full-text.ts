import { type Kysely, type RawBuilder } from 'kysely'
import type { Schema } from './schema.ts'

/** The tables that are searched by words; each holds as its last column everything that the others hold. */
export type FullTextTable = 'article_text' | PassageTable

/** Those with several rows an article: of a quotation its own words count here, not the sentences that it stands in. */
export type PassageTable = 'sentence_text' | 'quote_text'

/** A search for everything that holds words. */
export interface FullTextSearch {
  readonly table: 'article_text' | 'quote_text'
  /** The column whose words count; all of them if left out. */
  readonly column?: 'title'
  /** Folded words; none find nothing, and nothing in them is an operator. */
  readonly words: readonly string[]
}

/** A search for the newest few that hold words. */
export interface PassageSearch {
  readonly table: PassageTable
  /** As in `FullTextSearch`, or several in a row as one string; the rarest are best named first. */
  readonly words: readonly string[]
}

/** What two databases do differently with words: the rest of the queries is the same for both. */
export interface FullText {
  /**
   * Makes rows of some articles ready, each with every column of its table, so that adding them, which may keep others
   * waiting, takes little. They come in order.
   */
  readonly prepare: (
    db: Kysely<Schema>,
    rows: Readonly<Record<FullTextTable, readonly FullTextRow[]>>,
  ) => Promise<AddTexts>
  /** A statement: removes the rows of one article. */
  readonly remove: (table: FullTextTable, range: RowRange) => RawBuilder<unknown>
  /** A subquery: row ids of what holds all the words. With `begun`, the last word may be only the beginning of one. */
  readonly holdsAll: (search: FullTextSearch, begun?: boolean) => RawBuilder<number>
  /**
   * A query: row ids of what holds all the words, the newest first. However common the words are, it reads little more than
   * it finds.
   */
  readonly newestHolding: (search: PassageSearch, limit: number) => RawBuilder<{ rowid: number }>
  /** How many words these rows have, or nearly; no more than a few hundred rows. */
  readonly findLengths: (
    db: Kysely<Schema>,
    table: PassageTable,
    rowids: readonly number[],
  ) => Promise<ReadonlyMap<number, number>>
}

/** Adds what is ready, given the articles' numbers, so that it is found by its words. */
export type AddTexts = (db: Kysely<Schema>, numbers: readonly number[]) => Promise<void>

/** A row with its texts by column, each in parts; no word is in two. */
export interface FullTextRow {
  /** Its row id, if the nth of the articles had the number n, from 0 on. */
  readonly rowid: number
  readonly texts: Readonly<Record<string, readonly string[]>>
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
