import type { StoredArticle } from './store.ts'

/** The JSON of `article.body`, which only `keep.ts` writes. */
export function parseBody(body: string): StoredArticle {
  return JSON.parse(body) as StoredArticle
}
