import type { Kysely } from 'kysely'
import { parseBody } from './article-body.ts'
import type { Schema } from './schema.ts'
import type { StoredArticle } from './store.ts'

/** Reads whole articles, and remembers those that were asked for lately. */
export interface ArticleReader {
  readonly find: (id: string) => Promise<StoredArticle | undefined>
  /** Articles by number; those that are gone are missing. */
  readonly load: (numbers: readonly number[]) => Promise<Map<number, StoredArticle>>
  /**
   * The same for a search, which reads many of which few are asked for again: it remembers none, since they would drive
   * out those that are, and once forgotten V8 clears them up with its whole heap, which somebody's question waits for.
   */
  readonly lookThrough: (numbers: readonly number[]) => Promise<Map<number, StoredArticle>>
}

/** Characters of JSON whose articles are remembered: some 150 reports, and two or three times as many bytes of memory. */
const MAX_CHARACTERS = 2_000_000

/**
 * Reading and parsing an article is most of what a call costs, and a busy channel asks about the same few. What is
 * remembered under a number is never out of date: an article that changes is another row, and no number is given twice
 * (migration 011). Whether it is still there is asked of the database each time.
 */
export function createArticleReader(db: Kysely<Schema>): ArticleReader {
  const remembered = new Map<number, { readonly article: StoredArticle; readonly size: number }>()
  let characters = 0

  function recall(no: number): StoredArticle | undefined {
    const found = remembered.get(no)
    if (found === undefined) return undefined
    // A Map keeps the order of insertion: the first is the one that was not asked for the longest.
    remembered.delete(no)
    remembered.set(no, found)
    return found.article
  }

  function remember(no: number, article: StoredArticle, size: number): void {
    // Two that asked at once have both read it.
    if (size > MAX_CHARACTERS / 4 || remembered.has(no)) return
    remembered.set(no, { article, size })
    characters += size
    for (const [oldest, { size: freed }] of remembered) {
      if (characters <= MAX_CHARACTERS) break
      remembered.delete(oldest)
      characters -= freed
    }
  }

  async function read(numbers: readonly number[], onRead = remember): Promise<Map<number, StoredArticle>> {
    const found = new Map<number, StoredArticle>()
    const missing = numbers.filter((no) => {
      const article = recall(no)
      if (article !== undefined) found.set(no, article)
      return article === undefined
    })
    if (missing.length === 0) return found
    const rows = await db.selectFrom('article').select(['no', 'body']).where('no', 'in', missing).execute()
    for (const { no, body } of rows) {
      const article = parseBody(body)
      onRead(no, article, body.length)
      found.set(no, article)
    }
    return found
  }

  const load: ArticleReader['load'] = async (numbers) => read(numbers)

  return {
    find: async (id) => {
      const row = await db.selectFrom('article').select('no').where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : (await load([row.no])).get(row.no)
    },
    load,
    lookThrough: async (numbers) => read(numbers, () => undefined),
  }
}
