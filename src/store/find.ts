import type { Kysely } from 'kysely'
import { createArticleReader } from './article-reader.ts'
import type { Engine } from './engine.ts'
import { findLastArrival, listArrivals, listArticles } from './find-articles.ts'
import { listQuotes, searchQuotes, searchSentences, searchWording } from './find-quotes.ts'
import {
  createSuggestSpeakers,
  findSpeakers,
  listHeard,
  listNameWords,
  listSpeakers,
} from './find-speakers.ts'
import type { Schema } from './schema.ts'
import type { Store, StoredCall } from './store.ts'

/** What only reads articles, speakers, quotations and kept calls. */
type Finder = Pick<
  Store,
  | 'listVersions'
  | 'findArticle'
  | 'listArticles'
  | 'findLastArrival'
  | 'listArrivals'
  | 'listSpeakers'
  | 'listHeard'
  | 'findSpeakers'
  | 'suggestSpeakers'
  | 'listNameWords'
  | 'listQuotes'
  | 'searchSentences'
  | 'searchQuotes'
  | 'searchWording'
  | 'findCall'
>

/**
 * The reading half of a store, whose queries are in the files `find-*.ts`. Every list is an index's own order cut at its
 * page; a hit in the full text leads to its article by its row id alone.
 */
export function createFinder(db: Kysely<Schema>, engine: Engine): Finder {
  const articles = createArticleReader(db)
  const sources = { db, fullText: engine.fullText, articles }
  return {
    listVersions: async () => db.selectFrom('article').select(['id', 'digest']).orderBy('no').execute(),
    findArticle: articles.find,
    listArticles: async (filter, page) => listArticles(sources, filter, page),
    findLastArrival: async () => findLastArrival(db),
    listArrivals: async (filter, limit) => listArrivals(sources, filter, limit),
    listSpeakers: async (filter, page) => listSpeakers(db, filter, page),
    listHeard: async ({ article }, limit) => listHeard(db, article, limit),
    findSpeakers: async (typed, limit) => findSpeakers(db, engine, typed, limit),
    suggestSpeakers: createSuggestSpeakers(db, engine),
    listNameWords: async (letter) => listNameWords(db, letter),
    listQuotes: async (filter, page) => listQuotes(sources, filter, page),
    searchSentences: async (words, limit) => searchSentences(sources, words, limit),
    searchQuotes: async (words, limit) => searchQuotes(sources, words, limit),
    searchWording: async (words, limit) => searchWording(sources, words, limit),
    findCall: async (reference) => {
      const row = await db
        .selectFrom('call')
        .select('body')
        .where('reference', '=', reference)
        .executeTakeFirst()
      // Only `saveCall` writes it.
      return row === undefined ? undefined : (JSON.parse(row.body) as StoredCall)
    },
  }
}
