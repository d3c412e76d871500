import type { Kysely } from 'kysely'
import { rarestOf } from '../core/index.ts'
import type { FullText, FullTextSearch } from './full-text.ts'
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
  const { rows } = await fullText.bestOfAny(await narrow({ db, fullText }, search), range, limit).execute(db)
  return rows.map(({ rowid }) => rowid)
}

/** More matches than these are not ranked for the sake of words that everybody uses. */
const MANY = 5000

/** Words that tell enough to find a sentence by; the others decide nothing among so many. */
const TELLING = 4

/** Leaves a search its rarest words where any of them all would match too much. */
async function narrow({ db, fullText }: Searchable, search: FullTextSearch): Promise<FullTextSearch> {
  if (search.words.length <= TELLING) return search
  const { rows } = await fullText.countAny(search, MANY).execute(db)
  if ((rows[0]?.count ?? 0) < MANY) return search
  return { ...search, words: rarestOf(search.words, TELLING) }
}
