import { expect, it } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { makeDigests, NOON } from '../support/make-digests.ts'
import { makeSubscription } from '../support/subscriptions.ts'

it('keeps whose and where a digest is while it is paused or started again', async () => {
  const store = await openSqliteStore(':memory:')
  const digests = makeDigests(store)
  const bare = makeSubscription('bare', { seen: 3 })
  const full = makeSubscription('full', { seen: 3, space: 'guild', owner: 'ann' })
  for (const subscription of [bare, full]) {
    const nextAt = Date.UTC(2025, 8, 1, 8, 30)
    const stopped = {
      ...subscription,
      state: 'stopped',
      problem: 'Let Summit post there.',
      nextAt: NOON,
    } as const
    const paused = await digests.pauseUntil(stopped, '2025-09-01')
    expect(paused).toEqual({ ...subscription, state: 'paused', nextAt })
    await digests.postNow(stopped)
    const started = await store.findSubscription(subscription.id)
    expect(started).toMatchObject({ ...subscription, state: 'on', nextAt: Date.UTC(2025, 7, 21, 8, 30) })
    expect(started?.problem).toBeUndefined()
  }
  const mine = { platform: 'discord', space: 'guild', person: 'ann' }
  expect((await digests.listFor(mine)).map(({ id }) => id)).toEqual(['full'])
  expect(await digests.listFor({ ...mine, space: 'another' })).toEqual([])
  await store.close()
})
