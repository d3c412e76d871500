import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Pictures } from '../reply/picture.ts'
import type { Store } from '../store/store.ts'
import type { Claim, DeliveryLedger, SubscriptionStore } from '../store/subscription.ts'
import { wordingFor } from '../wording/wording-for.ts'
import { createDigestComposer } from './compose-digest.ts'
import { deliver, type Delivering } from './deliver.ts'
import { createPacer, type PostLimits } from './pacer.ts'
import { planDue } from './plan-due.ts'
import type { Publisher } from './publisher.ts'

/** What a runner works with; times are in milliseconds. */
export interface DigestRunnerOptions extends Omit<Delivering, 'composer' | 'publisher' | 'pacer' | 'ledger'> {
  readonly store: Store & SubscriptionStore & { readonly ledger: DeliveryLedger }
  readonly publishers: readonly Publisher[]
  /** Missing where nothing is drawn. */
  readonly pictures?: Pictures
  readonly limits: Readonly<Record<Publisher['platform'], PostLimits>>
  readonly sleep: (ms: number) => Promise<void>
  /** Called with the instant at which `run` has something to try again. */
  readonly wakeAt: (instant: number) => void
  readonly log: Logger
}

/** Delivers what is due. */
export interface DigestRunner {
  /**
   * Claims and delivers until nothing is due. A call while another is at it takes the workers that are free, so that
   * one slow channel holds up no other. Faults of the store are logged, not thrown.
   */
  readonly run: () => Promise<void>
  /** Finishes what is under way, gives back what was only claimed, and claims no more. */
  readonly stop: () => Promise<void>
}

/** Claimed at once: enough to keep all posts under way, few enough to be shared among replicas. */
const BATCH = 200

const DAY_MS = 86_400_000

/** How long the ledger remembers what it closed: far longer than any clock is set back. */
const KEPT_DAYS = 90

/** A post that hangs keeps its claim for so many leases; then another process may look whether it came through. */
const LONGEST_POST_LEASES = 10

export function createDigestRunner(options: DigestRunnerOptions): DigestRunner {
  const { store, publishers, limits, now, sleep, log, leaseMs, wakeAt } = options
  const { ledger } = store
  const platforms = publishers.map(({ platform }) => platform)
  const posting = new Map(
    publishers.map((publisher) => {
      const pacer = createPacer(limits[publisher.platform], now, sleep)
      return [publisher.platform, { publisher, pacer }] as const
    }),
  )
  const workers = platforms.reduce((sum, name) => sum + limits[name].atOnce, 0)
  let forgotAt = -Infinity
  const running = new Set<Promise<void>>()
  let busy = 0
  let stopped = false

  async function claimBatch(): Promise<Claim[]> {
    const request = () => ({
      now: now(),
      leaseUntil: now() + leaseMs,
      holder: randomUUID(),
      platforms,
      limit: BATCH,
    })
    const open = await ledger.claimOpen(request())
    const due = request()
    return [
      ...open,
      ...(await ledger.claimDue(due, (subscription) => planDue(subscription, due.now, options))),
    ]
  }

  async function forgetDaily(): Promise<void> {
    if (now() - forgotAt < DAY_MS) return
    forgotAt = now()
    await ledger.forget(now() - KEPT_DAYS * DAY_MS)
  }

  async function runOnce(): Promise<void> {
    const queue = createQueue(claimBatch, now)
    const composer = createDigestComposer(store, options.pictures)
    const renewal = setInterval(() => {
      ledger
        .renew([...queue.holders(now() - LONGEST_POST_LEASES * leaseMs)], now() + leaseMs)
        .catch((error: unknown) => {
          log.warn({ err: error }, 'leases not renewed')
        })
    }, leaseMs / 3)
    const work = async (): Promise<void> => {
      busy += 1
      try {
        let isMore = true
        while (isMore && !stopped) isMore = await deliverNext()
      } finally {
        busy -= 1
      }
    }
    const deliverNext = async (): Promise<boolean> => {
      const claim = await queue.take()
      if (claim === undefined) return false
      try {
        const { platform } = claim.subscription
        const poster = posting.get(platform)
        if (poster === undefined) throw new TypeError(`nobody posts on ${platform}`)
        const until = await deliver(claim, { ...options, ...poster, ledger, composer })
        if (until !== undefined) wakeAt(until)
      } finally {
        queue.done(claim)
      }
      return true
    }
    try {
      const results = await Promise.allSettled(Array.from({ length: workers - busy }, work))
      for (const result of results) {
        if (result.status === 'rejected') log.error({ err: result.reason as unknown }, 'digests interrupted')
      }
      await forgetDaily()
      for (const claim of queue.rest()) {
        const { digest } = wordingFor(claim.subscription.settings.locale)
        await ledger.postpone(claim, now(), digest.summitStopped)
      }
    } catch (error) {
      log.error({ err: error }, 'claims not given back')
    } finally {
      clearInterval(renewal)
    }
  }

  return {
    run: async () => {
      if (stopped) return
      const run = runOnce()
      running.add(run)
      await run
      running.delete(run)
    },
    stop: async () => {
      stopped = true
      await Promise.all(running)
    },
  }
}

interface ClaimQueue {
  /** The next claim; undefined where nothing more is due. */
  readonly take: () => Promise<Claim | undefined>
  readonly done: (claim: Claim) => void
  /** Holders of everything that waits, or was taken since an instant and is not done. */
  readonly holders: (since: number) => Set<string>
  /** What nobody took, which is then forgotten. */
  readonly rest: () => Claim[]
}

/** Claims in batches, one batch at a time, whoever of many workers asks. */
function createQueue(claimBatch: () => Promise<Claim[]>, now: () => number): ClaimQueue {
  const waiting: Claim[] = []
  const underWay = new Map<Claim, number>()
  let filling: Promise<void> | undefined
  let isDry = false

  async function fill(): Promise<void> {
    const batch = await claimBatch()
    isDry = batch.length === 0
    waiting.push(...batch)
  }

  return {
    take: async () => {
      while (waiting.length === 0 && !isDry) {
        filling ??= fill().finally(() => {
          filling = undefined
        })
        await filling
      }
      const claim = waiting.shift()
      if (claim !== undefined) underWay.set(claim, now())
      return claim
    },
    done: (claim) => {
      underWay.delete(claim)
    },
    holders: (since) => {
      const alive = [...underWay].filter(([, takenAt]) => takenAt >= since).map(([claim]) => claim)
      return new Set([...waiting, ...alive].map(({ holder }) => holder))
    },
    rest: () => waiting.splice(0),
  }
}
