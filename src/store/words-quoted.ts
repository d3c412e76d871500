import { type Kysely, sql } from 'kysely'
import { countQuotedWords, type Person } from '../core/index.ts'
import type { Schema } from './schema.ts'
import type { StoredArticle } from './store.ts'

/** How many words of each person an article quotes, by the id that the person has in it. */
export function countWordsByPerson(article: StoredArticle): ReadonlyMap<Person['id'], number> {
  const counts = new Map<string, number>()
  for (const quote of article.analysis.quotes) {
    const words = countQuotedWords(article, quote)
    for (const id of quote.speakers) counts.set(id, (counts.get(id) ?? 0) + words)
  }
  return counts
}

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
      // Only Summit writes these columns.
      const words = countWordsByPerson(JSON.parse(body) as StoredArticle)
      const rows = await db
        .selectFrom('article_speaker')
        .select(['speaker', 'people'])
        .where('article', '=', no)
        .execute()
      for (const { speaker, people } of rows) {
        const ids = JSON.parse(people) as string[]
        const sum = ids.reduce((total, id) => total + (words.get(id) ?? 0), 0)
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
