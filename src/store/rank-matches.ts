import { sql } from 'kysely'
import { foldedWords } from '../core/index.ts'
import type { PassageSearch, PassageTable, Searchable } from './full-text.ts'
import { toRowId } from './row-id.ts'

/** Words whose combinations are looked for; the others count by themselves, and only where there is room. */
const TELLING = 3

/** Rows that are weighed: enough that the best are among them, few enough to be read in a millisecond. */
const WEIGHED = 100

/**
 * Row ids of the best matches of any of the words. What holds the rarest words, and most of them, is best: so what holds
 * each word, and each combination of the most telling ones, is looked for, the newest first. However common the words are,
 * that reads little more than what it finds. The rows found are ordered as BM25 would, had each its words once.
 */
export async function rankMatches(
  { db, fullText }: Searchable,
  { table, words }: PassageSearch,
  limit: number,
): Promise<number[]> {
  const source = { db, fullText, table, wanted: Math.max(limit, WEIGHED) }
  const single = await findSingle(source, words)
  const combined = await findCombinations(source, single.slice(0, TELLING))
  const weights = new Map<number, number>()
  for (const combination of [...combined, ...single.slice(TELLING)].sort(byWeight)) {
    // Who was found before holds more of the words.
    for (const rowid of combination.rows) if (!weights.has(rowid)) weights.set(rowid, weightOf(combination))
    if (weights.size >= source.wanted) break
  }
  const lengths = await fullText.findLengths(db, table, [...weights.keys()])
  return [...weights]
    .map(([rowid, weight]) => ({ rowid, score: weight * lengthFactor(lengths.get(rowid) ?? 0) }))
    .sort((a, b) => b.score - a.score || b.rowid - a.rowid)
    .slice(0, limit)
    .map(({ rowid }) => rowid)
}

interface Source extends Searchable {
  readonly table: PassageTable
  /** Rows after which no more are looked for. */
  readonly wanted: number
}

interface Term {
  readonly word: string
  /** What it tells: the logarithm of how rare it is (after Spärck Jones 1972). */
  readonly weight: number
}

/** Terms with the newest rows that hold them all. */
interface Combination {
  readonly terms: readonly Term[]
  readonly rows: readonly number[]
  /** No further rows hold them. */
  readonly isWhole: boolean
}

/** More words than these are not looked for. */
const MAX_WORDS = 12

/** Sentences of an article, or nearly: what makes the number of all rows of its number. */
const ROWS_AN_ARTICLE = 16

/**
 * Looks each word up by itself, and gives those that are somewhere, the most telling first. How densely the newest rows of
 * a common one stand tells how common it is.
 */
async function findSingle(source: Source, words: readonly string[]): Promise<Combination[]> {
  const known = [...new Set(words)].filter((word) => foldedWords(word).length > 0).slice(0, MAX_WORDS)
  const [last, ...rows] = await Promise.all([
    findLastNumber(source),
    ...known.map(async (word) => findNewest(source, [word])),
  ])
  const end = toRowId(last + 1, 0)
  const single = known.map((word, index): Combination => {
    const newest = rows[index] ?? []
    const isWhole = newest.length < source.wanted
    const count = isWhole ? newest.length : (newest.length * end) / (end - (newest.at(-1) ?? 0))
    return {
      terms: [{ word, weight: Math.log(1 + (last * ROWS_AN_ARTICLE) / count) }],
      rows: newest,
      isWhole,
    }
  })
  return single.filter(({ rows }) => rows.length > 0).sort(byWeight)
}

async function findLastNumber({ db }: Source): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`select max(no) as last from article`.execute(db)
  return rows[0]?.last ?? 0
}

/**
 * Combinations of two or three terms that are known by themselves: all of them, if enough holds all, else every one. Of what
 * is in little the database need not be asked.
 */
async function findCombinations(source: Source, single: readonly Combination[]): Promise<Combination[]> {
  if (single.length < 2) return [...single]
  const terms = single.flatMap((one) => one.terms)
  const all = await findCombination(source, terms, single)
  if (!all.isWhole) return [all]
  const found = [...single, all]
  if (terms.length === 2) return found
  const pairs = terms.flatMap((one, index) => terms.slice(index + 1).map((other) => [one, other]))
  return [...found, ...(await Promise.all(pairs.map(async (pair) => findCombination(source, pair, found))))]
}

/** The database is asked only where what is known of fewer of the terms does not tell. */
async function findCombination(
  source: Source,
  terms: readonly Term[],
  known: readonly Combination[],
): Promise<Combination> {
  const whole = known.filter((one) => one.isWhole && one.terms.every((term) => terms.includes(term)))
  const shared = whole.map(({ rows }) => rows).reduce(intersect, whole[0]?.rows ?? [])
  const isToldBy = (term: Term): boolean => whole.some((one) => one.terms.includes(term))
  if (whole.length > 0 && (shared.length === 0 || terms.every(isToldBy)))
    return { terms, rows: shared, isWhole: true }
  const rows = await findNewest(
    source,
    terms.map(({ word }) => word),
  )
  return { terms, rows, isWhole: rows.length < source.wanted }
}

async function findNewest(
  { db, fullText, table, wanted }: Source,
  words: readonly string[],
): Promise<number[]> {
  const { rows } = await fullText.newestHolding({ table, words }, wanted).execute(db)
  return rows.map(({ rowid }) => rowid)
}

function byWeight(a: Combination, b: Combination): number {
  return weightOf(b) - weightOf(a)
}

function weightOf({ terms }: Combination): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0)
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
