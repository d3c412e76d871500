import type { Kysely } from 'kysely'
import { parsePeople } from './count-speakers.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import { addNames, addWords, splitWords, wordColumns } from './speaker-names.ts'
import { addWeights } from './speaker-weight.ts'

/** Makes one of two people who turned out to be the same, with everything that was counted of either. */
export async function mergeSpeakers(
  db: Kysely<Schema>,
  engine: Engine,
  from: string,
  into: string,
): Promise<void> {
  const gone = await findSpeaker(db, from)
  const kept = await findSpeaker(db, into)
  await db.updateTable('quote_speaker').set({ speaker: into }).where('speaker', '=', from).execute()
  await mergeInArticles(db, from, into)

  const names = await db.deleteFrom('speaker_name').where('speaker', '=', from).returningAll().execute()
  const words = await db
    .deleteFrom('speaker_word')
    .where('speaker', '=', from)
    .where('word', 'in', splitWords(gone.called))
    .returningAll()
    .execute()
  const theirs = { speaker: into }
  await addNames(
    db,
    engine,
    names.map((row) => ({ ...row, ...theirs })),
  )
  await addWords(
    db,
    engine,
    words.map((row) => ({ ...row, ...theirs })),
  )

  await db.deleteFrom('speaker').where('id', '=', from).execute()
  await db
    .updateTable('speaker')
    .set({
      quotes: kept.quotes + gone.quotes,
      words: kept.words + gone.words,
      weight: addWeights(kept.weight, gone.weight),
      ...wordColumns([...splitWords(kept.called), ...splitWords(gone.called)]),
    })
    .where('id', '=', into)
    .execute()
}

async function findSpeaker(db: Kysely<Schema>, id: string): Promise<Schema['speaker']> {
  return db.selectFrom('speaker').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** An article may quote both. */
async function mergeInArticles(db: Kysely<Schema>, from: string, into: string): Promise<void> {
  const shared = db.selectFrom('article_speaker').select('article').where('speaker', '=', into)
  const both = await db
    .selectFrom('article_speaker')
    .selectAll()
    .where('speaker', '=', from)
    .where('article', 'in', shared)
    .execute()
  for (const { article, quotes, words, people } of both) {
    const own = await db
      .selectFrom('article_speaker')
      .select('people')
      .where('article', '=', article)
      .where('speaker', '=', into)
      .executeTakeFirstOrThrow()
    await db
      .updateTable('article_speaker')
      .set((eb) => ({
        quotes: eb('quotes', '+', quotes),
        words: eb('words', '+', words),
        people: JSON.stringify([...parsePeople(own.people), ...parsePeople(people)]),
      }))
      .where('article', '=', article)
      .where('speaker', '=', into)
      .execute()
    await db
      .deleteFrom('article_speaker')
      .where('article', '=', article)
      .where('speaker', '=', from)
      .execute()
  }
  await db.updateTable('article_speaker').set({ speaker: into }).where('speaker', '=', from).execute()
}
