import { type RawBuilder, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { FullText, FullTextSearch, FullTextTable } from './full-text.ts'

/** The text search configuration that the migrations create: Porter's stems as in FTS5, no stop words. */
export const TEXT_SEARCH = 'summit'

/**
 * A `tsvector` takes 1 MB. In the worst case, short words that never come again, an indexed character needs less than
 * three bytes there; what an article says after so many characters is not found by its words.
 */
const MAX_INDEXED = 300_000

/** The column that holds what the others hold too. */
const WHOLE: Readonly<Record<FullTextTable, string>> = {
  article_text: 'body',
  sentence_text: 'body',
  quote_text: 'context',
}

/** `tsvector` columns, ranked by `ts_rank`, which knows how often words stand in a text but not how rare they are. */
export const postgresFullText: FullText = {
  // Folded here, so that PostgreSQL's own parser meets nothing but words and cannot make an address or a version of them.
  toIndexed: (text) =>
    sql<string>`to_tsvector(${TEXT_SEARCH}, ${foldedWords(text).join(' ').slice(0, MAX_INDEXED)})`,
  holdsAll: (search, begun = false) => {
    const terms = termsOf(search)
    const query = terms.join(' & ') + (begun && terms.length > 0 ? ':*' : '')
    return sql`(select rowid from ${sql.table(search.table)} where ${columnOf(search)} @@ ${toQuery(query)})`
  },
  countAny: (search, limit) => {
    const query = toQuery(termsOf(search).join(' | '))
    return sql`
      select count(*) as count from
        (select 1 from ${sql.table(search.table)} where ${columnOf(search)} @@ ${query} limit ${limit}) as found`
  },
  bestOfAny: (search, range, limit) => {
    const query = toQuery(termsOf(search).join(' | '))
    const column = columnOf(search)
    const within = range === undefined ? sql`` : sql`and rowid >= ${range.first} and rowid < ${range.end}`
    return sql`
      select rowid from ${sql.table(search.table)} where ${column} @@ ${query} ${within}
      order by ts_rank(${column}, ${query}, 1) desc, rowid limit ${limit}`
  },
}

/** A word may be ‘re-use’, which is two in the index. */
function termsOf({ words }: FullTextSearch): string[] {
  return words.flatMap(foldedWords)
}

function columnOf({ table, column }: FullTextSearch): RawBuilder<unknown> {
  return sql.ref(column ?? WHOLE[table])
}

function toQuery(query: string): RawBuilder<unknown> {
  return sql`to_tsquery(${TEXT_SEARCH}, ${query})`
}
