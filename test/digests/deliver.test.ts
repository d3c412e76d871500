import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDigestComposer } from '../../src/digests/compose-digest.ts'
import { dateOf, deliver, deliveryKey } from '../../src/digests/deliver.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import type { Claim } from '../../src/store/subscription.ts'
import { type DigestWorld, HOUR_MS, openDigestWorld, saveNews } from '../support/digest-world.ts'
import { createKeptLog, type KeptLog } from '../support/kept-log.ts'
import { DAY_MS, makeSubscription } from '../support/subscriptions.ts'

const DUE = Date.UTC(2026, 0, 5, 8, 30)

describe('deliver', () => {
  let world: DigestWorld
  let kept: KeptLog
  beforeEach(async () => {
    world = await openDigestWorld()
    kept = createKeptLog()
    world.clock.now = DUE
    await saveNews(world.store, 'one', 2)
  })
  afterEach(async () => {
    await world.store.close()
  })

  const claimOf = async (
    details: Parameters<typeof makeSubscription>[1] = {},
  ): Promise<Claim | undefined> => {
    await world.store.saveSubscription(makeSubscription('a', { nextAt: DUE, ...details }))
    await world.store.ledger.addDelivery('a', DUE)
    const request = { now: DUE, leaseUntil: DUE + 60_000, holder: 'one', limit: 9 }
    return (await world.store.ledger.claimOpen({ ...request, platforms: ['discord'] }))[0]
  }
  const deliverOne = async (claim: Claim | undefined, random = 0, publisher = world.channels.publisher) =>
    claim &&
    deliver(claim, {
      ...{ ledger: world.store.ledger, composer: createDigestComposer(world.store) },
      ...{ publisher, pacer: { turn: async () => Promise.resolve() } },
      ...{ now: () => world.clock.now, random: () => random, log: kept.log },
      ...{ leaseMs: 60_000, backoffMs: 2000, catchUpMs: HOUR_MS, jitterMs: 0 },
    })
  const last = async () => (await world.store.listDeliveries('a', 1))[0]

  it('posts, notes the message, and says so in the log', async () => {
    expect(await deliverOne(await claimOf())).toBeUndefined()
    expect(await last()).toMatchObject({ state: 'posted', message: 'm0', url: 'https://chat.example/m0' })
    expect(world.channels.messages).toMatchObject([{ reply: { visibility: 'everyone' } }])
    expect(kept.lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { msg: 'digest posted', subscription: 'a', dueAt: DUE, message: 'm0' },
    ])
  })

  it('is in time up to the very end of the catch-up, and no later', async () => {
    world.clock.now = DUE + HOUR_MS
    await deliverOne(await claimOf())
    expect((await last())?.state).toBe('posted')
  })

  it('notes as missed what comes later, and why', async () => {
    world.clock.now = DUE + HOUR_MS + 1
    await deliverOne(await claimOf())
    expect(await last()).toMatchObject({
      state: 'missed',
      problem: expect.stringMatching(/in time/) as string,
    })
    expect(world.channels.messages).toEqual([])
  })

  it('tries again after a wait, of which chance takes up to a half', async () => {
    const claim = await claimOf()
    world.channels.decide('lost')
    const until = claim && DUE + (2000 * 2 ** claim.attempts) / 2
    expect(await deliverOne(claim, 0)).toBe(until)
    expect(await last()).toMatchObject({ state: 'open', problem: '[double] No answer.' })
    expect(kept.lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { msg: 'digest not posted', subscription: 'a', dueAt: DUE },
    ])
  })

  it('says the same when it is tried again, since a part of it may be there, and what came since in the next', async () => {
    world.channels.decide('lost')
    await deliverOne(await claimOf())
    await saveNews(world.store, 'two', 2)
    const again = async (now: number): Promise<void> => {
      world.clock.now = now
      const request = { now, leaseUntil: now + 60_000, holder: `at ${now}`, limit: 9 }
      for (const claim of await world.store.ledger.claimOpen({ ...request, platforms: ['discord'] }))
        await deliverOne(claim)
    }
    await again(DUE + 60_000)
    await world.store.ledger.addDelivery('a', DUE + 70_000)
    await again(DUE + 80_000)
    const told = world.channels.messages.map(({ reply }) =>
      ['one', 'two'].filter((id) => toPlainText(reply).includes(`Report ${id}`)),
    )
    expect(told).toEqual([['one'], ['two']])
  })

  it('does not post what a stopped subscription left open', async () => {
    const problem = 'Let Summit post there.'
    await deliverOne(await claimOf({ state: 'stopped', problem }))
    expect(await last()).toMatchObject({ state: 'failed', problem })
    expect(world.channels.messages).toEqual([])
  })

  it('posts nothing under a claim that another process has', async () => {
    const claim = await claimOf()
    world.clock.now = DUE + 61_000
    const request = { now: DUE + 61_000, leaseUntil: DUE + HOUR_MS, holder: 'two', limit: 9 }
    const [second] = await world.store.ledger.claimOpen({ ...request, platforms: ['discord'] })
    expect(second?.dueAt).toBe(DUE)
    expect(await deliverOne(claim)).toBeUndefined()
    expect(world.channels.messages).toEqual([])
    world.channels.decide('lost')
    expect(await deliverOne(claim)).toBeUndefined()
    await deliverOne(second)
    expect(world.channels.messages).toEqual([])
    expect(await last()).toMatchObject({ state: 'open' })
  })

  it('tells whoever made it what is wrong and how it starts again', async () => {
    world.channels.decide('refused')
    expect(await deliverOne(await claimOf({ owner: 'ann' }))).toBeUndefined()
    const [person, reply] = world.channels.told[0] ?? []
    expect(person).toBe('ann')
    expect(reply?.visibility).toBe('caller')
    expect(reply && toPlainText(reply)).toMatch(/Let Summit post there\.[^]*\/digest now/)
    expect(kept.lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { msg: 'digest not posted' },
      { msg: 'digest stopped', subscription: 'a', channel: 'channel-a' },
    ])
  })

  it('says in the log that whoever made it could not be told', async () => {
    world.channels.decide('refused')
    const tell = async () => Promise.reject(new Error('no such person'))
    const publisher = { ...world.channels.publisher, tell }
    expect(await deliverOne(await claimOf({ owner: 'ann' }), 0, publisher)).toBeUndefined()
    expect((await world.store.findSubscription('a'))?.state).toBe('stopped')
    expect(JSON.parse(kept.lines.at(-1) ?? '')).toMatchObject({
      ...{ msg: 'owner not told', subscription: 'a', err: { message: 'no such person' } },
    })
  })

  it('stops without a word where nobody is known to have made it', async () => {
    world.channels.decide('refused')
    await deliverOne(await claimOf())
    expect(world.channels.told).toEqual([])
    expect((await world.store.findSubscription('a'))?.state).toBe('stopped')
    expect(kept.lines.some((line) => line.includes('owner not told'))).toBe(false)
  })
})

describe('deliveryKey', () => {
  it('is short, the same for one delivery, and another for each second', () => {
    const subscription = makeSubscription('sixteenletterid0')
    const key = deliveryKey({ subscription, dueAt: DUE })
    expect(key.length).toBeLessThanOrEqual(25)
    expect(deliveryKey({ subscription, dueAt: DUE + 999 })).toBe(key)
    expect(deliveryKey({ subscription, dueAt: DUE + 1000 })).not.toBe(key)
    expect(deliveryKey({ subscription: makeSubscription('b'), dueAt: DUE })).not.toBe(key)
  })
})

describe('dateOf', () => {
  it('is the date in the zone of the subscription', () => {
    expect(dateOf(makeSubscription('a', {}, { zone: 'Asia/Tokyo' }), DUE + DAY_MS / 2)).toBe('2026-01-06')
    expect(dateOf(makeSubscription('a'), DUE + DAY_MS / 2)).toBe('2026-01-05')
  })
})
