import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDigestImport, exportArrivals, exportDigests } from '../../src/digests/carry-digests.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { openPostgresStore } from '../../src/store/postgres-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { type DigestWorld, HOUR_MS, openDigestWorld, saveNews } from '../support/digest-world.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'
import { DAY_MS, makeSubscription } from '../support/subscriptions.ts'

const DUE = Date.UTC(2026, 0, 5, 8, 30)

const engines = {
  SQLite: async () => openSqliteStore(':memory:'),
  PostgreSQL: async () => openPostgresStore(await createPostgresDatabase()),
}

async function linesOf(exported: AsyncGenerator<string>): Promise<unknown[]> {
  const lines: unknown[] = []
  for await (const line of exported) lines.push(JSON.parse(line))
  return lines
}

describe.each(Object.entries(engines))('digests carried to another Summit on %s', (_, open) => {
  let old: DigestWorld
  let young: FullStore
  beforeEach(async () => {
    const world = await openDigestWorld()
    await world.store.close()
    old = { ...world, store: await open() }
    young = await open()
    for (const id of ['one', 'two']) await saveNews(old.store, id, 2)
    await old.store.saveSubscription(
      makeSubscription(
        'a',
        { nextAt: DUE, readyAt: DUE + 5, owner: 'ann', space: 'home' },
        { about: 'winter', muted: ['The Rumour'], locale: 'de' },
      ),
    )
  })
  afterEach(async () => {
    await Promise.all([old.store.close(), young.close()])
  })

  const runAt = async (now: number, store = old.store) => {
    old.clock.now = now
    await old.startRunner({ store, channels: old.channels }).run()
  }
  /** Arrivals first, then the articles in an order of their own, then the digests, as `summit import` does it. */
  const carryAt = async (now: number, articles = ['two', 'three', 'one']) => {
    const digestImport = createDigestImport(young, () => now)
    const taken: unknown[] = []
    for (const line of await linesOf(exportArrivals(old.store))) taken.push(await digestImport.take(line))
    for (const id of articles) await saveNews(young, id, 2)
    for (const line of await linesOf(exportDigests(old.store))) taken.push(await digestImport.take(line))
    return taken
  }
  const posted = () => old.channels.messages.map((message) => JSON.stringify(message))

  it('have their settings, their past, and what their channels were shown', async () => {
    await runAt(DUE + 5)
    await saveNews(old.store, 'three', 2)
    expect(await carryAt(DUE + HOUR_MS)).toEqual(['part', 'new', 'part', 'part'])
    expect(await young.listSubscriptions({})).toEqual(await old.store.listSubscriptions({}))
    expect(await young.listDeliveries('a', 9)).toEqual(await old.store.listDeliveries('a', 9))
    expect(await linesOf(exportDigests(young))).toEqual(await linesOf(exportDigests(old.store)))
    expect(await linesOf(exportArrivals(young))).toEqual(await linesOf(exportArrivals(old.store)))
  })

  it('tell what they have not told yet, and nothing that they have', async () => {
    await runAt(DUE + 5)
    await saveNews(old.store, 'three', 2)
    await carryAt(DUE + HOUR_MS)
    await runAt(DUE + HOUR_MS, young)
    expect(posted()).toHaveLength(1)
    await runAt(DUE + DAY_MS, young)
    expect(posted()).toHaveLength(2)
    expect(posted()[1]).toContain('Report three')
    expect(posted()[1]).not.toMatch(/Report (one|two)/)
  })

  it('leave out what came due on the way, since it may have been posted from where they were', async () => {
    const before = await linesOf(exportDigests(old.store))
    await runAt(DUE + 5)
    const arrivals = await linesOf(exportArrivals(old.store))
    const digestImport = createDigestImport(young, () => DUE + HOUR_MS)
    for (const line of arrivals) await digestImport.take(line)
    for (const id of ['one', 'two']) await saveNews(young, id, 2)
    for (const line of before) await digestImport.take(line)
    expect(await young.findSubscription('a')).toMatchObject({ nextAt: DUE + DAY_MS, state: 'on' })
    await runAt(DUE + HOUR_MS, young)
    await runAt(DUE + DAY_MS, young)
    expect(posted()).toHaveLength(1)
    await saveNews(young, 'later', 1)
    await runAt(DUE + 2 * DAY_MS, young)
    expect(posted()[1]).toContain('Report later')
  })

  it('look a delivery that was under way up in its channel', async () => {
    old.channels.decide('unanswered')
    await runAt(DUE + 5)
    expect(await old.store.listDeliveries('a', 9)).toMatchObject([{ state: 'open' }])
    await carryAt(DUE + HOUR_MS, ['one', 'two'])
    await runAt(DUE + HOUR_MS, young)
    expect(posted()).toHaveLength(1)
    expect(await young.listDeliveries('a', 9)).toMatchObject([{ state: 'posted', message: 'm0' }])
  })

  it('post a delivery that was under way and never arrived', async () => {
    old.channels.decide('lost')
    await runAt(DUE + 5)
    await carryAt(DUE + HOUR_MS, ['one', 'two'])
    await runAt(DUE + HOUR_MS, young)
    expect(posted()).toHaveLength(1)
    expect(posted()[0]).toContain('Report one')
  })

  it('stay as they are where they are there already', async () => {
    await young.saveSubscription(makeSubscription('a', { nextAt: DUE + DAY_MS, channel: 'elsewhere' }))
    await runAt(DUE + 5)
    expect(await carryAt(DUE + HOUR_MS, [])).toEqual(['part', 'kept', 'part', 'part'])
    expect(await young.listDeliveries('a', 9)).toEqual([])
    expect(await young.findSubscription('a')).toMatchObject({ channel: 'elsewhere', nextAt: DUE + DAY_MS })
  })

  it('come whole however often an import is begun', async () => {
    await runAt(DUE + 5)
    await saveNews(old.store, 'three', 2)
    const unfinished = createDigestImport(young, () => DUE + HOUR_MS)
    for (const line of await linesOf(exportArrivals(old.store))) await unfinished.take(line)
    await carryAt(DUE + HOUR_MS)
    expect(await linesOf(exportDigests(young))).toEqual(await linesOf(exportDigests(old.store)))
  })
})

describe('createDigestImport', () => {
  it.each([
    ['nothing', null],
    ['another kind', { kind: 'feed' }],
    ['a zone that there is not', { zone: 'Moon/Base' }],
    ['a time past midnight', { at: 1440 }],
    ['no weekday', { days: [] }],
  ])('takes in no line that is %s', async (_, wrong) => {
    const store = await openSqliteStore(':memory:')
    await store.saveSubscription(makeSubscription('a'))
    const [line] = (await linesOf(exportDigests(store))) as { settings: object }[]
    const bad =
      wrong === null || 'kind' in wrong
        ? wrong
        : { ...line, id: 'b', settings: { ...line?.settings, ...wrong } }
    const digestImport = createDigestImport(store, () => 0)
    expect(await digestImport.take(bad)).toBeUndefined()
    expect(await digestImport.take({ ...line, id: 'b' })).toBe('new')
    await store.close()
  })
})
