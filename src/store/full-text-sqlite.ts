import { sql } from 'kysely'
import type { FullText, FullTextSearch } from './full-text.ts'
import { unpackInSqlite } from './unpack-rows.ts'

/** FTS5. Its BM25 is not asked: to know how rare words are it visits every row of each, and every row's length besides. */
export const sqliteFullText: FullText = {
  add: (table, rows) => {
    const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
    return sql`insert into ${sql.table(table)} (${columns}) ${unpackInSqlite(table, rows)}`
  },
  holdsAll: (search, begun = false) => {
    const words = search.words.map(toFtsString).join(' ')
    const match = inColumn(search, words === '' ? '' : `${words}${begun ? '*' : ''}`)
    return sql`(select rowid from ${sql.table(search.table)} where ${sql.table(search.table)} match ${match})`
  },
  findLengths: async (db, search, rowids) => {
    const lengths = sql.table(`${search.table}_docsize`)
    const { rows } = await sql<{ id: number; sz: Uint8Array }>`
      select id, sz from ${lengths} where id in (select value from json_each(${JSON.stringify(rowids)}))`.execute(
      db,
    )
    return new Map(rows.map(({ id, sz }) => [id, readLength(sz, search)]))
  },
}

/** How many columns stand before the one whose length counts. */
const COLUMNS_BEFORE = { article_text: 1, sentence_text: 0, quote_text: 1 } as const

/** FTS5 keeps the lengths of a row's columns as numbers of seven bits a byte, the highest bit set in all but a number's last. */
function readLength(
  lengths: Uint8Array,
  { table, column }: Pick<FullTextSearch, 'table' | 'column'>,
): number {
  let before = column === undefined ? COLUMNS_BEFORE[table] : 0
  let length = 0
  for (const byte of lengths) {
    length = length * 128 + (byte & 127)
    if (byte > 127) continue
    if (before === 0) return length
    before -= 1
    length = 0
  }
  return length
}

function inColumn({ column }: Pick<FullTextSearch, 'column'>, match: string): string {
  if (match === '') return '""'
  return column === undefined ? match : `${column} : (${match})`
}

function toFtsString(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}
