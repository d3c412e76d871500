import { type Kysely, sql } from 'kysely'
import { firstOf, fold, foldedWords, type Person, readName } from '../core/index.ts'
import type { Engine } from './engine.ts'
import { insertRows } from './insert-rows.ts'
import type { Schema } from './schema.ts'

/** Everything that a speaker may be called by, folded: names, aliases and roles, without a leading ‘the’. */
export interface Called {
  readonly names: readonly string[]
  readonly words: readonly string[]
}

/** Characters of names and words that people are looked up by; an index of PostgreSQL takes no three kilobytes. */
const [MAX_NAME, MAX_WORD] = [300, 100]

/** What articles call somebody. */
export function calledBy(name: string, people: readonly Person[]): Called {
  return calledAll([
    ...(name === '' ? [] : [name]),
    ...people.flatMap((person) => [
      person.name,
      ...person.aliases,
      ...(person.role === undefined ? [] : [person.role]),
    ]),
  ])
}

/** The same of names that are given. What is too long for an index is cut, so that whoever has a word is listed under one. */
export function calledAll(called: readonly string[]): Called {
  return {
    names: [...new Set(called.map((name) => firstOf(foldName(name), MAX_NAME)))],
    words: [...new Set(called.flatMap(foldedWords).map((word) => firstOf(word, MAX_WORD)))],
  }
}

/** A name as it is compared: ‘The Russian leader’ and ‘russian leader’ are one. */
export function foldName(name: string): string {
  return fold(name).replace(/^the /, '')
}

/** Who has a surname and, unless it is '', a given name. */
export type Namesakes = Pick<Schema['speaker'], 'surname' | 'given'>

/** What a speaker's row says of their name, by which namesakes are found. */
export function namesakesOf(name: string): Namesakes {
  const { surname, given } = readName(name)
  return { surname: firstOf(surname, MAX_WORD), given: firstOf(given, MAX_WORD) }
}

/** Characters of those words that an index has: PostgreSQL's take no row of three kilobytes. */
const INDEXED = 400

/** What a speaker's row says of the words that they are called by. */
export function wordColumns(
  words: Iterable<string>,
): Pick<Schema['speaker'], 'called' | 'called_first' | 'initials'> {
  const different = [...new Set(words)]
  const called = different.join(' ')
  return { called, called_first: firstOf(called, INDEXED), initials: initialsOf(different) }
}

/** Bits for first letters, and as many for the first two together: no more than a number in JavaScript has. */
const INITIALS = 24

/**
 * What words begin with, as bits, each of which several letters share: whoever has words that begin as others do has all
 * bits of those (Bloom 1970), and a database compares a number sooner than it looks through a text.
 */
export function initialsOf(words: readonly string[]): number {
  const bits = new Set<number>()
  for (const word of words) {
    const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)]
    if (word.length > 0) bits.add(first % INITIALS)
    if (word.length > 1) bits.add(INITIALS + ((31 * first + second) % INITIALS))
  }
  return [...bits].reduce((sum, bit) => sum + 2 ** bit, 0)
}

/** The words again. */
export function splitWords(called: string): string[] {
  return called.split(' ').filter((word) => word !== '')
}

/** Adds uses of names; each name of a speaker comes once. */
export async function addNames(
  db: Kysely<Schema>,
  engine: Engine,
  rows: readonly Schema['speaker_name'][],
): Promise<void> {
  const added = sql`(name, speaker) do update set uses = speaker_name.uses + excluded.uses`
  await insertRows(db, engine, 'speaker_name', rows, added)
}

/** Adds uses of words; each word of a speaker comes once. */
export async function addWords(
  db: Kysely<Schema>,
  engine: Engine,
  rows: readonly Schema['speaker_word'][],
): Promise<void> {
  const added = sql`(word, speaker) do update set uses = speaker_word.uses + excluded.uses`
  await insertRows(db, engine, 'speaker_word', rows, added)
}
