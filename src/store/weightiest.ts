import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import { initialsOf } from './speaker-names.ts'
import type { SpeakerRow } from './speaker-row.ts'

/** Finds speakers by beginnings that many share (‘ma’): from the weightiest down, until enough are met who have them. */
export interface Weightiest {
  /**
   * Those who have words that begin so, at most `limit`, the weightiest first.
   * @param snapshot - what the database was seen to be just now, or null where that cannot be told
   */
  readonly meet: (
    words: readonly string[],
    limit: number,
    snapshot: string | null,
  ) => Promise<readonly SpeakerRow[]>
}

/** As they are met. */
export const WEIGHTIEST_FIRST = sql`order by weight desc, id`

/** So many are remembered, in a megabyte or two: nearly everybody whom two letters or three may mean is among them. */
const REMEMBERED = 4000

interface Remembered {
  readonly snapshot: string | undefined
  readonly speakers: readonly { readonly speaker: SpeakerRow; readonly called: string }[]
}

/** Whoever types a name asks at each letter: what the database told is remembered while it is still the same. */
export function createWeightiest(db: Kysely<Schema>, engine: Engine): Weightiest {
  let remembered: Remembered = { snapshot: undefined, speakers: [] }
  let seen: string | null = null

  return {
    meet: async (words, limit, snapshot) => {
      // What stood still between two letters is likely to do so at the next.
      if (snapshot !== null && snapshot === seen && snapshot !== remembered.snapshot)
        remembered = await read(db, engine)
      seen = snapshot
      const met = snapshot === remembered.snapshot ? recall(remembered, words, limit) : []
      return met.length === limit ? met : meetInDatabase(db, engine, words, limit)
    },
  }
}

async function read(db: Kysely<Schema>, { snapshot }: Engine): Promise<Remembered> {
  const { rows } = await sql<SpeakerRow & { readonly called_first: string; readonly snapshot: string }>`
    select ${snapshot} as snapshot, id, name, role, quotes, called_first from speaker
    ${WEIGHTIEST_FIRST} limit ${sql.lit(REMEMBERED)}`.execute(db)
  return {
    // One statement sees one state.
    snapshot: rows[0]?.snapshot,
    speakers: rows.map(({ id, name, role, quotes, called_first: called }) => ({
      speaker: { id, name, role, quotes },
      called: ` ${called}`,
    })),
  }
}

function recall({ speakers }: Remembered, words: readonly string[], limit: number): SpeakerRow[] {
  const begun = words.map((word) => ` ${word}`)
  const met: SpeakerRow[] = []
  for (const { speaker, called } of speakers) {
    if (met.length === limit) break
    if (begun.every((word) => called.includes(word))) met.push(speaker)
  }
  return met
}

async function meetInDatabase(
  db: Kysely<Schema>,
  engine: Engine,
  words: readonly string[],
  limit: number,
): Promise<readonly SpeakerRow[]> {
  // A limit that it does not know, when it plans once for all calls, PostgreSQL would take for thousands.
  const ids = sql`(
    select id from speaker where ${haveAll(engine, words, 'called_first')} ${WEIGHTIEST_FIRST} limit ${sql.lit(limit)})`
  const { rows } = await sql<SpeakerRow>`
    select id, name, role, quotes from speaker where ${engine.isOneOf('id', ids)} ${WEIGHTIEST_FIRST}`.execute(
    db,
  )
  return rows
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
