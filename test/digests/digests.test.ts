import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDigests, describeInstant, type Digests, presentInstant } from '../../src/digests/digests.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { wordingFor } from '../../src/wording/wording-for.ts'
import { saveNews } from '../support/digest-world.ts'
import { NOON } from '../support/make-digests.ts'
import { createMemoryChannels } from '../support/memory-channels.ts'
import { makeSubscription } from '../support/subscriptions.ts'

const TOMORROW = Date.UTC(2025, 7, 21, 8, 30)
const { settings } = makeSubscription('any')

describe('createDigests', () => {
  let store: FullStore
  let digests: Digests
  let now: number
  let wakes: number
  beforeEach(async () => {
    store = await openSqliteStore(':memory:')
    now = NOON
    wakes = 0
    const checkChannel = async (channel: string, locale?: string) =>
      Promise.resolve(channel === 'locked' ? [`Let me in (${locale ?? 'en'}).`] : [])
    digests = createDigests({
      store,
      publishers: [
        createMemoryChannels('slack').publisher,
        { ...createMemoryChannels().publisher, checkChannel },
      ],
      zone: 'Asia/Tokyo',
      now: () => now,
      wake: () => {
        wakes += 1
      },
    })
  })
  afterEach(async () => {
    await store.close()
  })

  it('adds a digest under a short name of its own, due at its next time', async () => {
    const place = { platform: 'discord', channel: 'news', space: 'guild', person: 'ann' } as const
    const { subscription, problems } = await digests.add(place, settings)
    const { person, ...rest } = place
    expect(subscription).toEqual({
      ...{ ...rest, id: subscription.id, owner: person, origin: 'command', settings },
      ...{ state: 'on', nextAt: TOMORROW, seen: 0 },
    })
    expect(subscription.id).toMatch(/^[abcdefghjkmnpqrstuvwxyz2-9]{6}$/)
    expect(problems).toEqual([])
    await digests.add({ platform: 'discord', channel: 'sports' }, settings)
    expect(await digests.list(place)).toMatchObject([{ id: subscription.id, owner: 'ann' }])
    const bare = (await digests.add({ platform: 'slack', channel: 'news' }, settings)).subscription
    expect(Object.keys(bare)).not.toContain('owner')
    expect(Object.keys(bare)).not.toContain('space')
    expect(bare.id).not.toBe(subscription.id)
    expect([digests.zone, digests.now()]).toEqual(['Asia/Tokyo', NOON])
  })

  it('goes on, under its name, from a digest that ended in that channel and asked for the same', async () => {
    const place = { platform: 'discord', channel: 'news' } as const
    const add = async (chosen: Partial<typeof settings> = {}) =>
      (await digests.add(place, { ...settings, ...chosen })).subscription
    const end = async ({ id }: { id: string }, seen: number): Promise<void> => {
      await store.changeSubscription(id, (current) => ({ ...current, seen }))
      await digests.remove({ ...makeSubscription(id) })
    }
    const first = await add({ muted: ['The Gazette'] })
    const aboutWinter = await add({ about: 'winter' })
    const second = await add()
    expect(second.seen).toBe(0)
    await end(first, 7)
    await end(second, 9)
    await end(aboutWinter, 5)
    expect(await digests.list(place)).toEqual([])
    expect(await add({ at: 600 })).toMatchObject({ id: second.id, seen: 9, settings: { at: 600, muted: [] } })
    expect(await add()).toMatchObject({ id: first.id, seen: 7 })
    expect(await add({ about: 'winter' })).toMatchObject({ id: aboutWinter.id, seen: 5 })
    expect((await add({ publisher: 'gazette' })).seen).toBe(0)
    expect((await digests.add({ ...place, channel: 'sports' }, settings)).subscription.seen).toBe(0)
    expect(await digests.list(place)).toHaveLength(4)
  })

  it('says what is in the way of posts in that channel, as its own platform knows it, in the digest’s language', async () => {
    const problemsOf = async (platform: 'discord' | 'slack') =>
      (await digests.add({ platform, channel: 'locked' }, { ...settings, locale: 'fr' })).problems
    expect(await problemsOf('discord')).toEqual(['Let me in (fr).'])
    expect(await problemsOf('slack')).toEqual([])
  })

  it('lists those of somebody’s channels, then those that they made elsewhere in the workspace, each once', async () => {
    const save = async (id: string, details: Parameters<typeof makeSubscription>[1]) =>
      store.saveSubscription(makeSubscription(id, { channel: id, space: 'guild', ...details }))
    await save('z-mine', { owner: 'ann' })
    await save('theirs', { owner: 'bob' })
    await save('a-mine', { owner: 'ann' })
    await save('elsewhere', { owner: 'ann', space: 'another' })
    await save('slack', { owner: 'ann', platform: 'slack' })
    const idsFor = async (somebody: Parameters<Digests['listFor']>[0]) =>
      (await digests.listFor(somebody)).map(({ id }) => id)
    const ann = { platform: 'discord', space: 'guild', person: 'ann' }
    expect(await idsFor(ann)).toEqual(['a-mine', 'z-mine'])
    expect(await idsFor({ ...ann, channels: [{ id: 'z-mine' }, { id: 'theirs' }] })).toEqual([
      ...['theirs', 'z-mine', 'a-mine'],
    ])
    expect(await idsFor({ platform: 'discord', space: 'guild', channels: [{ id: 'theirs' }] })).toEqual([
      'theirs',
    ])
    expect(await idsFor({ ...ann, space: 'third' })).toEqual([])
    expect(await idsFor({ ...ann, platform: 'slack' })).toEqual(['slack'])
    expect(await idsFor({ ...ann, platform: 'web' })).toEqual([])
  })

  it('keeps whose and where a digest is while it is paused or started again', async () => {
    const bare = makeSubscription('bare', { seen: 3 })
    const full = makeSubscription('full', { seen: 3, space: 'guild', owner: 'ann' })
    for (const subscription of [bare, full]) {
      const nextAt = Date.UTC(2025, 8, 1, 8, 30)
      const problem = 'Let Summit post there.'
      const stopped = { ...subscription, state: 'stopped', problem, nextAt: NOON } as const
      await store.saveSubscription(stopped)
      const paused = await digests.pauseUntil(stopped, '2025-09-01')
      expect(paused).toEqual({ ...subscription, state: 'paused', nextAt })
      await digests.postNow(stopped)
      const started = await store.findSubscription(subscription.id)
      expect(started).toMatchObject({ ...subscription, state: 'on', nextAt: TOMORROW })
      expect(started?.problem).toBeUndefined()
    }
  })

  it('is silent until a date begins by its own clock, and no longer than until its next time where that has begun', async () => {
    const midnight = makeSubscription('a', {}, { at: 0, zone: 'America/New_York' })
    const next = async (date: string) =>
      new Date((await digests.pauseUntil(midnight, date)).nextAt ?? 0).toISOString()
    expect(await next('2025-09-01')).toBe('2025-09-01T04:00:00.000Z')
    expect(await next('2025-08-20')).toBe('2025-08-21T04:00:00.000Z')
    expect(await next('2020-01-01')).toBe('2025-08-21T04:00:00.000Z')
  })

  it('posts at once, which is one wish however often it is said within a second, and wakes whoever delivers', async () => {
    const running = makeSubscription('a', { nextAt: TOMORROW, problem: 'none' })
    await store.saveSubscription(running)
    now = NOON + 999
    expect(await digests.postNow(running)).toBe(true)
    now = NOON + 1
    expect(await digests.postNow(running)).toBe(false)
    now = NOON + 1000
    expect(await digests.postNow(running)).toBe(true)
    expect(wakes).toBe(3)
    expect((await digests.listDeliveries(running)).map(({ dueAt }) => dueAt)).toEqual([NOON + 1000, NOON])
    expect((await store.findSubscription('a'))?.problem).toBe('none')
    for (let second = 2; second < 9; second++) {
      now = NOON + second * 1000
      await digests.postNow(running)
    }
    expect(await digests.listDeliveries(running)).toHaveLength(5)
  })

  it('changes a digest as it is by then: what was posted since somebody pressed does not come again', async () => {
    const read = makeSubscription('a', { seen: 3, nextAt: NOON })
    const posted = { ...read, seen: 9, nextAt: TOMORROW }
    const changes = [
      async () => digests.mute(read, 'The Gazette'),
      async () => digests.pauseUntil(read, '2025-09-01'),
      async () => digests.postNow({ ...read, state: 'stopped' }),
    ]
    for (const change of changes) {
      await store.saveSubscription(posted)
      await change()
      expect((await store.findSubscription('a'))?.seen).toBe(9)
      await store.endSubscription('a')
      await change()
      expect(await store.findSubscription('a')).toBeUndefined()
    }
    await store.saveSubscription(posted)
    await digests.mute(read, 'The Gazette')
    expect((await store.findSubscription('a'))?.nextAt).toBe(TOMORROW)
  })

  it('mutes a publisher once, beside those that are muted, takes one in again, and ends', async () => {
    const subscription = makeSubscription('a', {}, { muted: ['The Herald'] })
    await store.saveSubscription(subscription)
    await digests.mute(subscription, 'The Herald')
    expect((await store.findSubscription('a'))?.settings.muted).toEqual(['The Herald'])
    await digests.mute(subscription, 'The Gazette')
    await digests.mute(subscription, 'The Gazette')
    expect((await store.findSubscription('a'))?.settings.muted).toEqual(['The Herald', 'The Gazette'])
    await digests.unmute(subscription, 'The Herald')
    expect((await store.findSubscription('a'))?.settings.muted).toEqual(['The Gazette'])
    await digests.remove(subscription)
    expect(await store.listSubscriptions({})).toEqual([])
  })

  it('previews the next one under the date on which it comes', async () => {
    await saveNews(store, 'one', 1)
    const titleFor = async (details: Parameters<typeof makeSubscription>[1], date?: string) =>
      (await digests.preview(makeSubscription('a', details), date))?.reply.title
    expect(await titleFor({})).toBe('Digest for Thursday, 21 August 2025')
    expect(await titleFor({ nextAt: Date.UTC(2025, 8, 2, 8) })).toBe('Digest for Tuesday, 2 September 2025')
    expect(await titleFor({ seen: 1 })).toBeUndefined()
    expect(await titleFor({ seen: 1 }, '2026-01-04')).toBe('Digest for Sunday, 4 January 2026')
    expect(await titleFor({}, '2026-01-05')).toBeUndefined()
  })

  it('lists what the next one has no place for, or one that was', async () => {
    for (const id of ['one', 'two', 'three']) await saveNews(store, id, 1)
    const subscription = makeSubscription('a', { seen: 1 }, { max: 1 })
    const total = async (span?: { after: number; until: number }) =>
      (await digests.listLeftOut(subscription, span, 9)).total
    expect(await total()).toBe(1)
    expect(await total({ after: 0, until: 3 })).toBe(2)
    expect(await total({ after: 2, until: 3 })).toBe(0)
  })
})

describe('describeInstant', () => {
  const wording = wordingFor('en')
  const describeAt = (instant: string, now: string, zone: string) =>
    describeInstant(Date.parse(instant), { zone, now: Date.parse(now), wording })

  it('counts days by the calendar of the zone', () => {
    expect(describeAt('2025-08-20T23:30Z', '2025-08-20T12:00Z', 'UTC')).toContain('today')
    expect(describeAt('2025-08-21T00:30Z', '2025-08-20T23:59Z', 'UTC')).toContain('tomorrow')
    expect(describeAt('2025-08-20T16:00Z', '2025-08-20T12:00Z', 'Asia/Tokyo')).toContain('tomorrow')
    expect(describeAt('2025-08-23T12:00Z', '2025-08-20T12:00Z', 'UTC')).not.toMatch(/today|tomorrow/)
  })

  it('is shown as an instant that platforms know how to show', () => {
    const reader = { zone: 'UTC', now: NOON, wording }
    expect(presentInstant(TOMORROW, reader)).toEqual({
      kind: 'time',
      instant: TOMORROW,
      text: describeInstant(TOMORROW, reader),
    })
  })
})
