import type { PassageSearch, Searchable } from './full-text.ts'
import { rankMatches } from './rank-matches.ts'
import { rowIdsOf } from './row-id.ts'

/** Row ids of the best matches of one full-text table, in one article where that is given. */
export async function searchText(
  sources: Searchable,
  search: PassageSearch,
  article: string | undefined,
  limit: number,
): Promise<number[]> {
  const row =
    article === undefined
      ? undefined
      : await sources.db.selectFrom('article').select('no').where('id', '=', article).executeTakeFirst()
  if (article !== undefined && row === undefined) return []
  const range = row === undefined ? undefined : rowIdsOf(row.no)
  return rankMatches(sources, search, range, limit)
}
