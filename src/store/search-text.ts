import type { Kysely } from 'kysely'
import { rarityOfWord } from '../core/index.ts'
import type { FullText, FullTextSearch } from './full-text.ts'
import { rankMatches } from './rank-matches.ts'
import { rowIdsOf } from './row-id.ts'
import type { Schema } from './schema.ts'

/** A database with its way of searching words. */
export interface Searchable {
  readonly db: Kysely<Schema>
  readonly fullText: FullText
}

/** Row ids of the best matches of one full-text table, in one article where that is given. */
export async function searchText(
  { db, fullText }: Searchable,
  search: FullTextSearch,
  article: string | undefined,
  limit: number,
): Promise<number[]> {
  const row =
    article === undefined
      ? undefined
      : await db.selectFrom('article').select('no').where('id', '=', article).executeTakeFirst()
  if (article !== undefined && row === undefined) return []
  const range = row === undefined ? undefined : rowIdsOf(row.no)
  return rankMatches({ db, fullText }, search, range, limit)
}

/**
 * Row ids of what holds several of the words in a row, the best match first: the way to an utterance of common words, each
 * of which is in too much. A text that changed, left out or added a word still holds the other rows.
 */
export async function searchPhrases(
  { db, fullText }: Searchable,
  search: FullTextSearch,
  limit: number,
): Promise<number[]> {
  const rowsOfWords = Array.from(
    { length: Math.max(1, Math.floor(search.words.length / IN_A_ROW)) },
    (_, index) => search.words.slice(index * IN_A_ROW, (index + 1) * IN_A_ROW),
  )
  const telling = (words: readonly string[]) => words.reduce((sum, word) => sum + rarityOfWord(word), 0)
  const words = rowsOfWords
    .sort((a, b) => telling(b) - telling(a))
    .slice(0, MAX_ROWS)
    .map((row) => row.join(' '))
  return rankMatches({ db, fullText }, { ...search, words }, undefined, limit)
}

/** Shorter rows of common words are in too much, longer ones are broken by a single change too often. */
const IN_A_ROW = 4

/** Rows that are looked for, the most telling ones: each takes time. */
const MAX_ROWS = 3

/** Words whose combinations are looked for; the others decide nothing among so many. */
export const TELLING = 4
