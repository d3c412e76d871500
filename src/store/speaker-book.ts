import { type Kysely, sql } from 'kysely'
import type { KnownPerson } from '../core/index.ts'
import { type QuotedSpeaker, roleOf } from './count-speakers.ts'
import type { Engine } from './engine.ts'
import { mergeSpeakers } from './merge-speakers.ts'
import type { Schema } from './schema.ts'
import { createSpeakerCounts } from './speaker-counts.ts'
import { createWordBook } from './speaker-words.ts'

/**
 * Who is known over all articles, as one transaction sees it. Articles of one day quote the same few people: each of them
 * is read once, and what is counted of them is written once, at `flush`. What is asked here counts it already.
 */
export interface SpeakerBook {
  /** Reads many at once, which otherwise are read as they are asked for. */
  readonly open: (ids: readonly string[]) => Promise<void>
  readonly find: (id: string) => Promise<KnownPerson | undefined>
  /** The most quoted people who are called by a word, and by another besides where that is given. */
  readonly findNamesakes: (word: string, also?: string) => Promise<KnownPerson[]>
  /** All words that somebody is called by. */
  readonly listWords: (id: string) => Promise<ReadonlySet<string>>
  /** Counts in what an article quotes; gives those who were never quoted before. */
  readonly count: (published: string, people: readonly QuotedSpeaker[]) => Promise<QuotedSpeaker[]>
  /** Makes one of two people, with everything that was counted of either. */
  readonly merge: (from: string, into: string) => Promise<void>
  readonly flush: () => Promise<void>
}

/** More people of one name than are ever weighed. */
const MAX_NAMESAKES = 50

/** Opens a book within one transaction; `flush` ends it. */
export function createSpeakerBook(db: Kysely<Schema>, engine: Engine): SpeakerBook {
  const asked = new Set<string>()
  const known = new Map<string, KnownPerson>()
  const counts = createSpeakerCounts(db, engine)
  const words = createWordBook(db, engine)
  /** As the database has them. */
  const namesakes = new Map<string, readonly KnownPerson[]>()

  async function open(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !asked.has(id))
    if (missing.length === 0) return
    const people = await readPeople(db, engine, missing)
    for (const id of missing) asked.add(id)
    for (const person of people) known.set(person.id, person)
    await words.open(people.map(({ id }) => id))
  }

  async function flush(): Promise<void> {
    await counts.flush()
    await words.flush()
    namesakes.clear()
  }

  async function findNamesakes(word: string, also = ''): Promise<KnownPerson[]> {
    const key = `${word} ${also}`
    const stored = namesakes.get(key) ?? (await readNamesakes(db, word, also))
    // Those who were left out may have been counted since.
    if (stored.length === MAX_NAMESAKES && counts.hasAny()) {
      await flush()
      return findNamesakes(word, also)
    }
    namesakes.set(key, stored)
    const called = words.listNewlyCalled(word, also).flatMap((id) => known.get(id) ?? [])
    const all = new Map([...stored, ...called].map((person) => [person.id, known.get(person.id) ?? person]))
    return [...all.values()].sort((a, b) => b.quotes - a.quotes)
  }

  return {
    open,
    flush,
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
        known.set(each.speaker, countedIn(known.get(each.speaker), each))
      }
      return fresh
    },
    merge: async (from, into) => {
      await flush()
      await mergeSpeakers(db, engine, from, into)
      for (const id of [from, into]) {
        asked.delete(id)
        known.delete(id)
        words.forget(id)
      }
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
): Promise<KnownPerson[]> {
  const given = engine.unpack(
    'speaker',
    ids.map((id) => ({ id })),
  )
  const { rows } = await sql<PersonRow>`
    select id, name, role, quotes from speaker where id in (${given})`.execute(db)
  return rows.map(toPerson)
}

async function readNamesakes(db: Kysely<Schema>, word: string, also: string): Promise<KnownPerson[]> {
  const narrowed =
    also === ''
      ? sql``
      : sql`and exists (select 1 from speaker_word as other where other.word = ${also} and other.speaker = called.speaker)`
  const { rows } = await sql<PersonRow>`
    select speaker.id, speaker.name, speaker.role, speaker.quotes
    from speaker_word as called join speaker on speaker.id = called.speaker
    where called.word = ${word} ${narrowed}
    order by speaker.quotes desc limit ${sql.lit(MAX_NAMESAKES)}`.execute(db)
  return rows.map(toPerson)
}

type PersonRow = Omit<KnownPerson, 'role'> & { readonly role: string | null }

function toPerson({ role, ...person }: PersonRow): KnownPerson {
  return { ...person, ...(role !== null && { role }) }
}
