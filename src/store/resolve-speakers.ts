import { type Kysely, sql } from 'kysely'
import {
  type Field,
  fieldOfRole,
  fieldWords,
  findSamePerson,
  isOfOtherField,
  foldedWords,
  isBareName,
  type KnownPerson,
  type Person,
  surnameOf,
} from '../core/index.ts'
import { type PersonRule, ruledPerson } from './people.ts'
import type { Schema } from './schema.ts'
import type { StoredArticle } from './store.ts'
import { countWordsByPerson } from './count-words-by-person.ts'

/** Somebody quoted in one article, and who that is over all articles. */
export interface QuotedPerson {
  readonly person: Person
  readonly speaker: string
  /** The name that is shown, which an editor may have given. */
  readonly name: string
  readonly quotes: number
  readonly words: number
}

/** Resolves who is quoted in an article to people over all articles; whoever is not among them yet keeps their id. */
export async function resolveSpeakers(
  db: Kysely<Schema>,
  article: StoredArticle,
  rules: readonly PersonRule[],
): Promise<QuotedPerson[]> {
  const { id, analysis } = article
  const counts = new Map<string, number>()
  for (const speaker of analysis.quotes.flatMap(({ speakers }) => speakers))
    counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  const quoted = analysis.people.filter((person) => counts.has(person.id))
  if (quoted.length === 0) return []
  const known = await findKnownIds(
    db,
    quoted.map((person) => person.id),
  )
  const words = countWordsByPerson(article)
  const resolved: QuotedPerson[] = []
  for (const person of quoted) {
    const same = ruledPerson(person.id, id, rules) ?? (await resolvePerson(db, person, known))
    resolved.push({
      ...{ person, speaker: same.id, name: same.name },
      quotes: counts.get(person.id) ?? 0,
      words: words.get(person.id) ?? 0,
    })
  }
  return resolved
}

async function resolvePerson(
  db: Kysely<Schema>,
  { id, name, role }: Person,
  known: ReadonlySet<string>,
): Promise<{ readonly id: string; readonly name: string }> {
  const field = isBareName(name) || role === undefined ? undefined : fieldOfRole(role)
  if (field !== undefined) {
    const namesakes = await findCandidates(db, name)
    const others = await findOthers(db, namesakes, field)
    // Nobody is a goalkeeper and a senator: that is a namesake of theirs.
    if (others.size > 0) {
      const same = findSamePerson(
        { name, role },
        namesakes.filter((namesake) => !others.has(namesake.id)),
      )
      return same ?? { id: others.has(id) ? `${id}-${field}` : id, name }
    }
  }
  // Somebody known by exactly this name; a bare one may have become somebody's since.
  if (known.has(id) && !isBareName(name)) return { id, name }
  return findSamePerson({ name, role }, await findCandidates(db, name)) ?? { id, name }
}

/** Those among some who are of another field, by every word that articles have called them beside their names, and never of this one. */
async function findOthers(
  db: Kysely<Schema>,
  people: readonly KnownPerson[],
  field: Field,
): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const rows = await db
    .selectFrom('speaker_word')
    .select(['speaker', 'word'])
    .where(
      'speaker',
      'in',
      people.map(({ id }) => id),
    )
    .where('word', 'in', fieldWords)
    .execute()
  const others = people.filter(({ id, name }) => {
    const own = new Set(foldedWords(name))
    const called = rows.filter(({ speaker, word }) => speaker === id && !own.has(word))
    return isOfOtherField(
      called.map(({ word }) => word),
      field,
    )
  })
  return new Set(others.map(({ id }) => id))
}

async function findKnownIds(db: Kysely<Schema>, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.selectFrom('speaker').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map((row) => row.id))
}

/**
 * Whoever was known by a bare name alone, and is somebody who has now been named whole for the first time: articles that
 * had the surname alone meant them, if nobody else.
 */
export async function findBareSelf(
  db: Kysely<Schema>,
  speaker: string,
  name: string,
): Promise<string | undefined> {
  const surname = surnameOf(name)
  // A bare name is its own id.
  const bare = await db
    .selectFrom('speaker')
    .select(['id', 'name', 'role'])
    .where('id', '=', surname)
    .executeTakeFirst()
  if (bare === undefined || !isBareName(bare.name)) return undefined
  const others = (await findNamesakes(db, surname)).filter(({ id }) => id !== bare.id)
  const meant = findSamePerson({ name: bare.name, role: bare.role ?? undefined }, others)
  return meant?.id === speaker ? bare.id : undefined
}

/** Those among whom a name's bearer would be: of a whole name, who shares first and last; of a bare one, all namesakes. */
async function findCandidates(db: Kysely<Schema>, name: string): Promise<KnownPerson[]> {
  const surname = surnameOf(name)
  const [given] = foldedWords(name)
  return isBareName(name) || given === undefined
    ? findNamesakes(db, surname)
    : findNamesakes(db, surname, given)
}

/** More people of one surname than are ever weighed. */
const MAX_NAMESAKES = 50

/** The most quoted people who are called by a word, and by another besides where that is given. */
async function findNamesakes(db: Kysely<Schema>, word: string, also?: string): Promise<KnownPerson[]> {
  const narrowed =
    also === undefined
      ? sql``
      : sql`and exists (select 1 from speaker_word as other where other.word = ${also} and other.speaker = called.speaker)`
  const { rows } = await sql<Omit<KnownPerson, 'role'> & { role: string | null }>`
    select speaker.id, speaker.name, speaker.role, speaker.quotes
    from speaker_word as called join speaker on speaker.id = called.speaker
    where called.word = ${word} ${narrowed}
    order by speaker.quotes desc limit ${sql.lit(MAX_NAMESAKES)}`.execute(db)
  return rows.map(({ role, ...known }) => ({ ...known, ...(role !== null && { role }) }))
}
