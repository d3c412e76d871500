import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** The text search configuration that the migrations create: Porter's stems as in FTS5, no stop words. */
export const TEXT_SEARCH = 'summit'

/** What a text search has of each word: as a rule one lexeme, its stem; none of a very long word, two of some numbers. */
export type Lexemes = readonly (readonly string[])[]

/** Gives the lexemes of folded words, in their order. */
export type ReadLexemes = (db: Kysely<Schema>, words: readonly string[]) => Promise<Lexemes>

/** Words that are remembered, twice: those that came lately, and those that came before them. Some five megabytes. */
const MAX_REMEMBERED = 20_000

/**
 * Asks PostgreSQL what it makes of a word once and not each time that it comes: articles say much the same words, and
 * taking them out of a text and stemming them is most of what `to_tsvector` does.
 */
export function createLexicon(): ReadLexemes {
  let recent = new Map<string, readonly string[]>()
  let older: ReadonlyMap<string, readonly string[]> = new Map()

  function remember(word: string, lexemes: readonly string[]): void {
    if (recent.size === MAX_REMEMBERED) {
      older = recent
      recent = new Map()
    }
    recent.set(word, lexemes)
  }

  function recall(word: string): readonly string[] | undefined {
    const known = recent.get(word)
    if (known !== undefined) return known
    const before = older.get(word)
    if (before !== undefined) remember(word, before)
    return before
  }

  return async (db, words) => {
    const lexemes = words.map(recall)
    const missing = words.filter((_word, index) => lexemes[index] === undefined)
    const asked = missing.length === 0 ? [] : await askLexemes(db, missing)
    for (const [index, word] of missing.entries()) remember(word, asked[index] ?? [])
    let next = 0
    return lexemes.map((known) => known ?? asked[next++] ?? [])
  }
}

/** In the order of the words. */
async function askLexemes(db: Kysely<Schema>, words: readonly string[]): Promise<Lexemes> {
  // A vector is in the order of the alphabet.
  const { rows } = await sql<{ lexemes: readonly string[] }>`
    select array(
      select lexeme from unnest(to_tsvector(${TEXT_SEARCH}, word)), unnest(positions) as position order by position
    ) as lexemes
    from unnest(${words}::text[]) with ordinality as asked (word, number) order by number`.execute(db)
  return rows.map(({ lexemes }) => lexemes)
}
