import { pino } from 'pino'
import {
  createDigestRunner,
  type DigestRunner,
  type DigestRunnerOptions,
} from '../../src/digests/digest-runner.ts'
import type { PostLimits } from '../../src/digests/pacer.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { makeArticle } from './articles.ts'
import { createMemoryChannels, type MemoryChannels } from './memory-channels.ts'

/** A store with articles, channels, and a clock that stands until it is set. */
export interface DigestWorld {
  readonly store: FullStore
  readonly channels: MemoryChannels
  readonly clock: { now: number }
  /** The instants at which runners asked to be run again. */
  readonly wakes: readonly number[]
  /** Another process over the same store, with some of its options as told. */
  readonly startRunner: (
    over?: Pick<DigestWorld, 'store' | 'channels'>,
    options?: Partial<DigestRunnerOptions>,
  ) => DigestRunner
}

export const HOUR_MS = 3_600_000

const limits: PostLimits = { perSecond: 1e6, perChannelMs: 0, atOnce: 8 }

/** Leases last a minute, a digest may be six hours late, the second attempt comes after two seconds. */
export async function openDigestWorld(): Promise<DigestWorld> {
  const store = await openSqliteStore(':memory:')
  const channels = createMemoryChannels()
  const clock = { now: 0 }
  const wakes: number[] = []
  return {
    store,
    channels,
    clock,
    wakes,
    startRunner: (over = { store, channels }, options = {}) =>
      createDigestRunner({
        store: over.store,
        publishers: [over.channels.publisher],
        limits: { discord: limits, slack: limits },
        now: () => clock.now,
        random: () => 1,
        sleep: async () => Promise.resolve(),
        wakeAt: (instant) => void wakes.push(instant),
        log: pino({ level: 'silent' }),
        leaseMs: 60_000,
        catchUpMs: 6 * HOUR_MS,
        jitterMs: 0,
        backoffMs: 2000,
        ...options,
      }),
  }
}

/** Saves an invented article in which people say so many things. */
export async function saveNews(
  store: FullStore,
  id: string,
  quotes: number,
  publisher = 'The Gazette',
): Promise<void> {
  const said = Array.from(
    { length: quotes },
    (_, n) => `“Item ${n} of ${id} will be settled before the winter comes,” Ann Lee said on day ${n}.`,
  )
  const body = ['The council of Ostby met on Monday.', ...said].join('\n\n')
  const article = makeArticle(id, body, { title: `Report ${id}`, publisher, published: '2026-01-04' })
  await store.saveArticle(article, 'digest')
}
