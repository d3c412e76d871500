import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DigestRunner, DigestRunnerOptions } from '../../src/digests/digest-runner.ts'
import type { Publisher } from '../../src/digests/publisher.ts'
import type { ClaimRequest, DeliveryLedger } from '../../src/store/subscription.ts'
import { type DigestWorld, HOUR_MS, openDigestWorld, saveNews } from '../support/digest-world.ts'
import { createKeptLog } from '../support/kept-log.ts'
import { DAY_MS, makeSubscription } from '../support/subscriptions.ts'

const DUE = Date.UTC(2026, 0, 5, 8, 30)
const LEASE_MS = 60_000

describe('createDigestRunner', () => {
  let world: DigestWorld
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    world = await openDigestWorld()
    world.clock.now = DUE
    await saveNews(world.store, 'one', 3)
  })
  afterEach(async () => {
    vi.useRealTimers()
    await world.store.close()
  })

  const subscribe = async (...ids: string[]) => {
    for (const id of ids) await world.store.saveSubscription(makeSubscription(id, { nextAt: DUE }))
  }
  /** A runner over a ledger and a publisher of which some things are done in another way. */
  const startRunner = (
    { ledger, publisher }: { ledger?: Partial<DeliveryLedger>; publisher?: Publisher },
    options: Partial<DigestRunnerOptions> = {},
  ): DigestRunner =>
    world.startRunner(
      {
        store: { ...world.store, ledger: { ...world.store.ledger, ...ledger } },
        channels: { ...world.channels, ...(publisher && { publisher }) },
      },
      options,
    )
  const limitsOf = (atOnce: number, perChannelMs = 0) => {
    const limits = { perSecond: 1e6, perChannelMs, atOnce }
    return { limits: { discord: limits, slack: { ...limits, atOnce: 50 } } }
  }
  /** A publisher whose posts hang until they are let go, the oldest first. */
  const createHanging = () => {
    const waiting: (() => void)[] = []
    const seen = { most: 0 }
    const publisher: Publisher = {
      ...world.channels.publisher,
      post: async (...args) => {
        await new Promise<void>((resolve) => {
          waiting.push(resolve)
          seen.most = Math.max(seen.most, waiting.length)
        })
        return world.channels.publisher.post(...args)
      },
    }
    return { publisher, seen, waiting, letGo: () => waiting.shift()?.() }
  }
  const until = async (isSo: () => boolean) => {
    for (let tick = 0; !isSo(); tick++) {
      if (tick > 2000) throw new Error('what was waited for does not come')
      await setImmediate()
    }
  }
  /** Time enough for whatever could happen now. */
  const settle = async () => {
    for (let tick = 0; tick < 30; tick++) await setImmediate()
  }
  const logged = (lines: readonly string[]) => lines.map((line) => JSON.parse(line) as { msg: string })

  it('has as many posts under way as its platforms allow, and no more, however often it is called', async () => {
    await subscribe('a', 'b', 'c', 'd', 'e')
    const hanging = createHanging()
    const { ledger } = world.store
    // One at a time, so that something is left to claim while all workers are busy.
    const claimDue: DeliveryLedger['claimDue'] = async (request, plan) =>
      ledger.claimDue({ ...request, limit: 1 }, plan)
    const runner = startRunner({ ...hanging, ledger: { claimDue } }, limitsOf(2))
    const run = runner.run()
    await until(() => hanging.waiting.length === 2)
    await runner.run()
    await settle()
    expect(hanging.seen.most).toBe(2)
    for (let posted = 1; posted <= 5; posted++) {
      await until(() => hanging.waiting.length > 0)
      hanging.letGo()
      await until(() => world.channels.messages.length === posted)
    }
    await run
    expect(hanging.seen.most).toBe(2)
  })

  it('posts what comes due while a post hangs', async () => {
    await subscribe('a')
    const hanging = createHanging()
    const runner = startRunner(hanging, limitsOf(2))
    const runs = [runner.run()]
    await until(() => hanging.waiting.length === 1)
    await settle()
    await subscribe('b')
    runs.push(runner.run())
    await until(() => hanging.waiting.length === 2)
    hanging.letGo()
    hanging.letGo()
    await Promise.all(runs)
    expect(world.channels.messages).toHaveLength(2)
  })

  it('claims by one request at a time, each under a holder of its own and for one lease, until nothing is due', async () => {
    await subscribe('a', 'b', 'c', 'd', 'e')
    const requests: ClaimRequest[] = []
    let [open, most] = [0, 0]
    const watch = async <Value>(request: ClaimRequest, claim: () => Promise<Value>) => {
      requests.push(request)
      most = Math.max(most, ++open)
      await setImmediate()
      const claims = await claim()
      open -= 1
      return claims
    }
    const { ledger } = world.store
    await startRunner(
      {
        ledger: {
          claimOpen: async (request) => watch(request, async () => ledger.claimOpen(request)),
          claimDue: async (request, plan) => watch(request, async () => ledger.claimDue(request, plan)),
        },
      },
      limitsOf(4),
    ).run()
    expect(world.channels.messages).toHaveLength(5)
    expect(most).toBe(1)
    expect(requests).toHaveLength(4)
    expect(new Set(requests.map(({ holder }) => holder)).size).toBe(4)
    for (const request of requests)
      expect(request).toMatchObject({
        now: DUE,
        leaseUntil: DUE + LEASE_MS,
        platforms: ['discord'],
        limit: 200,
      })
  })

  it('keeps posts to one channel as far apart as its platform wants it', async () => {
    for (const id of ['a', 'b'])
      await world.store.saveSubscription(makeSubscription(id, { nextAt: DUE, channel: 'news' }))
    const waits: number[] = []
    const sleep = async (ms: number) => Promise.resolve(void waits.push(ms))
    await startRunner({}, { ...limitsOf(1, 1500), sleep }).run()
    expect(waits).toEqual([1500])
  })

  it('renews the leases of what is not done at every third of one, and of nothing afterwards', async () => {
    await subscribe('due')
    await world.store.saveSubscription(makeSubscription('open', { nextAt: DUE + DAY_MS }))
    await world.store.ledger.addDelivery('open', DUE)
    const hanging = createHanging()
    const renewals: (readonly [number, number])[] = []
    const renew = async (holders: readonly string[], leaseUntil: number) =>
      Promise.resolve(void renewals.push([holders.length, leaseUntil - world.clock.now]))
    // One worker: of the two, which two requests claimed, one is under way and the other waits.
    const run = startRunner({ ...hanging, ledger: { renew } }, limitsOf(1)).run()
    await until(() => hanging.waiting.length === 1)
    vi.advanceTimersByTime(LEASE_MS / 3 - 1)
    expect(renewals).toEqual([])
    vi.advanceTimersByTime(1)
    expect(renewals).toEqual([[2, LEASE_MS]])
    hanging.letGo()
    await until(() => world.channels.messages.length === 1 && hanging.waiting.length === 1)
    vi.advanceTimersByTime(LEASE_MS / 3)
    expect(renewals).toEqual([
      [2, LEASE_MS],
      [1, LEASE_MS],
    ])
    hanging.letGo()
    await run
    vi.advanceTimersByTime(LEASE_MS)
    expect(renewals).toHaveLength(2)
  })

  it('lets the lease of a post run out that hangs for more than ten of them', async () => {
    await subscribe('a')
    const hanging = createHanging()
    const renewals: number[] = []
    const renew = async (holders: readonly string[]) => Promise.resolve(void renewals.push(holders.length))
    const run = startRunner({ ...hanging, ledger: { renew } }).run()
    await until(() => hanging.waiting.length === 1)
    for (const late of [10 * LEASE_MS, 10 * LEASE_MS + 1]) {
      world.clock.now = DUE + late
      vi.advanceTimersByTime(LEASE_MS / 3)
    }
    expect(renewals).toEqual([1, 0])
    hanging.letGo()
    await run
  })

  it('logs a fault of the store, and goes on as soon as it works again', async () => {
    await subscribe('a')
    const kept = createKeptLog()
    let isBroken = true
    const { ledger } = world.store
    const claimOpen = async (request: ClaimRequest) =>
      isBroken ? Promise.reject(new Error('disk full')) : ledger.claimOpen(request)
    const runner = startRunner({ ledger: { claimOpen } }, { ...limitsOf(2), log: kept.log })
    await runner.run()
    expect(logged(kept.lines)).toMatchObject(
      [0, 1].map(() => ({ level: 50, msg: 'digests interrupted', err: { message: 'disk full' } })),
    )
    isBroken = false
    await runner.run()
    expect(world.channels.messages).toHaveLength(1)
  })

  it('logs that leases could not be renewed, and posts all the same', async () => {
    await subscribe('a')
    const kept = createKeptLog()
    const hanging = createHanging()
    const renew = async () => Promise.reject(new Error('disk full'))
    const run = startRunner({ ...hanging, ledger: { renew } }, { log: kept.log }).run()
    await until(() => hanging.waiting.length === 1)
    vi.advanceTimersByTime(LEASE_MS / 3)
    await until(() => kept.lines.length > 0)
    hanging.letGo()
    await run
    expect(logged(kept.lines)).toMatchObject([
      { level: 40, msg: 'leases not renewed', err: { message: 'disk full' } },
      { msg: 'digest posted' },
    ])
  })

  it('forgets what is older than ninety days once a day', async () => {
    const forgotten: number[] = []
    const forget = async (before: number) => Promise.resolve(void forgotten.push(before))
    const runner = startRunner({ ledger: { forget } })
    for (const later of [0, HOUR_MS, DAY_MS - 1, DAY_MS, DAY_MS + HOUR_MS]) {
      world.clock.now = DUE + later
      await runner.run()
    }
    expect(forgotten).toEqual([DUE - 90 * DAY_MS, DUE - 89 * DAY_MS])
  })

  it('finishes what is under way when it is stopped, gives back the rest, saying why, and claims no more', async () => {
    await subscribe('a', 'b')
    const hanging = createHanging()
    const runner = startRunner(hanging, limitsOf(1))
    const run = runner.run()
    await until(() => hanging.waiting.length === 1)
    let isStopped = false
    const stop = runner.stop().then(() => (isStopped = true))
    await settle()
    expect(isStopped).toBe(false)
    hanging.letGo()
    await Promise.all([run, stop])
    const [posted, left] = ['a', 'b'].sort((one) =>
      world.channels.messages[0]?.channel === `channel-${one}` ? -1 : 1,
    )
    expect((await world.store.listDeliveries(posted ?? '', 9)).map(({ state }) => state)).toEqual(['posted'])
    expect(await world.store.listDeliveries(left ?? '', 9)).toMatchObject([
      { state: 'open', problem: expect.stringContaining('stopped') as string },
    ])
    await runner.run()
    expect(world.channels.messages).toHaveLength(1)
  })

  it('logs that it could not give back what it only claimed', async () => {
    await subscribe('a', 'b')
    const kept = createKeptLog()
    const hanging = createHanging()
    const postpone = async () => Promise.reject(new Error('disk full'))
    const runner = startRunner({ ...hanging, ledger: { postpone } }, { ...limitsOf(1), log: kept.log })
    const run = runner.run()
    await until(() => hanging.waiting.length === 1)
    const stop = runner.stop()
    hanging.letGo()
    await Promise.all([run, stop])
    expect(logged(kept.lines)).toMatchObject([
      { msg: 'digest posted' },
      { level: 50, msg: 'claims not given back', err: { message: 'disk full' } },
    ])
  })
})
