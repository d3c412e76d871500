import { type Kysely, type RawBuilder, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { FullText, FullTextRow, FullTextTable, PassageTable } from './full-text.ts'
import type { Lexemes, ReadLexemes } from './lexemes.ts'
import type { Schema } from './schema.ts'
import { renumber } from './row-id.ts'
import { eraOf, mergeLists, PASSAGE, placeOf } from './word-lists.ts'

/**
 * A `tsvector` takes 1 MB. In the worst case, short words that never come again, an indexed character needs less than
 * three bytes there; what an article says after so many characters is not found by its words.
 */
const MAX_INDEXED = 300_000

/**
 * The column of a table that holds what the others hold too. Only which words are in it is asked, never where: it is kept
 * without their places, which are most of it.
 */
export const WHOLE = { article_text: 'body', quote_text: 'context' } as const

/** How PostgreSQL's full text is written: vectors of lexemes, made here, and for passages the lists of them. */
export function createPrepare(readLexemes: ReadLexemes): FullText['prepare'] {
  return async (db, { article_text, sentence_text, quote_text }) => {
    const numbering = createNumbering()
    const inArticles = numberTexts(article_text, numbering)
    const inSentences = numberTexts(sentence_text, numbering)
    const inQuotes = numberTexts(quote_text, numbering)
    const lexemes = await readLexemes(db, numbering.words())
    const articles = toVectors('article_text', inArticles, lexemes)
    const passages = [
      preparePassages('sentence_text', inSentences, lexemes),
      preparePassages('quote_text', inQuotes, lexemes),
    ]
    return async (trx, numbers) => {
      const ids = articles.rowids.map((index) => numbers[index] ?? 0)
      await addVectors(trx, 'article_text', ids, articles)
      for (const { table, vectors, lists } of passages) {
        const rowids = vectors.rowids.map((rowid) => renumber(rowid, numbers))
        await addVectors(trx, table, rowids, vectors)
        await addToLists(trx, PASSAGE[table].list, lists, rowids)
      }
    }
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

interface Passages {
  readonly table: PassageTable
  readonly vectors: Vectors
  /** By lexeme, the indexes of the rows that have it, in order. */
  readonly lists: ReadonlyMap<string, readonly number[]>
}

function preparePassages(table: PassageTable, numbered: NumberedTexts, lexemes: Lexemes): Passages {
  const column = numbered.columns.find(({ name }) => name === PASSAGE[table].column)
  return {
    table,
    vectors: toVectors(table, numbered, lexemes),
    lists: listByLexeme(column?.texts ?? [], lexemes),
  }
}

/** Rows with their vectors, by columns. */
interface Vectors {
  readonly rowids: readonly number[]
  readonly columns: readonly { readonly name: string; readonly vectors: readonly string[] }[]
}

function toVectors(table: FullTextTable, { rowids, columns }: NumberedTexts, lexemes: Lexemes): Vectors {
  const whole = table === 'sentence_text' ? undefined : WHOLE[table]
  return {
    rowids,
    columns: columns.map(({ name, texts }) => {
      const toVector = name === whole ? vectorWithoutPlaces : vectorWithPlaces
      return { name, vectors: texts.map((words) => toVector(words, lexemes)) }
    }),
  }
}

/** A vector as PostgreSQL reads it, each lexeme with its place from 1 on. They are of letters and digits alone. */
function vectorWithPlaces(words: readonly number[], lexemes: Lexemes): string {
  const parts: string[] = []
  for (const word of words)
    for (const lexeme of lexemes[word] ?? []) parts.push(`${lexeme}:${parts.length + 1}`)
  return parts.join(' ')
}

function vectorWithoutPlaces(words: readonly number[], lexemes: Lexemes): string {
  const parts: string[] = []
  for (const word of new Set(words)) for (const lexeme of lexemes[word] ?? []) parts.push(lexeme)
  return parts.join(' ')
}

async function addVectors(
  db: Kysely<Schema>,
  table: FullTextTable,
  rowids: readonly number[],
  { columns }: Vectors,
): Promise<void> {
  if (rowids.length === 0) return
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  const vectors = columns.map((column) => sql`${column.vectors}::tsvector[]`)
  const given = sql.join([sql`${rowids}::bigint[]`, ...vectors])
  await sql`insert into ${sql.table(table)} (rowid, ${names}) select * from unnest(${given})`.execute(db)
}

function listByLexeme(texts: readonly (readonly number[])[], lexemes: Lexemes): Map<string, number[]> {
  const lists = new Map<string, number[]>()
  for (const [row, words] of texts.entries()) {
    for (const word of words) {
      for (const lexeme of lexemes[word] ?? []) {
        const rows = lists.get(lexeme)
        if (rows === undefined) lists.set(lexeme, [row])
        // It may come twice in a passage.
        else if (rows.at(-1) !== row) rows.push(row)
      }
    }
  }
  return lists
}

async function addToLists(
  db: Kysely<Schema>,
  table: string,
  lists: Passages['lists'],
  rowids: readonly number[],
): Promise<void> {
  if (lists.size === 0) return
  const listed = [...lists].flatMap(([word, rows]) => toLists(word, rows, rowids))
  // Nothing in them is a space; PostgreSQL reads that sooner than JSON.
  const column = (name: keyof List): RawBuilder<unknown> =>
    sql`string_to_array(${listed.map((list) => list[name]).join(' ')}, ' ')`
  const given = sql`
    select word collate "C", era::bigint, places::integer[]
    from unnest(${column('word')}, ${column('era')}, ${column('places')}) as given (word, era, places)`
  await mergeLists(table, given).execute(db)
}

/** Which passages of an era have a word; `places` as PostgreSQL reads an array. */
interface List {
  readonly word: string
  readonly era: number
  readonly places: string
}

/** Parts the rows that have a word by their eras, of which articles that are saved at once have few. */
function toLists(word: string, rows: readonly number[], rowids: readonly number[]): List[] {
  const lists: List[] = []
  for (let from = 0; from < rows.length;) {
    const era = eraOf(rowids[rows[from] ?? 0] ?? 0)
    const places: number[] = []
    for (; from < rows.length; from++) {
      const rowid = rowids[rows[from] ?? 0] ?? 0
      if (eraOf(rowid) !== era) break
      places.push(placeOf(rowid))
    }
    lists.push({ word, era, places: `{${places.join(',')}}` })
  }
  return lists
}
