import type { Kysely } from 'kysely'
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
