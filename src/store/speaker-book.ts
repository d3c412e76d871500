import { type Kysely, sql } from 'kysely'
import type { KnownPerson } from '../core/index.ts'
import { type QuotedSpeaker, roleOf } from './count-speakers.ts'
import type { Engine } from './engine.ts'
import { isGiven } from './is-given.ts'
import { mergeSpeakers } from './merge-speakers.ts'
import type { Schema } from './schema.ts'
import { createSpeakerCounts } from './speaker-counts.ts'
import { namesakesOf, type Namesakes, splitWords } from './speaker-names.ts'
import { type SpeakerRow, withoutNullRole } from './speaker-row.ts'
import { createWordBook } from './speaker-words.ts'

/**
 * Who is known over all articles, as one transaction sees it. Articles of one day quote the same few people: each of them
 * is read once, and what is counted of them is written once, at `flush`. What is asked here counts it already.
 */
export interface SpeakerBook {
  /** Reads many at once, which otherwise are read as they are asked for. */
  readonly open: (ids: readonly string[]) => Promise<void>
  readonly find: (id: string) => Promise<KnownPerson | undefined>
  /** Says whom somebody will be looked for among, so that all are read with the first. */
  readonly foresee: (namesakes: readonly Namesakes[]) => void
  /** The most quoted people of such a name. */
  readonly findNamesakes: (wanted: Namesakes) => Promise<KnownPerson[]>
  /** All words that somebody is called by. */
  readonly listWords: (id: string) => Promise<ReadonlySet<string>>
  /** Counts in what an article quotes; gives those who were never quoted before. */
  readonly count: (published: string, people: readonly QuotedSpeaker[]) => Promise<QuotedSpeaker[]>
  /** Makes one of two people, with everything that was counted of either. */
  readonly merge: (from: string, into: string) => Promise<void>
  readonly flush: () => Promise<void>
}

interface Stored {
  readonly surname: string
  readonly people: readonly KnownPerson[]
}

/** More people of one name than are ever weighed. */
const MAX_NAMESAKES = 50

/** Opens a book within one transaction; `flush` ends it. */
export function createSpeakerBook(db: Kysely<Schema>, engine: Engine): SpeakerBook {
  const asked = new Set<string>()
  const known = new Map<string, KnownPerson>()
  const words = createWordBook(db, engine)
  const counts = createSpeakerCounts(db, engine, words.list)
  /** As the database had them when they were read. */
  const namesakes = new Map<string, Stored>()
  /** Who was counted since, by surname. */
  const counted = new Map<string, Set<string>>()
  const foreseen = new Map<string, Namesakes>()

  async function open(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !asked.has(id))
    if (missing.length === 0) return
    const people = await readPeople(db, engine, missing)
    for (const id of missing) asked.add(id)
    for (const { called, ...person } of people) {
      known.set(person.id, withoutNullRole(person))
      words.learn(person.id, splitWords(called))
    }
  }

  async function flush(): Promise<void> {
    await counts.flush()
    await words.flush()
  }

  /** As the database has them; those who are still to be looked for are read along. */
  async function readStored(one: Namesakes): Promise<readonly KnownPerson[]> {
    const key = keyOf(one)
    if (!namesakes.has(key)) {
      const wanted = [...foreseen].filter(([each]) => each !== key && !namesakes.has(each))
      wanted.push([key, one])
      const read = await readNamesakes(
        db,
        engine,
        wanted.map(([, each]) => each),
      )
      for (const [each, { surname }] of wanted) namesakes.set(each, { surname, people: read.get(each) ?? [] })
    }
    foreseen.delete(key)
    return namesakes.get(key)?.people ?? []
  }

  async function findNamesakes(wanted: Namesakes): Promise<KnownPerson[]> {
    const stored = await readStored(wanted)
    // Nobody is quoted less than before: who was left out, and was not counted since, does not come before any of those read.
    const since = [...(counted.get(wanted.surname) ?? [])]
      .flatMap((id) => known.get(id) ?? [])
      .filter(({ name }) => wanted.given === '' || wanted.given === namesakesOf(name).given)
    const all = new Map([...stored, ...since].map((person) => [person.id, known.get(person.id) ?? person]))
    return [...all.values()]
      .sort((a, b) => b.quotes - a.quotes || (a.id < b.id ? -1 : 1))
      .slice(0, MAX_NAMESAKES)
  }

  return {
    open,
    flush,
    foresee: (expected) => {
      for (const wanted of expected) foreseen.set(keyOf(wanted), wanted)
    },
    findNamesakes,
    find: async (id) => {
      await open([id])
      return known.get(id)
    },
    listWords: async (id) => {
      await open([id])
      return words.list(id)
    },
    count: async (published, people) => {
      await open(people.map(({ speaker }) => speaker))
      const fresh = people.filter(({ speaker }) => !known.has(speaker))
      for (const each of people) {
        counts.add(published, each)
        words.add(each)
        const person = countedIn(known.get(each.speaker), each)
        known.set(each.speaker, person)
        const { surname } = namesakesOf(person.name)
        counted.set(surname, (counted.get(surname) ?? new Set()).add(each.speaker))
      }
      return fresh
    },
    merge: async (from, into) => {
      await flush()
      await mergeSpeakers(db, engine, from, into)
      const surnames = [from, into].map((id) => namesakesOf(known.get(id)?.name ?? '').surname)
      for (const [key, { surname }] of namesakes) if (surnames.includes(surname)) namesakes.delete(key)
      for (const id of [from, into]) {
        asked.delete(id)
        known.delete(id)
        words.forget(id)
      }
      await open([into])
    },
  }
}

function countedIn(before: KnownPerson | undefined, counted: QuotedSpeaker): KnownPerson {
  const role = roleOf(counted) ?? before?.role
  return {
    id: counted.speaker,
    name: before?.name ?? counted.name,
    quotes: (before?.quotes ?? 0) + counted.quotes,
    ...(role !== undefined && { role }),
  }
}

async function readPeople(
  db: Kysely<Schema>,
  engine: Engine,
  ids: readonly string[],
): Promise<(SpeakerRow & { readonly called: string })[]> {
  const isAsked = isGiven(engine, { table: 'speaker', column: 'id' }, ids)
  const { rows } = await sql<SpeakerRow & { readonly called: string }>`
    select id, name, role, quotes, called from speaker where ${isAsked}`.execute(db)
  return rows
}

async function readNamesakes(
  db: Kysely<Schema>,
  engine: Engine,
  wanted: readonly Namesakes[],
): Promise<Map<string, KnownPerson[]>> {
  const given = engine.unpack(
    'speaker',
    wanted.map(({ surname, given }) => ({ surname, given })),
  )
  const { rows } = await sql<SpeakerRow & Namesakes>`
    with wanted (surname, given) as (${given})
    select surname, given, id, name, role, quotes from (
      select wanted.surname, wanted.given, speaker.id, speaker.name, speaker.role, speaker.quotes,
        row_number() over (partition by wanted.surname, wanted.given order by speaker.quotes desc, speaker.id) as place
      from ${engine.wantedBearers}
    ) as ranked where place <= ${sql.lit(MAX_NAMESAKES)} order by quotes desc`.execute(db)
  const found = new Map<string, KnownPerson[]>()
  for (const { surname, given, ...person } of rows) {
    const key = keyOf({ surname, given })
    const people = found.get(key) ?? []
    people.push(withoutNullRole(person))
    found.set(key, people)
  }
  return found
}

function keyOf({ surname, given }: Namesakes): string {
  return `${surname} ${given}`
}
