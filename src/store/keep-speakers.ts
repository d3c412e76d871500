import type { Kysely } from 'kysely'
import { isBareName } from '../core/index.ts'
import { countSpeakers, groupBySpeaker, type QuotedSpeaker, toArticleSpeakers } from './count-speakers.ts'
import type { Engine } from './engine.ts'
import type { NumberedArticle } from './index-texts.ts'
import { insertRows } from './insert-rows.ts'
import { mergeSpeakers } from './merge-speakers.ts'
import { findBareSelf, type QuotedPerson } from './resolve-speakers.ts'
import { MAX_PARTS, toRowId } from './row-id.ts'
import type { Schema } from './schema.ts'

/** Notes who speaks in articles, one after the other: the second is about people whom the first made known. */
export interface SpeakerKeeper {
  readonly add: (article: NumberedArticle, quoted: readonly QuotedPerson[]) => Promise<void>
  readonly flush: () => Promise<void>
  /** Ids of those who had never been quoted. */
  readonly appeared: readonly string[]
}

/** Keeps speakers within one transaction; `flush` ends it. */
export function createSpeakerKeeper(db: Kysely<Schema>, engine: Engine): SpeakerKeeper {
  // Nothing but a merge reads these rows, so they wait to be inserted together.
  let inArticles: Schema['article_speaker'][] = []
  let inQuotes: Schema['quote_speaker'][] = []
  const appeared: string[] = []

  async function flush(): Promise<void> {
    await insertRows(db, engine, 'article_speaker', inArticles)
    await insertRows(db, engine, 'quote_speaker', inQuotes)
    inArticles = []
    inQuotes = []
  }

  async function takeInBareName({ speaker, name }: QuotedSpeaker): Promise<void> {
    const bare = isBareName(name) ? undefined : await findBareSelf(db, speaker, name)
    if (bare === undefined) return
    await flush()
    await mergeSpeakers(db, engine, bare, speaker)
  }

  return {
    appeared,
    flush,
    add: async (numbered, quoted) => {
      const people = groupBySpeaker(quoted)
      inArticles.push(...toArticleSpeakers(numbered.no, people))
      inQuotes.push(...toSpoken(numbered, quoted))
      const fresh = await countSpeakers(db, engine, numbered.article.published ?? '', people)
      for (const each of fresh) await takeInBareName(each)
      appeared.push(...fresh.map(({ speaker }) => speaker))
    },
  }
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
