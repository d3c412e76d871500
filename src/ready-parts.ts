import type { DigestBeat } from './digests/schedule-digests.ts'
import type { PartHealth } from './health-routes.ts'
import type { StoreCounts } from './metrics.ts'
import type { FullStore } from './store/create-store.ts'

/** What the parts are doing just now. */
export interface PartsAtWork {
  readonly store: FullStore
  /** How far looking through the content folder has come. */
  readonly library: () => 'looking' | 'loaded' | 'failed'
  /** Missing where no platform is set up that digests could go to. */
  readonly beat: () => DigestBeat | undefined
  readonly now: () => number
}

/** A beat comes each minute; after this long without one it has stopped. */
const SILENCE_MS = 3 * 60_000

/** How each part that is no platform answers for itself. */
export function createReadyParts({
  store,
  library,
  beat,
  now,
}: PartsAtWork): Readonly<Record<'store' | 'library' | 'digests', () => Promise<PartHealth>>> {
  return {
    store: async () => {
      await store.findLastArrival()
      return { ok: true }
    },
    // While the folder is looked through, what was there before is answered from.
    library: async () => Promise.resolve({ ok: library() !== 'failed', detail: library() }),
    digests: async () => {
      const running = beat()
      if (running === undefined) return Promise.resolve({ ok: true, detail: 'no platform is set up' })
      const isBeating = now() - running.lastBeat() < SILENCE_MS
      return Promise.resolve({ ok: isBeating, detail: isBeating ? 'running' : 'stopped' })
    },
  }
}

/** Counts what metrics tell of the store. */
export async function countStore(store: FullStore, now: number): Promise<StoreCounts> {
  const [articles, feeds, digests] = await Promise.all([
    store.listArticles({}, { offset: 0, size: 1 }),
    store.feeds.listFeeds(),
    store.ledger.count(now),
  ])
  const failing = feeds.filter(({ problem }) => problem !== undefined).length
  const waiting = feeds.filter(({ checkedAt }) => checkedAt === undefined).length
  return {
    articles: articles.total,
    feeds: { ok: feeds.length - failing - waiting, failing, waiting },
    digests,
  }
}
