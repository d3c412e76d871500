import { sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import { type FullTextSearch, newestHolding, type RowRange, type Searchable } from './full-text.ts'
import { toRowId } from './row-id.ts'

/** Words whose combinations are looked for; the others count by themselves, and only where there is room. */
const TELLING = 4

/** Rows that are weighed: enough that the best are among them, few enough to be read in a millisecond. */
const WEIGHED = 100

/**
 * Row ids of the best matches of any of the words. What holds the rarest words, and most of them, is best: so combinations
 * of words are looked for from the rarest on down, each the newest first, until there are enough. However common the words
 * are, that reads little more than what it finds. The rows found are ordered as BM25 would, had each its words once.
 */
export async function rankMatches(
  { db, fullText }: Searchable,
  { words, ...search }: FullTextSearch,
  range: RowRange | undefined,
  limit: number,
): Promise<number[]> {
  const source = { db, fullText, search, range, wanted: Math.max(limit, WEIGHED) }
  const terms = await weighTerms(source, words)
  const weights = new Map<number, number>()
  for (const { held, weight } of combinationsOf(terms)) {
    // Who was found before holds more of the words.
    for (const rowid of await newestOf(source, held)) if (!weights.has(rowid)) weights.set(rowid, weight)
    if (weights.size >= source.wanted) break
  }
  const lengths = await fullText.findLengths(db, search, [...weights.keys()])
  return [...weights]
    .map(([rowid, weight]) => ({ rowid, score: weight * lengthFactor(lengths.get(rowid) ?? 0) }))
    .sort((a, b) => b.score - a.score || b.rowid - a.rowid)
    .slice(0, limit)
    .map(({ rowid }) => rowid)
}

interface Source extends Searchable {
  readonly search: Omit<FullTextSearch, 'words'>
  readonly range: RowRange | undefined
  /** Rows after which no more are looked for. */
  readonly wanted: number
}

interface Term {
  readonly word: string
  /** What it tells: the logarithm of how rare it is (after Spärck Jones 1972). */
  readonly weight: number
  /** The newest rows that hold it, or all of them. */
  readonly newest: readonly number[]
  readonly isWhole: boolean
}

/** More words than these are not looked for. */
const MAX_WORDS = 12

/** Sentences of an article, or nearly: what makes the number of all rows of its number. */
const ROWS_AN_ARTICLE = 16

/** Looks each word up, the most telling first. How densely the newest rows of a common one stand tells how common it is. */
async function weighTerms(
  { db, fullText, search, range, wanted }: Source,
  words: readonly string[],
): Promise<Term[]> {
  const known = [...new Set(words)].filter((word) => foldedWords(word).length > 0).slice(0, MAX_WORDS)
  const { rows: numbers } = await sql<{ last: number | null }>`select max(no) as last from article`.execute(
    db,
  )
  const last = numbers[0]?.last ?? 0
  const end = toRowId(last + 1, 0)
  const terms: Term[] = []
  for (const word of known) {
    const { rows } = await newestHolding({ fullText }, { ...search, words: [word] }, wanted, range).execute(
      db,
    )
    const newest = rows.map(({ rowid }) => rowid)
    const isWhole = newest.length < wanted
    const count = isWhole ? newest.length : (newest.length * end) / (end - (newest.at(-1) ?? 0))
    if (count > 0)
      terms.push({ word, weight: Math.log(1 + (last * ROWS_AN_ARTICLE) / count), newest, isWhole })
  }
  return terms.sort((a, b) => b.weight - a.weight)
}

/** Every combination of the most telling terms, the weightiest first, and each further term by itself. */
function combinationsOf(
  terms: readonly Term[],
): { readonly held: readonly Term[]; readonly weight: number }[] {
  const telling = terms.slice(0, TELLING)
  const combinations = Array.from({ length: 2 ** telling.length - 1 }, (_, index) =>
    telling.filter((_term, bit) => (((index + 1) >> bit) & 1) === 1),
  )
  return [...combinations, ...terms.slice(TELLING).map((term) => [term])]
    .map((held) => ({ held, weight: held.reduce((sum, { weight }) => sum + weight, 0) }))
    .sort((a, b) => b.weight - a.weight)
}

/** The newest rows that hold all of the terms; the database is asked only where what is known does not tell. */
async function newestOf(
  { db, fullText, search, range, wanted }: Source,
  terms: readonly Term[],
): Promise<readonly number[]> {
  const whole = terms.filter(({ isWhole }) => isWhole)
  const [first, ...others] = whole.length > 0 ? whole : terms
  if (first === undefined) return []
  if (terms.length === 1) return first.newest
  const shared =
    whole.length === 0 ? [] : others.reduce((rows, { newest }) => intersect(rows, newest), first.newest)
  if (whole.length === terms.length || (whole.length > 0 && shared.length === 0)) return shared
  const words = terms.map(({ word }) => word)
  const { rows } = await newestHolding({ fullText }, { ...search, words }, wanted, range).execute(db)
  return rows.map(({ rowid }) => rowid)
}

function intersect(some: readonly number[], others: readonly number[]): number[] {
  const held = new Set(others)
  return some.filter((row) => held.has(row))
}

/** Words of a sentence, on average. */
const USUAL_LENGTH = 20

/** What BM25 makes of a word that a text of this length has once, with its usual k₁ of 1.2 and a b of .3: length counts little here. */
function lengthFactor(length: number): number {
  return 2.2 / (1 + 1.2 * (0.7 + (0.3 * length) / USUAL_LENGTH))
}
