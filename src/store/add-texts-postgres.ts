import { type Kysely, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { FullText, FullTextRow, FullTextTable, PassageTable } from './full-text.ts'
import type { Lexemes, ReadLexemes } from './lexemes.ts'
import type { Schema } from './schema.ts'
import { eraOf, mergeLists, PASSAGE, placeOf } from './word-lists.ts'

/**
 * A `tsvector` takes 1 MB. In the worst case, short words that never come again, an indexed character needs less than
 * three bytes there; what an article says after so many characters is not found by its words.
 */
const MAX_INDEXED = 300_000

/** How PostgreSQL's full text is written: vectors of lexemes, made here, and for passages the lists of them. */
export function createAdd(readLexemes: ReadLexemes): FullText['add'] {
  return async (db, { article_text, sentence_text, quote_text }) => {
    const numbering = createNumbering()
    const inArticles = numberTexts(article_text, numbering)
    const inSentences = numberTexts(sentence_text, numbering)
    const inQuotes = numberTexts(quote_text, numbering)
    const lexemes = await readLexemes(db, numbering.words())
    await addVectors(db, 'article_text', inArticles, lexemes)
    await addPassages(db, 'sentence_text', inSentences, lexemes)
    await addPassages(db, 'quote_text', inQuotes, lexemes)
  }
}

/** Words as numbers, in the order in which they first come: what waits for the database is small, and looked up once. */
interface Numbering {
  /** Of the words of a part; one that comes again is not taken apart again. */
  readonly read: (part: string) => readonly number[]
  readonly words: () => readonly string[]
}

function createNumbering(): Numbering {
  const numbers = new Map<string, number>()
  const words: string[] = []
  const parts = new Map<string, readonly number[]>()

  function numberOf(word: string): number {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, words.length)
    return words.push(word) - 1
  }

  return {
    read: (part) => {
      // Folded here, so that PostgreSQL's own parser meets nothing but words and cannot make an address or a version of them.
      const read = parts.get(part) ?? foldedWords(part).map(numberOf)
      parts.set(part, read)
      return read
    },
    words: () => words,
  }
}

/** Rows with the numbers of their words, by columns. */
interface NumberedTexts {
  readonly rowids: readonly number[]
  readonly columns: readonly { readonly name: string; readonly texts: readonly (readonly number[])[] }[]
}

function numberTexts(rows: readonly FullTextRow[], numbering: Numbering): NumberedTexts {
  const names = Object.keys(rows[0]?.texts ?? {})
  return {
    rowids: rows.map(({ rowid }) => rowid),
    columns: names.map((name) => ({
      name,
      texts: rows.map(({ texts }) => numberText(texts[name] ?? [], numbering)),
    })),
  }
}

function numberText(parts: readonly string[], { read, words }: Numbering): number[] {
  const numbers: number[] = []
  let length = 0
  for (const part of parts) {
    for (const number of read(part)) {
      length += (words()[number]?.length ?? 0) + 1
      if (length > MAX_INDEXED) return numbers
      numbers.push(number)
    }
  }
  return numbers
}

async function addPassages(
  db: Kysely<Schema>,
  table: PassageTable,
  numbered: NumberedTexts,
  lexemes: Lexemes,
): Promise<void> {
  await addVectors(db, table, numbered, lexemes)
  const { column, list } = PASSAGE[table]
  const texts = numbered.columns.find(({ name }) => name === column)?.texts ?? []
  await addToLists(db, list, listByLexeme(numbered.rowids, texts, lexemes))
}

async function addVectors(
  db: Kysely<Schema>,
  table: FullTextTable,
  { rowids, columns }: NumberedTexts,
  lexemes: Lexemes,
): Promise<void> {
  if (rowids.length === 0) return
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  const vectors = columns.map(({ texts }) => {
    const some = texts.map((words) => toVector(words, lexemes))
    return sql`${some}::tsvector[]`
  })
  const given = sql.join([sql`${rowids}::bigint[]`, ...vectors])
  await sql`insert into ${sql.table(table)} (rowid, ${names}) select * from unnest(${given})`.execute(db)
}

/** A vector as PostgreSQL reads it, each lexeme with its place from 1 on. They are of letters and digits alone. */
function toVector(words: readonly number[], lexemes: Lexemes): string {
  const parts: string[] = []
  for (const word of words)
    for (const lexeme of lexemes[word] ?? []) parts.push(`${lexeme}:${parts.length + 1}`)
  return parts.join(' ')
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
  if (lists.length === 0) return
  const given = sql`
    select word collate "C", era, places
    from json_to_recordset(${JSON.stringify(lists)}) as given (word text, era bigint, places integer[])`
  await mergeLists(table, given).execute(db)
}
