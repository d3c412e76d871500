import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { FullText, FullTextRow, FullTextTable, PassageTable } from './full-text.ts'
import { renumber } from './row-id.ts'
import type { Schema } from './schema.ts'
import { unpackInSqlite } from './unpack-rows.ts'

/** The column by which passages are found. It is the first of its table. */
const PASSAGE: Readonly<Record<PassageTable, string>> = { sentence_text: 'body', quote_text: 'content' }

/** FTS5. Its BM25 is not asked: to know how rare words are it visits every row of each, and every row's length besides. */
export const sqliteFullText: FullText = {
  // It works in this process: nothing is gained by working earlier.
  prepare: async (_db, { article_text, sentence_text, quote_text }) =>
    Promise.resolve(async (db, numbers) => {
      const toPassage = ({ rowid, texts }: FullTextRow): FullTextRow => ({
        rowid: renumber(rowid, numbers),
        texts,
      })
      const toArticle = ({ rowid, texts }: FullTextRow): FullTextRow => ({
        rowid: numbers[rowid] ?? 0,
        texts,
      })
      await addTo(db, 'article_text', article_text.map(toArticle))
      await addTo(db, 'sentence_text', sentence_text.map(toPassage))
      await addTo(db, 'quote_text', quote_text.map(toPassage))
    }),
  remove: (table, { first, end }) =>
    sql`delete from ${sql.table(table)} where rowid >= ${first} and rowid < ${end}`,
  holdsAll: ({ table, column, words }, begun = false) => {
    const query = toFtsQuery(words)
    return sql`(${matching(table, inColumn(column, begun && query !== '' ? `${query}*` : query))})`
  },
  newestHolding: ({ table, words }, limit) =>
    sql`${matching(table, inColumn(PASSAGE[table], toFtsQuery(words)))} order by rowid desc limit ${limit}`,
  findLengths: async (db, table, rowids) => {
    const lengths = sql.table(`${table}_docsize`)
    const { rows } = await sql<{ id: number; sz: Uint8Array }>`
      select id, sz from ${lengths} where id in (select value from json_each(${JSON.stringify(rowids)}))`.execute(
      db,
    )
    return new Map(rows.map(({ id, sz }) => [id, readFirstNumber(sz)]))
  },
}

async function addTo(db: Kysely<Schema>, table: FullTextTable, rows: readonly FullTextRow[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(['rowid', ...Object.keys(first.texts)].map((column) => sql.ref(column)))
  const joined = rows.map(({ rowid, texts }) => ({
    rowid,
    ...Object.fromEntries(Object.entries(texts).map(([column, parts]) => [column, parts.join(' ')])),
  }))
  await sql`insert into ${sql.table(table)} (${columns}) ${unpackInSqlite(table, joined)}`.execute(db)
}

/** FTS5 keeps the lengths of a row's columns as numbers of seven bits a byte, the highest bit set in all but a number's last. */
function readFirstNumber(lengths: Uint8Array): number {
  let length = 0
  for (const byte of lengths) {
    length = length * 128 + (byte & 127)
    if (byte < 128) break
  }
  return length
}

function matching(table: string, match: string): RawBuilder<{ rowid: number }> {
  return sql`select rowid from ${sql.table(table)} where ${sql.table(table)} match ${match}`
}

function inColumn(column: string | undefined, query: string): string {
  if (query === '') return '""'
  return column === undefined ? query : `${column} : (${query})`
}

function toFtsQuery(words: readonly string[]): string {
  return words.map(toFtsString).join(' ')
}

function toFtsString(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}
