import type { Kysely, Transaction } from 'kysely'
import { findSamePerson, fold, foldedWords, isBareName, type Person, surnameOf } from '../core/index.ts'
import { inChunks } from './chunks.ts'
import { type PersonRule, ruledPerson, toPersonId } from './people.ts'
import type { Schema } from './schema.ts'
import type { StoredArticle } from './store.ts'
import { countWordsByPerson } from './words-quoted.ts'

/** Somebody quoted in one article, and who that is over all articles. */
export interface QuotedPerson {
  readonly person: Person
  readonly speaker: string
  /** The name that is shown, which an editor may have given. */
  readonly name: string
  readonly quotes: number
  readonly words: number
}

/** Resolves who is quoted in an article to people over all articles, who are made where they are new. */
export async function resolveSpeakers(
  trx: Transaction<Schema>,
  article: StoredArticle,
  rules: readonly PersonRule[],
): Promise<QuotedPerson[]> {
  const { id, analysis } = article
  const words = countWordsByPerson(article)
  const counts = new Map<string, number>()
  for (const speaker of analysis.quotes.flatMap(({ speakers }) => speakers))
    counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  const quoted = analysis.people.filter((person) => counts.has(person.id))
  if (quoted.length === 0) return []
  const rows = await trx
    .selectFrom('speaker')
    .select(['id', 'name'])
    .where(
      'id',
      'in',
      quoted.map((person) => person.id),
    )
    .execute()
  const known = new Map(rows.map((row) => [row.id, row.name]))
  const resolved: QuotedPerson[] = []
  for (const person of quoted) {
    const same = ruledPerson(person.id, id, rules) ??
      // Somebody known by exactly this name; a bare one may have become somebody's since.
      (known.has(person.id) && !isBareName(person.name) ? { id: person.id, name: person.name } : undefined) ??
      (await findKnown(trx, person)) ?? { id: person.id, name: person.name }
    resolved.push({
      ...{ person, speaker: same.id, name: same.name },
      quotes: counts.get(person.id) ?? 0,
      words: words.get(person.id) ?? 0,
    })
  }
  return resolved
}

/** More people of one surname than are ever weighed. */
const MAX_NAMESAKES = 50

async function findNamesakes(
  trx: Transaction<Schema>,
  name: string,
): Promise<{ id: string; name: string; role: string | null; quotes: number }[]> {
  return trx
    .selectFrom('speaker')
    .innerJoin('speaker_word', 'speaker_word.speaker', 'speaker.id')
    .select(['speaker.id', 'speaker.name', 'speaker.role', 'speaker.quotes'])
    .where('speaker_word.word', '=', surnameOf(name))
    .orderBy('speaker.quotes', 'desc')
    .limit(MAX_NAMESAKES)
    .execute()
}

async function findKnown(
  trx: Transaction<Schema>,
  person: Person,
): Promise<{ id: string; name: string } | undefined> {
  const namesakes = await findNamesakes(trx, person.name)
  return findSamePerson(
    person,
    namesakes.map(({ role, ...known }) => ({ ...known, ...(role !== null && { role }) })),
  )
}

/** Counts in what an article quotes; gives the ids of those who were never quoted before. */
export async function countSpeakers(
  trx: Transaction<Schema>,
  { no, published = '' }: { readonly no: number; readonly published?: string | undefined },
  quoted: readonly QuotedPerson[],
): Promise<string[]> {
  if (quoted.length === 0) return []
  const people = groupBySpeaker(quoted)
  await trx
    .insertInto('article_speaker')
    .values(
      people.map(({ speaker, quotes, words, people: own }) => ({
        ...{ article: no, speaker, quotes, words },
        people: JSON.stringify(own.map(({ id }) => id)),
      })),
    )
    .execute()
  const before = await trx
    .selectFrom('speaker')
    .select(['id', 'weight'])
    .where(
      'id',
      'in',
      people.map(({ speaker }) => speaker),
    )
    .execute()
  const weights = new Map(before.map(({ id, weight }) => [id, weight]))
  await trx
    .insertInto('speaker')
    .values(
      people.map(({ speaker, name, quotes, words, people: own }) => ({
        ...{ id: speaker, name, quotes, words },
        role: own.find(({ role }) => role !== undefined)?.role ?? null,
        weight: addWeights(weights.get(speaker), weightOf(published) + Math.log2(quotes)),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        quotes: eb('speaker.quotes', '+', eb.ref('excluded.quotes')),
        words: eb('speaker.words', '+', eb.ref('excluded.words')),
        role: eb.fn.coalesce('excluded.role', 'speaker.role'),
        weight: eb.ref('excluded.weight'),
      })),
    )
    .execute()
  await countNames(trx, people)
  const appeared = people.filter(({ speaker }) => !weights.has(speaker))
  for (const { speaker, name } of appeared) if (!isBareName(name)) await takeInBareName(trx, speaker, name)
  return appeared.map(({ speaker }) => speaker)
}

interface QuotedSpeaker {
  readonly speaker: string
  readonly name: string
  readonly quotes: number
  readonly words: number
  readonly people: readonly Person[]
}

/** An article may have one person under two names. */
function groupBySpeaker(quoted: readonly QuotedPerson[]): QuotedSpeaker[] {
  const groups = new Map<string, QuotedSpeaker>()
  for (const { person, speaker, name, quotes, words } of quoted) {
    const group = groups.get(speaker)
    if (group === undefined) groups.set(speaker, { speaker, name, quotes, words, people: [person] })
    else {
      groups.set(speaker, {
        ...group,
        quotes: group.quotes + quotes,
        words: group.words + words,
        people: [...group.people, person],
      })
    }
  }
  return [...groups.values()]
}

/** Days after which a quotation weighs half as much as one of today. */
const HALF_LIFE = 90

/**
 * The weight of a quotation as a power of two. A day's weight never changes, and newer days weigh more: so weights can be
 * kept, and stay in the right order (forward decay, after Cormode, Shkapenyuk, Srivastava and Xu).
 */
function weightOf(published: string): number {
  return published === '' ? 0 : Date.parse(`${published}T00:00:00Z`) / 86_400_000 / HALF_LIFE
}

/** The sum of two numbers that are given, and wanted, as powers of two. */
function addWeights(one: number | undefined, other: number): number {
  if (one === undefined) return other
  const [low, high] = one < other ? [one, other] : [other, one]
  return high + Math.log2(1 + 2 ** (low - high))
}

/** What is left of a sum when one of its parts goes; rounding leaves a little where nothing should be left. */
function subtractWeights(sum: number, part: number): number {
  return sum + Math.log2(Math.max(1 - 2 ** (part - sum), 2 ** -40))
}

async function countNames(trx: Transaction<Schema>, people: readonly QuotedSpeaker[]): Promise<void> {
  const called = people.map(({ speaker, name, people: own }) => ({ speaker, ...calledBy(name, own) }))
  const names = called.flatMap(({ speaker, names: own }) => own.map((name) => ({ name, speaker, uses: 1 })))
  const words = called.flatMap(({ speaker, words: own }) => own.map((word) => ({ word, speaker, uses: 1 })))
  for (const rows of inChunks(names)) await addNames(trx, rows)
  for (const rows of inChunks(words)) await addWords(trx, rows)
}

async function addNames(db: Kysely<Schema>, rows: Schema['speaker_name'][]): Promise<void> {
  await db
    .insertInto('speaker_name')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['name', 'speaker'])
        .doUpdateSet((eb) => ({ uses: eb('speaker_name.uses', '+', eb.ref('excluded.uses')) })),
    )
    .execute()
}

async function addWords(db: Kysely<Schema>, rows: Schema['speaker_word'][]): Promise<void> {
  await db
    .insertInto('speaker_word')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['word', 'speaker'])
        .doUpdateSet((eb) => ({ uses: eb('speaker_word.uses', '+', eb.ref('excluded.uses')) })),
    )
    .execute()
}

/** When somebody is named whole for the first time, articles that had the surname alone meant them, if nobody else. */
async function takeInBareName(trx: Transaction<Schema>, speaker: string, name: string): Promise<void> {
  const namesakes = await findNamesakes(trx, name)
  const surname = surnameOf(name)
  const bare = namesakes.find(
    (known) => known.name !== name && isBareName(known.name) && surnameOf(known.name) === surname,
  )
  if (bare === undefined) return
  const others = namesakes.filter(({ id }) => id !== bare.id)
  const known = others.map(({ role, ...person }) => ({ ...person, ...(role !== null && { role }) }))
  const meant = findSamePerson({ name: bare.name, role: bare.role ?? undefined }, known)
  if (meant?.id === speaker) await mergeSpeakers(trx, bare.id, speaker)
}

async function mergeSpeakers(trx: Transaction<Schema>, from: string, into: string): Promise<void> {
  await trx.updateTable('quote_speaker').set({ speaker: into }).where('speaker', '=', from).execute()
  const shared = trx.selectFrom('article_speaker').select('article').where('speaker', '=', into)
  const both = await trx
    .selectFrom('article_speaker')
    .selectAll()
    .where('speaker', '=', from)
    .where('article', 'in', shared)
    .execute()
  for (const { article, quotes, words, people } of both) {
    const own = await trx
      .selectFrom('article_speaker')
      .select('people')
      .where('article', '=', article)
      .where('speaker', '=', into)
      .executeTakeFirstOrThrow()
    await trx
      .updateTable('article_speaker')
      .set((eb) => ({
        quotes: eb('quotes', '+', quotes),
        words: eb('words', '+', words),
        people: JSON.stringify([...parsePeople(own.people), ...parsePeople(people)]),
      }))
      .where('article', '=', article)
      .where('speaker', '=', into)
      .execute()
    await trx
      .deleteFrom('article_speaker')
      .where('article', '=', article)
      .where('speaker', '=', from)
      .execute()
  }
  await trx.updateTable('article_speaker').set({ speaker: into }).where('speaker', '=', from).execute()

  const names = await trx.selectFrom('speaker_name').selectAll().where('speaker', '=', from).execute()
  const words = await trx.selectFrom('speaker_word').selectAll().where('speaker', '=', from).execute()
  for (const rows of inChunks(names))
    await addNames(
      trx,
      rows.map((row) => ({ ...row, speaker: into })),
    )
  for (const rows of inChunks(words))
    await addWords(
      trx,
      rows.map((row) => ({ ...row, speaker: into })),
    )
  await trx.deleteFrom('speaker_name').where('speaker', '=', from).execute()
  await trx.deleteFrom('speaker_word').where('speaker', '=', from).execute()

  const gone = await trx
    .deleteFrom('speaker')
    .where('id', '=', from)
    .returning(['quotes', 'words', 'weight'])
    .executeTakeFirst()
  const kept = await trx.selectFrom('speaker').select('weight').where('id', '=', into).executeTakeFirst()
  if (gone === undefined) return
  await trx
    .updateTable('speaker')
    .set((eb) => ({
      quotes: eb('quotes', '+', gone.quotes),
      words: eb('words', '+', gone.words),
      weight: addWeights(kept?.weight, gone.weight),
    }))
    .where('id', '=', into)
    .execute()
}

/** Counts out what an article quotes. */
export async function uncountSpeakers(
  trx: Transaction<Schema>,
  no: number,
  { analysis, published = '' }: StoredArticle,
): Promise<void> {
  const rows = await trx.deleteFrom('article_speaker').where('article', '=', no).returningAll().execute()
  for (const { speaker, quotes, words: heard, people } of rows) {
    const ids = new Set(parsePeople(people))
    const own = analysis.people.filter(({ id }) => ids.has(id))
    const known = await trx.selectFrom('speaker').selectAll().where('id', '=', speaker).executeTakeFirst()
    if (known === undefined) continue
    if (known.quotes <= quotes) {
      await trx.deleteFrom('speaker').where('id', '=', speaker).execute()
      await trx.deleteFrom('speaker_name').where('speaker', '=', speaker).execute()
      await trx.deleteFrom('speaker_word').where('speaker', '=', speaker).execute()
      continue
    }
    const weight = subtractWeights(known.weight, weightOf(published) + Math.log2(quotes))
    await trx
      .updateTable('speaker')
      .set({ quotes: known.quotes - quotes, words: known.words - heard, weight })
      .where('id', '=', speaker)
      .execute()
    const { names, words } = calledBy(known.name, own)
    await trx
      .updateTable('speaker_name')
      .set((eb) => ({ uses: eb('uses', '-', 1) }))
      .where('speaker', '=', speaker)
      .where('name', 'in', names)
      .execute()
    await trx
      .updateTable('speaker_word')
      .set((eb) => ({ uses: eb('uses', '-', 1) }))
      .where('speaker', '=', speaker)
      .where('word', 'in', words)
      .execute()
    await trx.deleteFrom('speaker_name').where('speaker', '=', speaker).where('uses', '<=', 0).execute()
    await trx.deleteFrom('speaker_word').where('speaker', '=', speaker).where('uses', '<=', 0).execute()
  }
}

/** A column that only `countSpeakers` and `mergeSpeakers` write. */
function parsePeople(json: string): string[] {
  return JSON.parse(json) as string[]
}

/** Everything that a speaker may be called by, folded: names, aliases and roles, without a leading ‘the’. */
function calledBy(name: string, people: readonly Person[]): { names: string[]; words: string[] } {
  const called = [
    ...(name === '' ? [] : [name]),
    ...people.flatMap((person) => [
      person.name,
      ...person.aliases,
      ...(person.role === undefined ? [] : [person.role]),
    ]),
  ]
  return { names: [...new Set(called.map(foldName))], words: [...new Set(called.flatMap(foldedWords))] }
}

/** A name as it is compared: ‘The Russian leader’ and ‘russian leader’ are one. */
export function foldName(name: string): string {
  return fold(name).replace(/^the /, '')
}

/** Gives people the names and roles that an editor knows. */
export async function applyRules(trx: Transaction<Schema>, rules: readonly PersonRule[]): Promise<void> {
  for (const { name, role, aliases, same } of rules) {
    const id = toPersonId(name)
    const known = await trx.selectFrom('speaker').select('id').where('id', '=', id).executeTakeFirst()
    if (known === undefined) continue
    await trx
      .updateTable('speaker')
      .set({ name, ...(role !== undefined && { role }) })
      .where('id', '=', id)
      .execute()
    const called = [name, ...aliases, ...same, ...(role === undefined ? [] : [role])]
    const names = [...new Set(called.map(foldName))].map((one) => ({ name: one, speaker: id, uses: 1 }))
    const words = [...new Set(called.flatMap(foldedWords))].map((word) => ({ word, speaker: id, uses: 1 }))
    await addNames(trx, names)
    await addWords(trx, words)
  }
}
