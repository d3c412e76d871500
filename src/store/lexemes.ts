import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** The text search configuration that the migrations create: Porter's stems as in FTS5, no stop words. */
export const TEXT_SEARCH = 'summit'

/** What a text search has of each word: as a rule one lexeme, its stem; none of a very long word, two of some numbers. */
export type Lexemes = readonly (readonly string[])[]

/** Gives the lexemes of folded words, in their order. */
export type ReadLexemes = (db: Kysely<Schema>, words: readonly string[]) => Promise<Lexemes>

/** Words that are remembered at most, in some five megabytes. */
const MAX_REMEMBERED = 40_000

/**
 * Asks PostgreSQL what it makes of a word once and not each time that it comes: articles say much the same words, and
 * taking them out of a text and stemming them is most of what `to_tsvector` does.
 */
export function createLexicon(): ReadLexemes {
  const remembered = new Map<string, readonly string[]>()

  return async (db, words) => {
    const lexemes = words.map((word) => remembered.get(word))
    const missing = words.filter((_word, index) => lexemes[index] === undefined)
    const asked = missing.length === 0 ? [] : await askLexemes(db, missing)
    if (remembered.size + asked.length > MAX_REMEMBERED) remembered.clear()
    // As they came back: a word as it was asked may hold on to the text that it was cut from.
    for (const answer of asked.slice(0, MAX_REMEMBERED)) remembered.set(answer.word, answer.lexemes)
    let next = 0
    return lexemes.map((known) => known ?? asked[next++]?.lexemes ?? [])
  }
}

/** In the order of the words. */
async function askLexemes(
  db: Kysely<Schema>,
  words: readonly string[],
): Promise<{ readonly word: string; readonly lexemes: readonly string[] }[]> {
  // A vector is in the order of the alphabet.
  const { rows } = await sql<{ word: string; lexemes: readonly string[] }>`
    select word, array(
      select lexeme from unnest(to_tsvector(${TEXT_SEARCH}, word)), unnest(positions) as position order by position
    ) as lexemes
    from unnest(${words}::text[]) with ordinality as asked (word, number) order by number`.execute(db)
  return rows
}
