import type { Store } from '../store/store.ts'

const DAY_MS = 86_400_000

/** Removed in one go: the rest comes with the next. */
const AT_ONCE = 500

/**
 * Removes what came from feeds and links more than so many days ago and is not pinned; gives how many that were. What a
 * feed still lists does not come again.
 */
export async function removeOld(store: Store, days: number, now: number): Promise<number> {
  const old = await store.sources.listOlder(now - days * DAY_MS, AT_ONCE)
  for (const article of old) {
    // Whoever is stopped in between leaves an article that nothing holds, which the next start removes.
    await store.sources.retireSource(article)
    await store.removeArticle(article)
  }
  return old.length
}
