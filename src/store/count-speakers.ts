import type { DeleteQueryBuilder, DeleteResult, Kysely } from 'kysely'
import type { Person } from '../core/index.ts'
import type { QuotedPerson } from './quoted-person.ts'
import type { Schema } from './schema.ts'
import { calledBy, splitWords, wordColumns } from './speaker-names.ts'
import { subtractWeights, weightOf } from './speaker-weight.ts'
import type { StoredArticle } from './store.ts'

/** Somebody over all articles, with what one article quotes of them: it may have one person under two names. */
export interface QuotedSpeaker {
  readonly speaker: string
  readonly name: string
  readonly quotes: number
  readonly words: number
  readonly people: readonly Person[]
}

/**
 * Gathers the people of one article by whom they are over all, given the rows of what each says: a quotation of two who are
 * one is one.
 */
export function groupBySpeaker(
  quoted: readonly QuotedPerson[],
  spoken: readonly Schema['quote_speaker'][],
): QuotedSpeaker[] {
  const quotes = new Map<string, number>()
  for (const { speaker } of spoken) quotes.set(speaker, (quotes.get(speaker) ?? 0) + 1)
  const groups = new Map<string, QuotedSpeaker>()
  for (const { person, speaker, name, words } of quoted) {
    const group = groups.get(speaker)
    groups.set(speaker, {
      ...{ speaker, name: group?.name ?? name },
      quotes: quotes.get(speaker) ?? 0,
      words: (group?.words ?? 0) + words,
      people: [...(group?.people ?? []), person],
    })
  }
  return [...groups.values()]
}

/** What an article says that they are; the first role of several. */
export function roleOf({ people }: QuotedSpeaker): string | undefined {
  return people.find(({ role }) => role !== undefined)?.role
}

/** What one article's row of each speaker says. */
export function toArticleSpeakers(
  article: number,
  people: readonly QuotedSpeaker[],
): Schema['article_speaker'][] {
  return people.map(({ speaker, quotes, words, people: own }) => ({
    ...{ article, speaker, quotes, words },
    people: JSON.stringify(own.map(({ id }) => id)),
  }))
}

/** A column that only `toArticleSpeakers` and `mergeSpeakers` write. */
export function parsePeople(json: string): string[] {
  return JSON.parse(json) as string[]
}

/** Counts out what an article quotes. */
export async function uncountSpeakers(
  db: Kysely<Schema>,
  no: number,
  { analysis, published = '' }: StoredArticle,
): Promise<void> {
  const rows = await db.deleteFrom('article_speaker').where('article', '=', no).returningAll().execute()
  for (const { speaker, quotes, words: heard, people } of rows) {
    const ids = new Set(parsePeople(people))
    const own = analysis.people.filter(({ id }) => ids.has(id))
    const known = await db.selectFrom('speaker').selectAll().where('id', '=', speaker).executeTakeFirst()
    if (known === undefined) continue
    if (known.quotes <= quotes) {
      await db.deleteFrom('speaker').where('id', '=', speaker).execute()
      await db.deleteFrom('speaker_name').where('speaker', '=', speaker).execute()
      await wordsOf(db, known).execute()
      continue
    }
    const { names, words } = calledBy(known.name, own)
    await db
      .updateTable('speaker_name')
      .set((eb) => ({ uses: eb('uses', '-', 1) }))
      .where('speaker', '=', speaker)
      .where('name', 'in', names)
      .execute()
    await db
      .updateTable('speaker_word')
      .set((eb) => ({ uses: eb('uses', '-', 1) }))
      .where('speaker', '=', speaker)
      .where('word', 'in', words)
      .execute()
    await db.deleteFrom('speaker_name').where('speaker', '=', speaker).where('uses', '<=', 0).execute()
    const gone = await wordsOf(db, known).where('uses', '<=', 0).returning('word').execute()
    const unused = new Set(gone.map(({ word }) => word))
    await db
      .updateTable('speaker')
      .set({
        quotes: known.quotes - quotes,
        words: known.words - heard,
        weight: subtractWeights(known.weight, weightOf(published) + Math.log2(quotes)),
        ...wordColumns(splitWords(known.called).filter((word) => !unused.has(word))),
      })
      .where('id', '=', speaker)
      .execute()
  }
}

/** Deletes words of somebody, by the words that their row has: they are listed by word alone. */
function wordsOf(
  db: Kysely<Schema>,
  { id, called }: Schema['speaker'],
): DeleteQueryBuilder<Schema, 'speaker_word', DeleteResult> {
  return db.deleteFrom('speaker_word').where('speaker', '=', id).where('word', 'in', splitWords(called))
}
