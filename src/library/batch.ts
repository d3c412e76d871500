import type { ContentFile } from '../store/sources.ts'
import type { Store, StoredArticle } from '../store/store.ts'
import { chooseArticleId, urlKey } from './article-keys.ts'

/** What is to be kept of one file. */
export interface FileToKeep {
  /** Missing where the file is noted already as it is. */
  readonly file?: ContentFile | undefined
  readonly article?: StoredArticle
  readonly digest?: string
}

/** Keeps files in the store many at a time, which costs a third of one by one. */
export interface Batch {
  readonly chooseId: (name: string) => Promise<string>
  readonly findDigest: (article: string) => Promise<string | undefined>
  readonly add: (file: FileToKeep) => Promise<void>
  readonly flush: () => Promise<void>
}

const MAX_ARTICLES = 64
const MAX_CHARACTERS = 1_000_000

export function createBatch(store: Store): Batch {
  const waiting = new Map<string, FileToKeep>()
  let characters = 0

  async function flush(): Promise<void> {
    const files = [...waiting.values()]
    waiting.clear()
    characters = 0
    const articles = files.flatMap(({ article, digest = '' }) =>
      article === undefined ? [] : [{ article, digest }],
    )
    if (articles.length > 0) await store.saveArticles(articles)
    await store.sources.saveFiles(
      files.flatMap(({ file }) => file ?? []),
      // A feed that brings the same page later finds it known.
      articles.flatMap(({ article: { id, url } }) =>
        url === undefined ? [] : [{ key: urlKey(url), article: id }],
      ),
    )
  }

  return {
    chooseId: async (name) =>
      chooseArticleId(name, {
        findTaken: async (ids) => [
          ...(await store.sources.findTaken(ids)),
          ...ids.filter((id) => waiting.has(id)),
        ],
      }),
    findDigest: async (article) => waiting.get(article)?.digest ?? store.sources.findDigest(article),
    add: async (kept) => {
      const id = kept.article?.id ?? kept.file?.article
      if (id === undefined) return
      waiting.set(id, kept)
      characters += kept.article?.text.length ?? 0
      if (waiting.size >= MAX_ARTICLES || characters > MAX_CHARACTERS) await flush()
    },
    flush,
  }
}
