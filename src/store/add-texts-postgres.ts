import { type Kysely, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { FullText, FullTextTable } from './full-text.ts'
import type { Lexemes, ReadLexemes } from './lexemes.ts'
import type { Schema } from './schema.ts'
import { eraOf, mergeLists, PASSAGE, placeOf } from './word-lists.ts'

/**
 * A `tsvector` takes 1 MB. In the worst case, short words that never come again, an indexed character needs less than
 * three bytes there; what an article says after so many characters is not found by its words.
 */
const MAX_INDEXED = 300_000

/** Adds vectors of lexemes, and for passages their lists. */
export function createAdd(readLexemes: ReadLexemes): FullText['add'] {
  return async (db, table, rows) => {
    const columns = Object.keys(rows[0]?.texts ?? {})
    const numbering = createNumbering()
    const numbered = columns.map((column) =>
      rows.map(({ texts }) => toIndexedWords(texts[column] ?? '').map(numbering.numberOf)),
    )
    const lexemes = await readLexemes(db, numbering.words())
    const vectors = numbered.map((texts) => texts.map((words) => toVector(words, lexemes)))
    const rowids = rows.map(({ rowid }) => rowid)
    await addVectors(db, table, columns, [rowids, ...vectors])
    if (table === 'article_text') return
    const { column, list } = PASSAGE[table]
    const listed = numbered[columns.indexOf(column)] ?? []
    await addToLists(db, list, listByLexeme(rowids, listed, lexemes))
  }
}

/** Words as numbers, in the order in which they first come: what waits for the database is small, and looked up once. */
function createNumbering(): {
  readonly numberOf: (word: string) => number
  readonly words: () => readonly string[]
} {
  const numbers = new Map<string, number>()
  return {
    numberOf: (word) => {
      const known = numbers.get(word)
      if (known === undefined) numbers.set(word, numbers.size)
      return known ?? numbers.size - 1
    },
    words: () => [...numbers.keys()],
  }
}

/** Folded here, so that PostgreSQL's own parser meets nothing but words and cannot make an address or a version of them. */
function toIndexedWords(text: string): string[] {
  const words = foldedWords(text)
  let length = 0
  const end = words.findIndex((word) => (length += word.length + 1) > MAX_INDEXED)
  return end < 0 ? words : words.slice(0, end)
}

/** A vector as PostgreSQL reads it, each lexeme with its place from 1 on. They are of letters and digits alone. */
function toVector(words: readonly number[], lexemes: Lexemes): string {
  const parts: string[] = []
  for (const word of words)
    for (const lexeme of lexemes[word] ?? []) parts.push(`${lexeme}:${parts.length + 1}`)
  return parts.join(' ')
}

async function addVectors(
  db: Kysely<Schema>,
  table: FullTextTable,
  columns: readonly string[],
  values: readonly (readonly (number | string)[])[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const given = sql.join(
    values.map((some, index) => sql`${some}::${index === 0 ? sql`bigint[]` : sql`tsvector[]`}`),
  )
  await sql`insert into ${sql.table(table)} (rowid, ${names}) select * from unnest(${given})`.execute(db)
}

/** Which passages of an era have a word; `places` as PostgreSQL reads an array. */
interface List {
  readonly word: string
  readonly era: number
  readonly places: string
}

/** Lists passages, which come in order, by their lexemes. */
function listByLexeme(
  rowids: readonly number[],
  texts: readonly (readonly number[])[],
  lexemes: Lexemes,
): List[] {
  const eras = new Map<number, Map<string, number[]>>()
  for (const [index, rowid] of rowids.entries()) {
    const era = eraOf(rowid)
    const place = placeOf(rowid)
    const lists = eras.get(era) ?? new Map<string, number[]>()
    eras.set(era, lists)
    for (const word of texts[index] ?? []) {
      for (const lexeme of lexemes[word] ?? []) {
        const places = lists.get(lexeme)
        if (places === undefined) lists.set(lexeme, [place])
        // It may come twice in a passage.
        else if (places.at(-1) !== place) places.push(place)
      }
    }
  }
  return [...eras].flatMap(([era, lists]) =>
    [...lists].map(([word, places]) => ({ word, era, places: `{${places.join(',')}}` })),
  )
}

async function addToLists(db: Kysely<Schema>, table: string, lists: readonly List[]): Promise<void> {
  const given = sql`
    select word collate "C", era, places
    from json_to_recordset(${JSON.stringify(lists)}) as given (word text, era bigint, places integer[])`
  await mergeLists(table, given).execute(db)
}
