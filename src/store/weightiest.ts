import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import { initialsOf } from './speaker-names.ts'
import type { SpeakerRow } from './speaker-row.ts'

/** The speakers who are quoted most and latest, remembered for whoever types a name, since many mean one of them. */
export interface Weightiest {
  /** Those of them who have words that begin so, at most `limit`, the weightiest first; as they were a second ago at most. */
  readonly meet: (words: readonly string[], limit: number) => Promise<readonly SpeakerRow[]>
}

/** As they are met. */
export const WEIGHTIEST_FIRST = sql`order by weight desc, id`

/** So many are remembered, in a megabyte or two: nearly everybody whom two letters or three may mean is among them. */
const REMEMBERED = 4000

/** Who types asks at each letter: so long nobody asks the database whether anything has changed. */
const FRESH_MS = 1000

interface Remembered {
  /** What the database was seen to be. */
  readonly snapshot: string | undefined
  readonly speakers: readonly SpeakerRow[]
  /**
   * The words of all, a space before each, in one text: that is looked through sooner than 4,000 which lie all over the
   * memory.
   */
  readonly called: string
  /** Where each one's words end in it. */
  readonly ends: readonly number[]
}

/** Remembers nobody where nothing is gained by it. */
export function createWeightiest(db: Kysely<Schema>, { snapshot }: Engine): Weightiest {
  if (snapshot === undefined) return { meet: async () => Promise.resolve([]) }
  let remembered: Remembered = { snapshot: undefined, speakers: [], called: '', ends: [] }
  let checkedAt = -Infinity

  async function check(current: RawBuilder<string>): Promise<void> {
    const now = performance.now()
    if (now - checkedAt < FRESH_MS) return
    const { rows } = await sql<{ readonly snapshot: string }>`select ${current} as snapshot`.execute(db)
    if (rows[0]?.snapshot !== remembered.snapshot) remembered = await read(db, current)
    checkedAt = now
  }

  return {
    meet: async (words, limit) => {
      await check(snapshot)
      return recall(remembered, words, limit)
    },
  }
}

async function read(db: Kysely<Schema>, snapshot: RawBuilder<string>): Promise<Remembered> {
  const { rows } = await sql<SpeakerRow & { readonly called_first: string; readonly snapshot: string }>`
    select ${snapshot} as snapshot, id, name, role, quotes, called_first from speaker
    ${WEIGHTIEST_FIRST} limit ${sql.lit(REMEMBERED)}`.execute(db)
  const called = rows.map(({ called_first: own }) => ` ${own}`)
  let end = 0
  return {
    // One statement sees one state.
    snapshot: rows[0]?.snapshot,
    speakers: rows.map(({ id, name, role, quotes }) => ({ id, name, role, quotes })),
    called: called.join(''),
    ends: called.map(({ length }) => (end += length)),
  }
}

function recall(
  { speakers, called, ends }: Remembered,
  words: readonly string[],
  limit: number,
): SpeakerRow[] {
  const [first = ' ', ...others] = words.map((word) => ` ${word}`)
  const met: SpeakerRow[] = []
  let speaker = 0
  for (
    let at = called.indexOf(first);
    at >= 0 && met.length < limit;
    at = called.indexOf(first, ends[speaker])
  ) {
    while ((ends[speaker] ?? Infinity) <= at) speaker += 1
    const own = called.slice(ends[speaker - 1] ?? 0, ends[speaker])
    const row = speakers[speaker]
    if (row !== undefined && others.every((word) => own.includes(word))) met.push(row)
  }
  return met
}

/** A condition: somebody has words that begin so, for each of them. */
export function haveAll(
  { holdsText }: Engine,
  words: readonly string[],
  column: 'called' | 'called_first',
): RawBuilder<SqlBool> {
  const initials = initialsOf(words)
  const conditions = words.map((word) => holdsText(sql`' ' || ${sql.ref(column)}`, sql`${` ${word}`}`))
  // Of conditions that it knows, PostgreSQL would guess how rarely they hold, and look through all; of a case it guesses nothing.
  return sql`case when ${sql.join([sql`initials & ${initials} = ${initials}`, ...conditions], sql` and `)} then true end`
}
