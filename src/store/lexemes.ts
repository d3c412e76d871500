import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** The text search configuration that the migrations create: Porter's stems as in FTS5, no stop words. */
export const TEXT_SEARCH = 'summit'

/** What a text search has of each word: as a rule one lexeme, its stem; none of a very long word, two of some numbers. */
export type Lexemes = ReadonlyMap<string, readonly string[]>

/** Gives the lexemes of folded words. */
export type ReadLexemes = (db: Kysely<Schema>, words: ReadonlySet<string>) => Promise<Lexemes>

/** Words that are remembered: most of those that news is made of, in four megabytes. */
const MAX_REMEMBERED = 30_000

/**
 * Asks PostgreSQL what it makes of a word once and not each time that it comes: articles say much the same words, and
 * taking them out of a text and stemming them is most of what `to_tsvector` does.
 */
export function createLexicon(): ReadLexemes {
  const remembered = new Map<string, readonly string[]>()

  return async (db, words) => {
    const lexemes = new Map<string, readonly string[]>()
    const missing: string[] = []
    for (const word of words) {
      const known = remembered.get(word)
      if (known === undefined) missing.push(word)
      else lexemes.set(word, known)
    }
    if (missing.length === 0) return lexemes
    if (remembered.size + missing.length > MAX_REMEMBERED) remembered.clear()
    for (const { word, found } of await askLexemes(db, missing)) {
      lexemes.set(word, found)
      if (remembered.size < MAX_REMEMBERED) remembered.set(word, found)
    }
    return lexemes
  }
}

async function askLexemes(
  db: Kysely<Schema>,
  words: readonly string[],
): Promise<{ word: string; found: readonly string[] }[]> {
  // A vector is in the order of the alphabet.
  const { rows } = await sql<{ word: string; found: readonly string[] }>`
    select word, array(
      select lexeme from unnest(to_tsvector(${TEXT_SEARCH}, word)), unnest(positions) as position order by position
    ) as found
    from unnest(${words}::text[]) as word`.execute(db)
  return rows
}
