import { type RawBuilder, sql } from 'kysely'
import { rarestOf, rarityOfWord } from '../core/index.ts'
import type { PassageSearch, Searchable } from './full-text.ts'

/** A part of a claim that a source may hold: words, each somewhere or several in a row as one string. */
interface Piece {
  readonly words: readonly string[]
  /** How much it tells that a source holds it. */
  readonly weight: number
  /** So many sources that hold it are looked at, the newest. */
  readonly most: number
}

/**
 * Row ids of what the words of a claim may come from, the likeliest first: what holds its most telling row of words with
 * all those that it begins and ends with, and only where nothing does, what holds most of its rarest words, or, of
 * quotations, of its rows of words. Each of these is in little, so that reading stays short however common the words are.
 * `words` are folded and in order.
 */
export async function findOrigins(
  sources: Searchable,
  search: PassageSearch,
  limit: number,
): Promise<number[]> {
  const { words } = search
  if (words.length === 0) return []
  const ends = [...words.slice(0, IN_A_ROW), ...words.slice(-IN_A_ROW)]
  const alike = { words: [...new Set([mostTellingRow(words), ...ends])], weight: 1, most: limit }
  const found = await findHolding(sources, search, [alike], limit)
  if (found.length > 0) return found
  // A writer's sentence is a source only if it holds nearly all of a claim: two rare words of it at least.
  const pieces = search.table === 'quote_text' ? [...pairsOf(words), ...othersOf(words)] : pairsOf(words)
  return findHolding(sources, search, pieces, limit)
}

/** So many of the rarest words are looked for, and each two of them. */
const RARE = 4

/** What is in more sources than these tells nothing. */
const MOST = { row: 200, pair: 100, word: 25 }

function pairsOf(words: readonly string[]): Piece[] {
  const rare = rarestOf(words, RARE)
  return rare.flatMap((one, index) =>
    rare
      .slice(index + 1)
      .map((other) => ({ words: [one, other], weight: tellingOf([one, other]), most: MOST.pair })),
  )
}

/** What is left of a claim whose rare words were changed: the most telling row of each half, the last, or a single word. */
function othersOf(words: readonly string[]): Piece[] {
  const half = Math.ceil(words.length / 2)
  // The end as well: where a rare word was put in, the most telling row has it.
  const rows = new Set([words.slice(0, half), words.slice(half), words.slice(-IN_A_ROW)].map(mostTellingRow))
  return [
    ...[...rows].map((row) => ({ words: [row], weight: tellingOf(row.split(' ')), most: MOST.row })),
    // The newest of what holds a word shall not put an old source behind.
    ...rarestOf(words, RARE).map((word) => ({ words: [word], weight: 1, most: MOST.word })),
  ]
}

/** Shorter rows of common words are in too much; longer ones take time, and a single change breaks them too often. */
const IN_A_ROW = 4

/** Of the words in a row, those that tell most. */
function mostTellingRow(words: readonly string[]): string {
  const rows = words
    .slice(Math.min(words.length, IN_A_ROW) - 1)
    .map((_, index) => words.slice(index, index + IN_A_ROW))
  return (rows.toSorted((a, b) => tellingOf(b) - tellingOf(a))[0] ?? []).join(' ')
}

/** How much words tell: each by how rare it is in news, and a little by being there at all. */
function tellingOf(words: readonly string[]): number {
  return Math.round(words.reduce((sum, word) => sum + 10 * (0.5 + rarityOfWord(word)), 0))
}

async function findHolding(
  sources: Searchable,
  search: PassageSearch,
  pieces: readonly Piece[],
  limit: number,
): Promise<number[]> {
  if (pieces.length === 0) return []
  const held = pieces.map(({ words, weight, most }): RawBuilder<unknown> => {
    const newest = sources.fullText.newestHolding({ ...search, words }, most)
    return sql`select rowid, cast(${weight} as integer) as weight from (${newest}) as newest`
  })
  const { rows } = await sql<{ rowid: number }>`
    select rowid from (${sql.join(held, sql` union all `)}) as found
    group by rowid order by sum(weight) desc, rowid desc limit ${limit}`.execute(sources.db)
  return rows.map(({ rowid }) => rowid)
}
