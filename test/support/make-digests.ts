import { createDigests, type Digests } from '../../src/digests/digests.ts'
import type { Publisher } from '../../src/digests/publisher.ts'
import type { Pictures } from '../../src/reply/picture.ts'
import type { FullStore } from '../../src/store/create-store.ts'

/** Noon of the day that the tests of commands call today. */
export const NOON = Date.UTC(2025, 7, 20, 12)

/** The digests of a store as commands see them; nothing is posted. */
export function makeDigests(
  store: FullStore,
  publishers: readonly Publisher[] = [],
  pictures?: Pictures,
): Digests {
  return createDigests({
    store,
    publishers,
    ...(pictures && { pictures }),
    zone: 'UTC',
    now: () => NOON,
    wake: () => undefined,
  })
}
