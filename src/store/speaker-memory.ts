import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import { splitWords } from './speaker-names.ts'
import type { SpeakerRow } from './speaker-row.ts'

/** Somebody with the words that they are called by, spaces between them. */
export interface CalledSpeaker extends SpeakerRow {
  readonly called: string
}

/**
 * Gives those who have words that begin so, at most `limit`, the weightiest first: as the database was a second ago at most,
 * and by `find` where nothing that is remembered tells.
 */
export type RecallSpeakers = (
  words: readonly string[],
  limit: number,
  find: () => Promise<readonly CalledSpeaker[]>,
) => Promise<readonly CalledSpeaker[]>

/** As they are met. */
export const WEIGHTIEST_FIRST = sql`order by weight desc, id`

/** So many are remembered, in a megabyte or two: nearly everybody whom two letters or three may mean is among them. */
const REMEMBERED = 4000

/** Answers that are remembered at most, in some five megabytes. */
const MAX_FOUND = 1000

/** Who types asks at each letter: so long nobody asks the database whether anything has changed. */
const FRESH_MS = 1000

/** Of one state of the database. */
interface Remembered {
  /** What the database was seen to be. */
  readonly snapshot: string | undefined
  readonly weightiest: readonly CalledSpeaker[]
  readonly byLetter: ReadonlyMap<string, WordsOfLetter>
  /** By words with spaces between them. */
  readonly found: Map<string, Found>
}

/** The words of the weightiest that begin with a letter. */
interface WordsOfLetter {
  /** A space before each, in one text: that is looked through sooner than hundreds which lie all over the memory. */
  text: string
  /** Where each ends in it, and the index of the speaker who has it. */
  readonly ends: number[]
  readonly holders: number[]
}

interface Found {
  readonly limit: number
  readonly speakers: readonly CalledSpeaker[]
}

/**
 * Whoever types a name is answered at each letter. So it is remembered who is quoted most and latest, since many mean one
 * of them; and what was found for few letters, since what is found for more is among that. Nothing is where nothing is
 * gained by it.
 */
export function createRecallSpeakers(db: Kysely<Schema>, { snapshot }: Engine): RecallSpeakers {
  if (snapshot === undefined) return async (_words, _limit, find) => find()
  let remembered: Remembered = {
    snapshot: undefined,
    weightiest: [],
    byLetter: new Map(),
    found: new Map(),
  }
  let checkedAt = -Infinity

  async function check(current: RawBuilder<string>): Promise<void> {
    const now = performance.now()
    if (now - checkedAt < FRESH_MS) return
    const { rows } = await sql<{ readonly snapshot: string }>`select ${current} as snapshot`.execute(db)
    if (rows[0]?.snapshot !== remembered.snapshot) remembered = await read(db, current)
    checkedAt = now
  }

  return async (words, limit, find) => {
    await check(snapshot)
    const met = meet(remembered, words, limit)
    if (met.length === limit) return met
    // Of the state that was seen: what is found belongs to no later one.
    const { found } = remembered
    const recalled = recallFound(found, words, limit)
    if (recalled !== undefined) return recalled
    const speakers = await find()
    if (found.size === MAX_FOUND) found.clear()
    found.set(words.join(' '), { limit, speakers })
    return speakers
  }
}

async function read(db: Kysely<Schema>, snapshot: RawBuilder<string>): Promise<Remembered> {
  const { rows } = await sql<CalledSpeaker & { readonly snapshot: string }>`
    select ${snapshot} as snapshot, id, name, role, quotes, called_first as called from speaker
    ${WEIGHTIEST_FIRST} limit ${sql.lit(REMEMBERED)}`.execute(db)
  return {
    // One statement sees one state.
    snapshot: rows[0]?.snapshot,
    weightiest: rows.map(({ id, name, role, quotes, called }) => ({ id, name, role, quotes, called })),
    byLetter: groupByLetter(rows),
    found: new Map(),
  }
}

function groupByLetter(speakers: readonly CalledSpeaker[]): ReadonlyMap<string, WordsOfLetter> {
  const byLetter = new Map<string, WordsOfLetter>()
  for (const [holder, { called }] of speakers.entries()) {
    for (const word of splitWords(called)) {
      const group = byLetter.get(word.charAt(0)) ?? { text: '', ends: [], holders: [] }
      byLetter.set(word.charAt(0), group)
      group.text += ` ${word}`
      group.ends.push(group.text.length)
      group.holders.push(holder)
    }
  }
  return byLetter
}

function meet(
  { weightiest, byLetter }: Remembered,
  words: readonly string[],
  limit: number,
): readonly CalledSpeaker[] {
  const [first] = words
  if (first === undefined) return weightiest.slice(0, limit)
  const { text, ends, holders } = byLetter.get(first.charAt(0)) ?? { text: '', ends: [], holders: [] }
  const met = new Set<CalledSpeaker>()
  let word = 0
  for (
    let at = text.indexOf(` ${first}`);
    at >= 0 && met.size < limit;
    at = text.indexOf(` ${first}`, ends[word])
  ) {
    while ((ends[word] ?? Infinity) <= at) word += 1
    const speaker = weightiest[holders[word] ?? 0]
    if (speaker !== undefined && isCalled(speaker, words)) met.add(speaker)
  }
  return [...met]
}

/** What was found for these words, or is among all whom fewer letters of them found. */
function recallFound(
  found: Remembered['found'],
  words: readonly string[],
  limit: number,
): readonly CalledSpeaker[] | undefined {
  const typed = words.join(' ')
  for (let end = typed.length; end > 0; end -= 1) {
    const known = found.get(typed.slice(0, end))
    if (known === undefined) continue
    const areAll = known.speakers.length < known.limit
    if (areAll) return known.speakers.filter((speaker) => isCalled(speaker, words)).slice(0, limit)
    if (end === typed.length && limit <= known.limit) return known.speakers.slice(0, limit)
  }
  return undefined
}

function isCalled({ called }: CalledSpeaker, words: readonly string[]): boolean {
  return words.every((word) => ` ${called}`.includes(` ${word}`))
}
