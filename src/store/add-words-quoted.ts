import { type Kysely, sql } from 'kysely'
import { parseBody } from './article-body.ts'
import { parsePeople } from './count-speakers.ts'
import { countWordsByPerson } from './count-words-by-person.ts'
import type { Schema } from './schema.ts'

/** Articles read at once while the words of all are counted. */
const BATCH = 100

/** Adds the columns by which words are counted, and counts those of the articles that are there. */
export async function addWordsQuoted(db: Kysely<unknown>): Promise<void> {
  for (const table of ['article_speaker', 'speaker'])
    await db.schema
      .alterTable(table)
      .addColumn('words', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  await countAll(db)
  await sql`update speaker set words = coalesce((
    select sum(article_speaker.words) from article_speaker where article_speaker.speaker = speaker.id), 0)`.execute(
    db,
  )
  await sql`create index speaker_most_heard on speaker (words desc, id)`.execute(db)
}

async function countAll(db: Kysely<Schema>): Promise<void> {
  const quoting = db.selectFrom('article_speaker').select('article')
  for (let last = -1; ;) {
    const articles = await db
      .selectFrom('article')
      .select(['no', 'body'])
      .where('no', '>', last)
      .where('no', 'in', quoting)
      .orderBy('no')
      .limit(BATCH)
      .execute()
    if (articles.length === 0) return
    for (const { no, body } of articles) {
      const words = countWordsByPerson(parseBody(body))
      const rows = await db
        .selectFrom('article_speaker')
        .select(['speaker', 'people'])
        .where('article', '=', no)
        .execute()
      for (const { speaker, people } of rows) {
        const sum = parsePeople(people).reduce((total, id) => total + (words.get(id) ?? 0), 0)
        await db
          .updateTable('article_speaker')
          .set({ words: sum })
          .where('article', '=', no)
          .where('speaker', '=', speaker)
          .execute()
      }
      last = no
    }
  }
}
