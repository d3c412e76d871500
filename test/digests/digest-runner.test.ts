import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DigestWorld, HOUR_MS, openDigestWorld, saveNews } from '../support/digest-world.ts'
import { DAY_MS, makeSubscription } from '../support/subscriptions.ts'

const DUE = Date.UTC(2026, 0, 5, 8, 30)

describe('createDigestRunner', () => {
  let world: DigestWorld
  beforeEach(async () => {
    world = await openDigestWorld()
    await saveNews(world.store, 'one', 3)
    await world.store.saveSubscription(makeSubscription('a', { nextAt: DUE, owner: 'ann' }))
  })
  afterEach(async () => {
    await world.store.close()
  })

  const runAt = async (now: number) => {
    world.clock.now = now
    await world.startRunner().run()
  }
  const states = async () => (await world.store.listDeliveries('a', 9)).map(({ state }) => state)

  it('posts what is due once, and the next day what is new', async () => {
    await runAt(DUE - 1)
    expect(world.channels.messages).toHaveLength(0)
    await runAt(DUE)
    await runAt(DUE + 1)
    expect(world.channels.messages).toMatchObject([
      { channel: 'channel-a', reply: { title: 'Digest for Monday, 5 January 2026' } },
    ])
    await saveNews(world.store, 'two', 1)
    await runAt(DUE + DAY_MS)
    expect(world.channels.messages).toHaveLength(2)
    const second = JSON.stringify(world.channels.messages[1])
    expect(second).toContain('Report two')
    expect(second).not.toContain('Report one')
    await runAt(DUE + 2 * DAY_MS)
    expect(world.channels.messages).toHaveLength(2)
    expect(await states()).toEqual(['empty', 'posted', 'posted'])
    // Nothing was left to try again.
    expect(world.wakes).toEqual([])
  })

  it('looks in the channel before it posts again what nobody answered', async () => {
    world.channels.decide('unanswered')
    await runAt(DUE)
    expect(await states()).toEqual(['open'])
    await runAt(DUE + 10_000)
    expect(world.channels.messages).toHaveLength(1)
    expect(await world.store.listDeliveries('a', 1)).toMatchObject([{ state: 'posted', message: 'm0' }])
  })

  it('tries again with growing waits while the digest is fresh, then notes it as missed', async () => {
    world.channels.decide(...Array.from({ length: 500 }, () => 'lost' as const))
    const tries: number[] = []
    for (let now: number | undefined = DUE; now !== undefined; now = world.wakes[tries.length - 1]) {
      tries.push(now)
      await runAt(now)
    }
    const waits = tries.slice(1).map((now, index) => (now - (tries[index] ?? 0)) / 1000)
    expect(waits.slice(0, 9)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 256])
    expect(Math.max(...waits)).toBe(256)
    const last = (tries.at(-1) ?? 0) - DUE
    expect(last).toBeGreaterThan(6 * HOUR_MS)
    expect(last).toBeLessThanOrEqual(6 * HOUR_MS + 256_000)
    expect(await states()).toEqual(['missed'])
    expect(world.channels.messages).toHaveLength(0)
  })

  it('stops where the platform refuses, tells the owner what to do, and posts no more', async () => {
    world.channels.decide('refused')
    await runAt(DUE)
    await runAt(DUE + DAY_MS)
    expect(world.channels.messages).toHaveLength(0)
    expect(await world.store.findSubscription('a')).toMatchObject({ state: 'stopped', problem: /Let Summit/ })
    expect(world.channels.told).toMatchObject([['ann', { title: 'Your digest has stopped' }]])
  })

  it('stops as well where its owner cannot be told', async () => {
    world.channels.decide('refused')
    const publisher = { ...world.channels.publisher, tell: async () => Promise.reject(new Error('closed')) }
    world.clock.now = DUE
    await world.startRunner({ ...world, channels: { ...world.channels, publisher } }).run()
    expect(await world.store.findSubscription('a')).toMatchObject({ state: 'stopped', problem: /Let Summit/ })
    expect(world.channels.told).toEqual([])
  })

  it('posts a digest once that was missed by up to six hours, and notes the older ones', async () => {
    await runAt(DUE + 2 * DAY_MS + 5 * HOUR_MS)
    expect(world.channels.messages).toHaveLength(1)
    expect(world.channels.messages[0]?.reply.title).toBe('Digest for Wednesday, 7 January 2026')
    expect(await states()).toEqual(['posted', 'missed', 'missed'])
    await runAt(DUE + 3 * DAY_MS + 7 * HOUR_MS)
    expect(await states()).toEqual(['missed', 'posted', 'missed', 'missed'])
  })

  it('forgets what was closed long ago, however long it ran', async () => {
    const runner = world.startRunner()
    for (const day of [0, 1, 100, 101]) {
      world.clock.now = DUE + day * DAY_MS
      await runner.run()
    }
    const days = (await world.store.listDeliveries('a', 99)).map(({ dueAt }) => (dueAt - DUE) / DAY_MS)
    expect(days).toContain(101)
    expect(days).toContain(100)
    expect(days).not.toContain(0)
  })

  it('posts nothing twice when the clock is set back', async () => {
    await runAt(DUE + HOUR_MS)
    for (const back of [HOUR_MS, 2 * HOUR_MS, 3 * DAY_MS]) await runAt(DUE + HOUR_MS - back)
    await runAt(DUE)
    expect(world.channels.messages).toHaveLength(1)
  })

  it('gives back what it only claimed when it is stopped', async () => {
    for (let i = 0; i < 50; i++)
      await world.store.saveSubscription(makeSubscription(`more${i}`, { nextAt: DUE }))
    world.clock.now = DUE
    const runner = world.startRunner()
    const run = runner.run()
    await runner.stop()
    await run
    await runAt(DUE)
    expect(world.channels.messages).toHaveLength(51)
    expect(new Set(world.channels.messages.map(({ channel }) => channel)).size).toBe(51)
  })
})
