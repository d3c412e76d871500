import type { ContentFile } from '../store/sources.ts'
import type { Store, StoredArticle } from '../store/store.ts'
import { chooseArticleId, idOfName, urlKey } from './article-keys.ts'

/** What is to be kept of one file. */
export interface FileToKeep {
  /** Missing where the file is noted already as it is. */
  readonly file?: ContentFile | undefined
  readonly article?: StoredArticle
  readonly digest?: string
}

/**
 * Keeps files in the store many at a time, which costs a third of one by one; and while a database on another core, or
 * another machine, takes some in, the next are read.
 */
export interface Batch {
  /** Asks once what is to be known of articles of these names, instead of for each. */
  readonly lookUp: (names: readonly string[]) => Promise<void>
  readonly chooseId: (name: string) => Promise<string>
  readonly findDigest: (article: string) => Promise<string | undefined>
  readonly add: (file: FileToKeep) => Promise<void>
  readonly flush: () => Promise<void>
}

interface LookedUp {
  readonly ids: ReadonlySet<string>
  readonly taken: Set<string>
  readonly digests: Map<string, string>
}

/** Of long articles it waits for fewer. */
const MAX_CHARACTERS = 1_000_000

export function createBatch(store: Store): Batch {
  let waiting = new Map<string, FileToKeep>()
  /** Those that the store is taking in, until it has. */
  let leaving: ReadonlyMap<string, FileToKeep> = new Map()
  let saving: Promise<void> = Promise.resolve()
  let lookedUp: LookedUp = { ids: new Set(), taken: new Set(), digests: new Map() }
  let characters = 0

  /** Hands over what is waiting: the store makes it ready while it takes in what went before, which is waited for. */
  async function handOver(): Promise<void> {
    const [before, next] = [saving, waiting]
    saving = save([...next.values()])
    // Whoever waits for it hears of it.
    saving.catch(() => undefined)
    await before
    leaving = next
    waiting = new Map()
    characters = 0
  }

  async function save(files: readonly FileToKeep[]): Promise<void> {
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

  async function findTaken(ids: readonly string[]): Promise<string[]> {
    const { ids: known, taken } = lookedUp
    const others = ids.filter((id) => !known.has(id))
    return [
      ...ids.filter((id) => taken.has(id)),
      ...(others.length === 0 ? [] : await store.sources.findTaken(others)),
    ]
  }

  return {
    lookUp: async (names) => {
      const ids = [...new Set(names.map(idOfName))]
      const [taken, digests] = [await store.sources.findTaken(ids), await store.sources.findDigests(ids)]
      lookedUp = {
        ids: new Set(ids),
        taken: new Set([...taken, ...leaving.keys(), ...waiting.keys()]),
        digests: new Map(digests),
      }
      for (const [id, { digest }] of [...leaving, ...waiting])
        if (digest !== undefined) lookedUp.digests.set(id, digest)
    },
    chooseId: async (name) => chooseArticleId(name, { findTaken }),
    findDigest: async (article) => {
      const known = lookedUp.digests.get(article)
      if (known !== undefined || lookedUp.ids.has(article)) return known
      return (await store.sources.findDigests([article])).get(article)
    },
    add: async (kept) => {
      const id = kept.article?.id ?? kept.file?.article
      if (id === undefined) return
      waiting.set(id, kept)
      lookedUp.taken.add(id)
      if (kept.digest !== undefined) lookedUp.digests.set(id, kept.digest)
      characters += kept.article?.text.length ?? 0
      if (waiting.size >= store.manyAtOnce || characters > MAX_CHARACTERS) await handOver()
    },
    flush: async () => {
      await handOver()
      await saving
    },
  }
}
