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

/** `tsvector` columns; the length of one is the number of its different words. */
export const postgresFullText: FullText = {
  add: (table, rows) => {
    const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'rowid')
    const names = sql.join(columns.map((column) => sql.ref(column)))
    const types = sql.join(columns.map((column) => sql`${sql.ref(column)} text`))
    const vectors = sql.join(columns.map((column) => sql`to_tsvector(${TEXT_SEARCH}, ${sql.ref(column)})`))
    return sql`
      insert into ${sql.table(table)} (rowid, ${names})
      select rowid, ${vectors} from json_to_recordset(${JSON.stringify(rows.map(toFolded))})
      as given (rowid bigint, ${types})`
  },
  holdsAll: (search, begun = false) => {
    const terms = termsOf(search)
    const query = terms.join(' & ') + (begun && terms.length > 0 ? ':*' : '')
    return sql`(select rowid from ${sql.table(search.table)} where ${columnOf(search)} @@ ${toQuery(query)})`
  },
  findLengths: async (db, search, rowids) => {
    const { rows } = await sql<{ rowid: number; length: number }>`
      select rowid, length(${columnOf(search)}) as length from ${sql.table(search.table)}
      where rowid = any(${rowids}::bigint[])`.execute(db)
    return new Map(rows.map(({ rowid, length }) => [rowid, length]))
  },
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

/** A word may be ‘re-use’, which is two in a row in the index. */
function termsOf({ words }: FullTextSearch): string[] {
  return words.map((word) => foldedWords(word).join(' <-> ')).filter((term) => term !== '')
}

function columnOf({ table, column }: Pick<FullTextSearch, 'table' | 'column'>): RawBuilder<unknown> {
  return sql.ref(column ?? WHOLE[table])
}

function toQuery(query: string): RawBuilder<unknown> {
  return sql`to_tsquery(${TEXT_SEARCH}, ${query})`
}
