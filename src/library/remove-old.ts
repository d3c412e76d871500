import type { Store } from '../store/store.ts'

const DAY_MS = 86_400_000

/** Removed in one go: the rest comes with the next. */
const AT_ONCE = 500

/** Removes what came from feeds and links more than so many days ago and is not pinned; gives how many that were. */
export async function removeOld(store: Store, days: number, now: number): Promise<number> {
  const old = await store.sources.listOlder(now - days * DAY_MS, AT_ONCE)
  for (const article of old) {
    await store.removeArticle(article)
    await store.sources.removeSource(article)
  }
  return old.length
}
