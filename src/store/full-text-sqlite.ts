import { sql } from 'kysely'
import type { FullText, FullTextSearch } from './full-text.ts'
import { unpackInSqlite } from './unpack-rows.ts'

/** Of more rows than these that match, the newest are ranked: ranking a common word's takes seconds. */
const MAX_RANKED = 10_000

/** FTS5, ranked by its BM25. */
export const sqliteFullText: FullText = {
  add: (table, rows) => {
    const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
    return sql`insert into ${sql.table(table)} (${columns}) ${unpackInSqlite(table, rows.map(withoutNul))}`
  },
  holdsAll: (search, begun = false) => {
    const words = search.words.map(toFtsString).join(' ')
    const match = inColumn(search, words === '' ? '' : `${words}${begun ? '*' : ''}`)
    return sql`(select rowid from ${sql.table(search.table)} where ${sql.table(search.table)} match ${match})`
  },
  countAny: (search, limit) => {
    const table = sql.table(search.table)
    const match = inColumn(search, search.words.map(toFtsString).join(' OR '))
    return sql`select count(*) as count from (select 1 from ${table} where ${table} match ${match} limit ${limit})`
  },
  bestOfAny: (search, range, limit) => {
    const table = sql.table(search.table)
    const match = inColumn(search, search.words.map(toFtsString).join(' OR '))
    const within = range === undefined ? sql`` : sql`and rowid >= ${range.first} and rowid < ${range.end}`
    return sql`
      select rowid from (
        select rowid, rank from ${table} where ${table} match ${match} ${within} order by rowid desc limit ${MAX_RANKED}
      ) order by rank limit ${limit}`
  },
}

function inColumn({ column }: FullTextSearch, match: string): string {
  if (match === '') return '""'
  return column === undefined ? match : `${column} : (${match})`
}

function toFtsString(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}

/** What follows a NUL would be lost. */
function withoutNul(row: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\0', ' ') : value,
    ]),
  )
}
