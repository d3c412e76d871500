import type { Kysely } from 'kysely'
import { isBareName } from '../core/index.ts'
import { groupBySpeaker, type QuotedSpeaker, toArticleSpeakers } from './count-speakers.ts'
import type { Engine } from './engine.ts'
import type { NumberedArticle } from './index-texts.ts'
import { insertRows } from './insert-rows.ts'
import type { PersonRule } from './people.ts'
import type { QuotedPerson } from './quoted-person.ts'
import { findBareSelf, foreseePeople, resolveSpeakers } from './resolve-speakers.ts'
import { MAX_PARTS, toRowId } from './row-id.ts'
import type { Schema } from './schema.ts'
import { createSpeakerBook } from './speaker-book.ts'

/**
 * Notes who speaks in articles, one after the other: the second is about people whom the first made known. Gives the ids
 * of those who had never been quoted.
 */
export async function keepSpeakers(
  db: Kysely<Schema>,
  engine: Engine,
  articles: readonly NumberedArticle[],
  rules: readonly PersonRule[],
): Promise<string[]> {
  const book = createSpeakerBook(db, engine)
  // Nothing but a merge reads these rows, so they wait to be inserted together.
  let inArticles: Schema['article_speaker'][] = []
  let inQuotes: Schema['quote_speaker'][] = []
  const appeared: string[] = []

  async function write(): Promise<void> {
    await insertRows(db, engine, 'article_speaker', inArticles)
    await insertRows(db, engine, 'quote_speaker', inQuotes)
    inArticles = []
    inQuotes = []
  }

  async function takeInBareName({ speaker, name }: QuotedSpeaker): Promise<void> {
    const bare = isBareName(name) ? undefined : await findBareSelf(book, speaker, name)
    if (bare === undefined) return
    await write()
    await book.merge(bare, speaker)
  }

  await foreseePeople(
    book,
    articles.map(({ article }) => article),
  )
  for (const numbered of articles) {
    const quoted = await resolveSpeakers(book, numbered.article, rules)
    const spoken = toSpoken(numbered, quoted)
    const people = groupBySpeaker(quoted, spoken)
    inArticles.push(...toArticleSpeakers(numbered.no, people))
    inQuotes.push(...spoken)
    const fresh = await book.count(numbered.article.published ?? '', people)
    for (const each of fresh) await takeInBareName(each)
    appeared.push(...fresh.map(({ speaker }) => speaker))
  }
  await book.flush()
  await write()
  return appeared
}

function toSpoken(
  { no, article: { published = '', analysis } }: NumberedArticle,
  quoted: readonly QuotedPerson[],
): Schema['quote_speaker'][] {
  const speakers = new Map(quoted.map(({ person, speaker }) => [person.id, speaker]))
  return analysis.quotes.slice(0, MAX_PARTS).flatMap((quote, ordinal) => {
    const own = new Set(quote.speakers.map((id) => speakers.get(id) ?? id))
    return [...own].map((speaker) => ({ speaker, published, quote: toRowId(no, ordinal) }))
  })
}
