import { type Kysely, sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { FullText, FullTextRow, FullTextTable, PassageTable } from './full-text.ts'
import type { Lexemes, ReadLexemes } from './lexemes.ts'
import type { Schema } from './schema.ts'
import { toIntegers } from './postgres-integers.ts'
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
    const stems = numberLexemes(await readLexemes(db, numbering.words()), numbering.parts())
    const articles = toVectors('article_text', inArticles, stems)
    const passages = [
      preparePassages('sentence_text', inSentences, stems),
      preparePassages('quote_text', inQuotes, stems),
    ]
    return async (trx, numbers) => {
      const ids = articles.rowids.map((index) => numbers[index] ?? 0)
      await addVectors(trx, 'article_text', ids, articles)
      for (const { table, vectors, holders } of passages) {
        const rowids = vectors.rowids.map((rowid) => renumber(rowid, numbers))
        await addVectors(trx, table, rowids, vectors)
        await addToLists(trx, PASSAGE[table].list, { lexemes: stems.lexemes, holders, rowids })
      }
    }
  }
}

/** Parts of texts and their words as numbers, in the order in which they first come: each is taken apart, and looked up, once. */
interface Numbering {
  readonly numberOf: (part: string) => number
  /** The number of a part that has only so many of the characters of another, a space behind each word. */
  readonly cut: (part: number, length: number) => number
  /** Of a part, characters of its words with a space behind each. */
  readonly lengthOf: (part: number) => number
  readonly words: () => readonly string[]
  /** Of each part, the numbers of its words. */
  readonly parts: () => readonly (readonly number[])[]
}

function createNumbering(): Numbering {
  const wordNumbers = new Map<string, number>()
  const words: string[] = []
  const partNumbers = new Map<string, number>()
  const parts: number[][] = []
  const lengths: number[] = []

  function numberOfWord(word: string): number {
    const known = wordNumbers.get(word)
    if (known !== undefined) return known
    wordNumbers.set(word, words.length)
    return words.push(word) - 1
  }

  function add(own: readonly string[]): number {
    lengths.push(own.reduce((sum, word) => sum + word.length + 1, 0))
    return parts.push(own.map(numberOfWord)) - 1
  }

  return {
    numberOf: (part) => {
      const known = partNumbers.get(part)
      if (known !== undefined) return known
      // Folded here, so that PostgreSQL's own parser meets nothing but words and cannot make an address or a version of them.
      const number = add(foldedWords(part))
      partNumbers.set(part, number)
      return number
    },
    cut: (part, length) => {
      const own = (parts[part] ?? []).map((word) => words[word] ?? '')
      let taken = 0
      const end = own.findIndex((word) => (taken += word.length + 1) > length)
      return add(own.slice(0, end))
    },
    lengthOf: (part) => lengths[part] ?? 0,
    words: () => words,
    parts: () => parts,
  }
}

/** Rows with the numbers of their parts, by columns. */
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

function numberText(parts: readonly string[], { numberOf, cut, lengthOf }: Numbering): readonly number[] {
  const numbers: number[] = []
  let left = MAX_INDEXED
  for (const part of parts) {
    const number = numberOf(part)
    const length = lengthOf(number)
    if (length > left) return [...numbers, cut(number, left)]
    left -= length
    numbers.push(number)
  }
  return numbers
}

/** Lexemes as numbers, in the order in which they first come, and those of each part. */
interface Stems {
  readonly lexemes: readonly string[]
  readonly ofPart: readonly (readonly number[])[]
}

function numberLexemes(read: Lexemes, parts: readonly (readonly number[])[]): Stems {
  const numbers = new Map<string, number>()
  const ofWord = read.map((own) =>
    own.map((lexeme) => {
      const number = numbers.get(lexeme) ?? numbers.size
      numbers.set(lexeme, number)
      return number
    }),
  )
  return {
    ofPart: parts.map((words) => words.flatMap((word) => ofWord[word] ?? [])),
    lexemes: [...numbers.keys()],
  }
}

interface Passages {
  readonly table: PassageTable
  readonly vectors: Vectors
  readonly holders: Holders
}

function preparePassages(table: PassageTable, numbered: NumberedTexts, stems: Stems): Passages {
  const column = numbered.columns.find(({ name }) => name === PASSAGE[table].column)
  return {
    table,
    vectors: toVectors(table, numbered, stems),
    holders: findHolders(column?.texts ?? [], stems),
  }
}

/** Rows with their vectors, by columns. */
interface Vectors {
  readonly rowids: readonly number[]
  readonly columns: readonly { readonly name: string; readonly vectors: readonly string[] }[]
}

function toVectors(table: FullTextTable, { rowids, columns }: NumberedTexts, stems: Stems): Vectors {
  const whole = table === 'sentence_text' ? undefined : WHOLE[table]
  return {
    rowids,
    columns: columns.map(({ name, texts }) => ({
      name,
      vectors: name === whole ? vectorsWithoutPlaces(texts, stems) : vectorsWithPlaces(texts, stems),
    })),
  }
}

/** Vectors as PostgreSQL reads them, each lexeme with its place from 1 on. They are of letters and digits alone. */
function vectorsWithPlaces(texts: readonly (readonly number[])[], { lexemes, ofPart }: Stems): string[] {
  return texts.map((parts) => {
    const placed: string[] = []
    for (const part of parts)
      for (const lexeme of ofPart[part] ?? []) placed.push(`${lexemes[lexeme] ?? ''}:${placed.length + 1}`)
    return placed.join(' ')
  })
}

function vectorsWithoutPlaces(texts: readonly (readonly number[])[], stems: Stems): string[] {
  const held = texts.map((): string[] => [])
  forEachHeld(texts, stems, (lexeme, row) => held[row]?.push(stems.lexemes[lexeme] ?? ''))
  return held.map((own) => own.join(' '))
}

/** Goes through the lexemes of each row; one that comes twice in it is met once. */
function forEachHeld(
  texts: readonly (readonly number[])[],
  { lexemes, ofPart }: Stems,
  take: (lexeme: number, row: number) => void,
): void {
  const latest = new Int32Array(lexemes.length).fill(-1)
  for (const [row, parts] of texts.entries()) {
    for (const part of parts) {
      for (const lexeme of ofPart[part] ?? []) {
        if (latest[lexeme] === row) continue
        latest[lexeme] = row
        take(lexeme, row)
      }
    }
  }
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

/** By lexeme, the indexes of the rows that have it, in order: those of the nth are `rows` from `starts[n]` up to `starts[n + 1]`. */
interface Holders {
  readonly rows: Int32Array
  readonly starts: Int32Array
}

/** Counts, then fills: a list of its own for each lexeme would take many times the memory. */
function findHolders(texts: readonly (readonly number[])[], stems: Stems): Holders {
  const { lexemes } = stems
  const starts = new Int32Array(lexemes.length + 1)
  forEachHeld(texts, stems, (lexeme) => {
    starts[lexeme + 1] = (starts[lexeme + 1] ?? 0) + 1
  })
  for (let lexeme = 0; lexeme < lexemes.length; lexeme++)
    starts[lexeme + 1] = (starts[lexeme + 1] ?? 0) + (starts[lexeme] ?? 0)
  const next = starts.slice()
  const rows = new Int32Array(starts.at(-1) ?? 0)
  forEachHeld(texts, stems, (lexeme, row) => {
    const at = next[lexeme] ?? 0
    rows[at] = row
    next[lexeme] = at + 1
  })
  return { rows, starts }
}

interface ListsToAdd {
  readonly lexemes: readonly string[]
  readonly holders: Holders
  readonly rowids: readonly number[]
}

async function addToLists(db: Kysely<Schema>, table: string, lists: ListsToAdd): Promise<void> {
  const { words, eras, ends } = cutLists(lists)
  if (words.length === 0) return
  const places = lists.holders.rows.map((row) => placeOf(lists.rowids[row] ?? 0))
  // Nothing in them is a space; PostgreSQL reads that sooner than JSON.
  const given = sql`
    select word collate "C", era, (${toIntegers(places)}::integer[])[1 + lag("end", 1, 0) over (order by number) : "end"]
    from unnest(string_to_array(${words.join(' ')}, ' '), ${toIntegers(eras)}::integer[], ${toIntegers(ends)}::integer[])
      with ordinality as given (word, era, "end", number)`
  await mergeLists(table, given).execute(db)
}

/** Parts the rows that have a word by their eras, of which articles that are saved at once have few. */
function cutLists({ lexemes, holders: { rows, starts }, rowids }: ListsToAdd): {
  readonly words: readonly string[]
  readonly eras: readonly number[]
  /** How far the places of each reach; they begin where those of the one before it end. */
  readonly ends: readonly number[]
} {
  const words: string[] = []
  const eras: number[] = []
  const ends: number[] = []
  for (const [lexeme, word] of lexemes.entries()) {
    const end = starts[lexeme + 1] ?? 0
    for (let at = starts[lexeme] ?? 0; at < end;) {
      const era = eraOf(rowids[rows[at] ?? 0] ?? 0)
      while (at < end && eraOf(rowids[rows[at] ?? 0] ?? 0) === era) at += 1
      words.push(word)
      eras.push(era)
      ends.push(at)
    }
  }
  return { words, eras, ends }
}
