import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Weekday } from '../../src/store/subscription.ts'
import { type DigestWorld, HOUR_MS, openDigestWorld, saveNews } from '../support/digest-world.ts'
import type { Fate } from '../support/memory-channels.ts'
import { DAY_MS, makeSubscription } from '../support/subscriptions.ts'

const MINUTE_MS = 60_000
const START = Date.UTC(2026, 0, 1)
const CATCH_UP_MS = 6 * HOUR_MS
const STEP_MS = { minutes: MINUTE_MS, hours: HOUR_MS, 'set back': -MINUTE_MS } as const

/** Something that happens to a bot. */
type Event =
  | { readonly kind: 'minutes' | 'hours' | 'set back'; readonly count: number }
  /** A beat, and what the platform does with the posts in it; `crash` ends the process right after the first one. */
  | { readonly kind: 'beat'; readonly fates: readonly Fate[]; readonly crash: boolean }

const events: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('minutes' as const), count: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ kind: fc.constant('hours' as const), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('set back' as const), count: fc.integer({ min: 1, max: 300 }) }),
  fc.record({
    kind: fc.constant('beat' as const),
    fates: fc.array(fc.constantFrom<Fate>('posted', 'lost', 'unanswered'), { maxLength: 3 }),
    crash: fc.boolean(),
  }),
)

/** Every instant at which the subscription is due, by counting minutes: its zone is UTC. */
function dueInstants(at: number, days: readonly Weekday[], until: number): number[] {
  const due: number[] = []
  for (let now = START; now <= until; now += MINUTE_MS) {
    const weekday = ((Math.floor(now / DAY_MS) + 3) % 7) as Weekday
    if ((now % DAY_MS) / MINUTE_MS === at && days.includes(weekday)) due.push(now)
  }
  return due
}

/** A ledger that dies as its process would: from then on every call fails. */
function dying(world: DigestWorld): DigestWorld {
  let isDead = false
  const { ledger } = world.store
  const close: typeof ledger.close = async (claim, outcome, now) => {
    isDead ||= outcome.kind === 'posted'
    if (isDead) throw new Error('the process is gone')
    return ledger.close(claim, outcome, now)
  }
  const postpone: typeof ledger.postpone = async (claim, until, problem) => {
    if (isDead) throw new Error('the process is gone')
    return ledger.postpone(claim, until, problem)
  }
  return { ...world, store: { ...world.store, ledger: { ...ledger, close, postpone } } }
}

describe('the ledger and the schedule', () => {
  it('post every instant at most once, and miss none that a beat came in time for', async () => {
    const days = fc.subarray<Weekday>([0, 1, 2, 3, 4, 5, 6], { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1439 }),
        days,
        fc.array(events, { minLength: 5, maxLength: 40 }),
        async (at, weekdays, happenings) => {
          const world = await openDigestWorld()
          await saveNews(world.store, 'one', 2)
          const [first = START] = dueInstants(at, weekdays, START + 8 * DAY_MS)
          const settings = { at, days: weekdays, empty: 'post' } as const
          await world.store.saveSubscription(makeSubscription('a', { nextAt: first }, settings))
          world.clock.now = START
          let latest = START
          const beats: number[] = []
          for (const event of happenings) {
            if (event.kind !== 'beat') world.clock.now += event.count * STEP_MS[event.kind]
            else {
              world.channels.decide(...event.fates)
              beats.push(world.clock.now)
              await world.startRunner(event.crash ? dying(world) : world).run()
            }
            latest = Math.max(latest, world.clock.now)
          }
          // Calm at the end: whatever is open gets its chance.
          world.clock.now = latest
          world.channels.decide()
          for (let i = 0; i < 5; i++) {
            beats.push(world.clock.now)
            await world.startRunner().run()
            world.clock.now += 6 * MINUTE_MS
          }

          const keys = world.channels.messages.map(({ key }) => key)
          expect(new Set(keys).size).toBe(keys.length)
          const deliveries = await world.store.listDeliveries('a', 100)
          const lastBeat = beats.reduce((one, other) => Math.max(one, other), 0)
          for (const instant of dueInstants(at, weekdays, lastBeat).slice(-14)) {
            const delivery = deliveries.find(({ dueAt }) => dueAt === instant)
            // Noted whatever became of it.
            expect(delivery?.state).toMatch(/posted|missed/)
          }
          expect(deliveries.filter(({ state }) => state === 'posted')).toHaveLength(keys.length)
          await world.store.close()
        },
      ),
      { numRuns: 150 },
    )
  })

  it('do exactly what a list of instants says where nothing fails', async () => {
    const days = fc.subarray<Weekday>([0, 1, 2, 3, 4, 5, 6], { minLength: 1 })
    const at = fc.integer({ min: 0, max: 1439 })
    const calm = fc.array(
      events.filter((event) => event.kind !== 'beat' || (event.fates.length === 0 && !event.crash)),
      { minLength: 10, maxLength: 60 },
    )
    await fc.assert(
      fc.asyncProperty(at, days, calm, async (minute, weekdays, happenings) => {
        const world = await openDigestWorld()
        await saveNews(world.store, 'one', 2)
        const [first = START] = dueInstants(minute, weekdays, START + 8 * DAY_MS)
        const settings = { at: minute, days: weekdays, empty: 'post' } as const
        await world.store.saveSubscription(makeSubscription('a', { nextAt: first }, settings))
        world.clock.now = START
        const expected = new Map<number, 'posted' | 'missed'>()
        for (const event of happenings) {
          if (event.kind !== 'beat') {
            world.clock.now += event.count * STEP_MS[event.kind]
            continue
          }
          const { now } = world.clock
          const due = dueInstants(minute, weekdays, now).filter((instant) => !expected.has(instant))
          for (const instant of due)
            expected.set(
              instant,
              instant === due.at(-1) && now - instant <= CATCH_UP_MS ? 'posted' : 'missed',
            )
          await world.startRunner().run()
        }
        const deliveries = await world.store.listDeliveries('a', 1000)
        const noted = new Map(deliveries.map(({ dueAt, state }) => [dueAt, state]))
        for (const [instant, state] of expected) {
          // Of a long absence only the newest are noted.
          if (noted.has(instant) || state === 'posted') expect(noted.get(instant)).toBe(state)
        }
        expect([...noted.keys()].filter((instant) => !expected.has(instant))).toEqual([])
        await world.store.close()
      }),
      { numRuns: 150 },
    )
  })
})
