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
    const folded = rows.map(({ rowid, texts }) => ({ rowid, words: mapValues(texts, toIndexedWords) }))
    const words = new Set<string>()
    for (const row of folded)
      for (const some of Object.values(row.words)) for (const word of some) words.add(word)
    const lexemes = await readLexemes(db, words)
    const lists = createLists()
    const vectors = folded.map(({ rowid, words }) => {
      const places = mapValues(words, (some) => placesOf(some, lexemes))
      if (table !== 'article_text') lists.add(rowid, places[PASSAGE[table].column]?.keys() ?? [])
      return { rowid, ...mapValues(places, toVector) }
    })
    await addVectors(db, table, Object.keys(rows[0]?.texts ?? {}), vectors)
    if (table !== 'article_text') await addToLists(db, PASSAGE[table].list, lists.take())
  }
}

/** Folded here, so that PostgreSQL's own parser meets nothing but words and cannot make an address or a version of them. */
function toIndexedWords(text: string): string[] {
  const words = foldedWords(text)
  let length = 0
  const end = words.findIndex((word) => (length += word.length + 1) > MAX_INDEXED)
  return end < 0 ? words : words.slice(0, end)
}

/** The places, from 1 on, at which a text has each lexeme: ‘1,17’. */
function placesOf(words: readonly string[], lexemes: Lexemes): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  let place = 0
  for (const word of words) {
    for (const lexeme of lexemes.get(word) ?? []) {
      place += 1
      const before = places.get(lexeme)
      places.set(lexeme, before === undefined ? String(place) : `${before},${place}`)
    }
  }
  return places
}

/** A vector as PostgreSQL reads it; a lexeme is of letters and digits alone. */
function toVector(places: ReadonlyMap<string, string>): string {
  let vector = ''
  for (const [lexeme, at] of places) vector += `${lexeme}:${at} `
  return vector
}

async function addVectors(
  db: Kysely<Schema>,
  table: FullTextTable,
  columns: readonly string[],
  rows: readonly object[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const types = sql.join(columns.map((column) => sql`${sql.ref(column)} tsvector`))
  await sql`
    insert into ${sql.table(table)} (rowid, ${names})
    select rowid, ${names} from json_to_recordset(${JSON.stringify(rows)}) as given (rowid bigint, ${types})`.execute(
    db,
  )
}

/** Which passages of an era have a word; `places` as PostgreSQL reads an array. */
interface List {
  readonly word: string
  readonly era: number
  readonly places: string
}

/** Lists passages by their words. They come in order. */
function createLists(): {
  readonly add: (rowid: number, words: Iterable<string>) => void
  readonly take: () => readonly List[]
} {
  const eras = new Map<number, Map<string, number[]>>()

  return {
    add: (rowid, words) => {
      const lists = eras.get(eraOf(rowid)) ?? new Map<string, number[]>()
      eras.set(eraOf(rowid), lists)
      const place = placeOf(rowid)
      for (const word of words) {
        const places = lists.get(word)
        if (places === undefined) lists.set(word, [place])
        else places.push(place)
      }
    },
    take: () =>
      [...eras].flatMap(([era, lists]) =>
        [...lists].map(([word, places]) => ({ word, era, places: `{${places.join(',')}}` })),
      ),
  }
}

async function addToLists(db: Kysely<Schema>, table: string, lists: readonly List[]): Promise<void> {
  const given = sql`
    select word collate "C", era, places
    from json_to_recordset(${JSON.stringify(lists)}) as given (word text, era bigint, places integer[])`
  await mergeLists(table, given).execute(db)
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
}
