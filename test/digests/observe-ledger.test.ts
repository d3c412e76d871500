import { expect, it } from 'vitest'
import { observeLedger } from '../../src/digests/observe-ledger.ts'
import { HOUR_MS, openDigestWorld, saveNews } from '../support/digest-world.ts'
import { DAY_MS, makeSubscription } from '../support/subscriptions.ts'

const DUE = Date.UTC(2026, 0, 5, 8, 30)

it('tells of everything that becomes of digests, and of nothing that did not take effect', async () => {
  const world = await openDigestWorld()
  const seen: (string | number)[] = []
  const ledger = observeLedger(world.store.ledger, (platform, outcome, count = 1) => {
    seen.push(platform, outcome, count)
  })
  const observed = { ...world, store: { ...world.store, ledger } }
  const runAt = async (now: number) => {
    world.clock.now = now
    await world.startRunner(observed).run()
    return seen.splice(0)
  }
  await saveNews(world.store, 'one', 2)
  await world.store.saveSubscription(makeSubscription('a', { nextAt: DUE }))
  world.channels.decide('lost')
  expect(await runAt(DUE)).toEqual(['discord', 'postponed', 1])
  expect(await runAt(DUE + 10_000)).toEqual(['discord', 'posted', 1])
  expect(await runAt(DUE + DAY_MS)).toEqual(['discord', 'empty', 1])
  expect(await runAt(DUE + 4 * DAY_MS + 7 * HOUR_MS)).toEqual(['discord', 'missed', 3])
  await saveNews(world.store, 'two', 2)
  world.channels.decide('refused')
  expect(await runAt(DUE + 5 * DAY_MS)).toEqual(['discord', 'failed', 1])

  const [claim] = await ledger.claimOpen({
    ...{ now: DUE + 6 * DAY_MS, leaseUntil: DUE + 7 * DAY_MS, holder: 'one' },
    ...{ platforms: ['discord'], limit: 9 },
  })
  expect(claim).toBeUndefined()
  const subscription = makeSubscription('a')
  const lost = { subscription, dueAt: DUE, holder: 'somebody else', attempts: 0 }
  expect(await ledger.close(lost, { kind: 'empty' }, DUE)).toBe(false)
  expect(await ledger.postpone(lost, DUE, 'late')).toBe(false)
  expect(seen).toEqual([])
  await world.store.close()
})
