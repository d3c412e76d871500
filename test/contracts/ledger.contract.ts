import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FullStore } from '../../src/store/create-store.ts'
import type { Claim, ClaimRequest, DeliveryContent, DuePlan } from '../../src/store/subscription.ts'
import { DAY_MS, makeSubscription } from '../support/subscriptions.ts'

const DUE = Date.UTC(2026, 0, 5, 8, 30)
const LEASE_MS = 60_000

let holders = 0

function request(now: number, limit = 100): ClaimRequest {
  holders += 1
  return { now, leaseUntil: now + LEASE_MS, holder: `holder-${holders}`, platforms: ['discord'], limit }
}

const plan = (): DuePlan => ({ dueAt: DUE, missed: [], nextAt: DUE + DAY_MS, readyAt: DUE + DAY_MS })

const content: DeliveryContent = { seen: 3, quotes: ['a', 'b'], newRound: false }

/** What every ledger must do. `open` makes replicas that share one empty database. */
export function ledgerContract(name: string, open: () => Promise<FullStore[]>): void {
  describe(`${name}, as a ledger`, () => {
    let stores: FullStore[]
    let store: FullStore
    beforeEach(async () => {
      stores = await open()
      const [first] = stores
      if (first === undefined) throw new Error('a contract needs a store')
      store = first
    })
    afterEach(async () => {
      await Promise.all(stores.map(async ({ close }) => close()))
    })

    async function due(count: number): Promise<void> {
      for (let i = 0; i < count; i++) await store.saveSubscription(makeSubscription(`s${i}`, { nextAt: DUE }))
    }

    async function claimOne(now = DUE): Promise<Claim> {
      const [claim] = await store.ledger.claimDue(request(now), plan)
      if (claim === undefined) throw new Error('nothing was claimed')
      return claim
    }

    it('gives each of 200 deliveries to one of 50 simultaneous claimants', async () => {
      await due(200)
      const batches = await Promise.all(
        Array.from({ length: 50 }, async (_, index) => {
          const { ledger } = stores[index % stores.length] ?? store
          const first = await ledger.claimDue(request(DUE, 7), plan)
          return [...first, ...(await ledger.claimDue(request(DUE, 7), plan))]
        }),
      )
      const claimed = batches.flat().map(({ subscription }) => subscription.id)
      expect(new Set(claimed).size).toBe(claimed.length)
      const rest = await store.ledger.claimDue(request(DUE, 1000), plan)
      expect(new Set([...claimed, ...rest.map(({ subscription }) => subscription.id)]).size).toBe(200)
      expect(await store.ledger.claimDue(request(DUE), plan)).toEqual([])
      expect((await store.findSubscription('s7'))?.nextAt).toBe(DUE + DAY_MS)
    })

    it('leaves alone what is for a platform that this replica does not serve', async () => {
      await store.saveSubscription(makeSubscription('elsewhere', { platform: 'slack', nextAt: DUE }))
      expect(await store.ledger.claimDue(request(DUE), plan)).toEqual([])
      await store.ledger.addDelivery('elsewhere', DUE)
      expect(await store.ledger.claimOpen(request(DUE))).toEqual([])
      expect(await store.ledger.claimOpen({ ...request(DUE), platforms: ['slack'] })).toHaveLength(1)
    })

    it('gives a claim whose lease ran out to one other holder, again of 50', async () => {
      await due(1)
      await claimOne()
      expect(await store.ledger.claimOpen(request(DUE + LEASE_MS - 1))).toEqual([])
      const again = await Promise.all(
        Array.from({ length: 50 }, async (_, index) =>
          (stores[index % stores.length] ?? store).ledger.claimOpen(request(DUE + LEASE_MS)),
        ),
      )
      expect(again.flat()).toHaveLength(1)
      expect(again.flat()[0]).toMatchObject({ dueAt: DUE, attempts: 1 })
    })

    it('tells a crash between claim and post from one between post and close', async () => {
      await due(2)
      const claims = await store.ledger.claimDue(request(DUE), plan)
      const [one, two] = claims
      if (one === undefined || two === undefined) throw new Error('two were due')
      expect(await store.ledger.prepare(two, content, DUE + LEASE_MS)).toBe(true)
      const again = await store.ledger.claimOpen(request(DUE + LEASE_MS))
      const contentOf = ({ subscription }: Claim) =>
        again.find((claim) => claim.subscription.id === subscription.id)?.content
      expect(again).toHaveLength(2)
      expect(contentOf(one)).toBeUndefined()
      expect(contentOf(two)).toEqual(content)
    })

    it('lets nobody go on whose claim another holder took', async () => {
      await due(1)
      const late = await claimOne()
      await store.ledger.claimOpen(request(DUE + LEASE_MS))
      expect(await store.ledger.prepare(late, content, DUE + 9 * LEASE_MS)).toBe(false)
      expect(await store.ledger.postpone(late, DUE, 'late')).toBe(false)
      expect(await store.ledger.close(late, { kind: 'empty' }, DUE)).toBe(false)
      expect(await store.listDeliveries('s0', 5)).toMatchObject([{ state: 'open' }])
    })

    it('closes a delivery once, with its message, and uses up what it shows', async () => {
      await due(1)
      const claim = await claimOne()
      const message = { id: '17', url: 'https://chat.example/17' }
      expect(await store.ledger.close(claim, { kind: 'posted', content, message }, DUE + 5)).toBe(true)
      expect(await store.ledger.close(claim, { kind: 'posted', content, message }, DUE + 6)).toBe(false)
      expect(await store.listDeliveries('s0', 5)).toEqual([
        { dueAt: DUE, state: 'posted', attempts: 0, message: '17', url: message.url, closedAt: DUE + 5 },
      ])
      expect((await store.findSubscription('s0'))?.seen).toBe(3)
      const channel = { platform: 'discord', channel: 'channel-s0' } as const
      expect(await store.listShown(channel, ['a', 'b', 'c'])).toEqual(new Set(['a', 'b']))
      expect(await store.listShown({ ...channel, channel: 'another' }, ['a'])).toEqual(new Set())
      expect(await store.ledger.claimOpen(request(DUE + 9 * LEASE_MS))).toEqual([])
    })

    it('has seen what a later delivery dealt with when an earlier one is closed after it', async () => {
      await due(1)
      const early = await claimOne()
      await store.ledger.addDelivery('s0', DUE + 1)
      const [late] = await store.ledger.claimOpen(request(DUE + 1))
      if (late === undefined) throw new Error('one was added')
      const close = async (claim: Claim, seen: number) =>
        store.ledger.close(
          claim,
          { kind: 'posted', content: { ...content, seen }, message: { id: '1' } },
          DUE,
        )
      await close(late, 9)
      await close(early, 3)
      expect((await store.findSubscription('s0'))?.seen).toBe(9)
    })

    it('begins a new round of quotations where a delivery says so', async () => {
      await due(1)
      const first = await claimOne()
      const message = { id: '1' }
      await store.ledger.close(first, { kind: 'posted', content, message }, DUE)
      await store.ledger.addDelivery('s0', DUE + 1)
      const [second] = await store.ledger.claimOpen(request(DUE + 1))
      if (second === undefined) throw new Error('one was added')
      const fresh: DeliveryContent = { seen: 4, quotes: ['c'], newRound: true }
      await store.ledger.close(second, { kind: 'posted', content: fresh, message }, DUE)
      const channel = { platform: 'discord', channel: 'channel-s0' } as const
      expect(await store.listShown(channel, ['a', 'b', 'c'])).toEqual(new Set(['c']))
    })

    it('prolongs what its holders have open, and nothing else', async () => {
      await due(2)
      const [one] = await store.ledger.claimDue(request(DUE, 1), plan)
      const [two] = await store.ledger.claimDue(request(DUE, 1), plan)
      if (one === undefined || two === undefined) throw new Error('two were due')
      await store.ledger.postpone(two, DUE + 10, 'unreachable')
      await store.ledger.renew([one.holder, two.holder], DUE + 5 * LEASE_MS)
      const open = await store.ledger.claimOpen(request(DUE + LEASE_MS))
      expect(open.map(({ subscription }) => subscription.id)).toEqual([two.subscription.id])
    })

    it('does not deliver an instant again when the clock is set back, or a subscription is saved anew', async () => {
      await due(1)
      const claim = await claimOne()
      await store.ledger.close(claim, { kind: 'posted', content, message: { id: '1' } }, DUE)
      expect(await store.ledger.claimDue(request(DUE - DAY_MS), plan)).toEqual([])
      await due(1)
      expect(await store.ledger.claimDue(request(DUE), plan)).toEqual([])
      expect(await store.ledger.addDelivery('s0', DUE)).toBe(false)
    })

    it('notes what was missed, and stops a subscription that the platform refused', async () => {
      await due(1)
      const late = (): DuePlan => ({
        missed: [DUE - DAY_MS, DUE],
        nextAt: DUE + DAY_MS,
        readyAt: DUE + DAY_MS,
      })
      expect(await store.ledger.claimDue(request(DUE), late)).toEqual([])
      expect((await store.listDeliveries('s0', 5)).map(({ state }) => state)).toEqual(['missed', 'missed'])
      await store.ledger.addDelivery('s0', DUE + 1)
      const [claim] = await store.ledger.claimOpen(request(DUE + 1))
      if (claim === undefined) throw new Error('one was added')
      await store.ledger.close(claim, { kind: 'failed', problem: 'Let Summit post there.', stops: true }, DUE)
      const stopped = await store.findSubscription('s0')
      expect(stopped).toMatchObject({ state: 'stopped', problem: 'Let Summit post there.' })
      expect(stopped).not.toHaveProperty('nextAt')
    })

    it('counts what is due, what is open, and what may have been posted', async () => {
      await due(3)
      expect(await store.ledger.count(DUE)).toEqual({ due: 3, open: 0, inDoubt: 0 })
      const [claim] = await store.ledger.claimDue(request(DUE, 2), plan)
      if (claim === undefined) throw new Error('three were due')
      await store.ledger.prepare(claim, content, DUE + LEASE_MS)
      expect(await store.ledger.count(DUE)).toEqual({ due: 1, open: 2, inDoubt: 1 })
    })

    it('forgets what was closed long ago, and nothing that is open', async () => {
      await due(2)
      const [claim] = await store.ledger.claimDue(request(DUE, 1), plan)
      if (claim === undefined) throw new Error('two were due')
      await store.ledger.claimDue(request(DUE), plan)
      await store.ledger.close(claim, { kind: 'empty' }, DUE)
      await store.ledger.forget(DUE)
      expect(await store.listDeliveries(claim.subscription.id, 5)).toHaveLength(1)
      await store.ledger.forget(DUE + 1)
      expect(await store.listDeliveries(claim.subscription.id, 5)).toEqual([])
      expect(await store.ledger.count(DUE)).toEqual({ due: 0, open: 1, inDoubt: 0 })
    })

    it('gives a key to one of all that note it at once, until it is forgotten', async () => {
      const noted = await Promise.all(stores.map(async (each) => each.noteKey('k', 1000)))
      expect(noted.filter((first) => first)).toHaveLength(1)
      await store.forgetKeys(1000)
      expect(await store.noteKey('k', 2000)).toBe(false)
      await store.forgetKeys(1001)
      expect(await store.noteKey('k', 2000)).toBe(true)
    })

    it('changes a subscription as it is by then, whoever else changes it or posts, and brings none back', async () => {
      await due(1)
      const claim = await claimOne()
      const publishers = Array.from({ length: 20 }, (_, index) => `Paper ${index}`)
      const changes = publishers.map(async (publisher, index) =>
        (stores[index % stores.length] ?? store).changeSubscription('s0', ({ settings, ...rest }) => ({
          ...rest,
          settings: { ...settings, muted: [...settings.muted, publisher] },
        })),
      )
      await Promise.all([
        ...changes,
        store.ledger.close(claim, { kind: 'posted', content, message: { id: '1' } }, DUE),
      ])
      const changed = await store.findSubscription('s0')
      expect(new Set(changed?.settings.muted)).toEqual(new Set(publishers))
      expect(changed).toMatchObject({ seen: 3, nextAt: DUE + DAY_MS })
      await store.endSubscription('s0')
      expect(await store.changeSubscription('s0', (current) => current)).toBeUndefined()
      expect(await store.listSubscriptions({})).toEqual([])
    })

    it('keeps subscriptions as they were saved, and of ended ones what a channel had seen', async () => {
      const saved = makeSubscription(
        'mine',
        { space: 'guild', owner: 'ann', origin: 'configuration', nextAt: DUE, readyAt: DUE + 7 },
        { about: 'bridge', muted: ['The Daily'] },
      )
      await store.saveSubscription(saved)
      await store.saveSubscription(makeSubscription('other', { platform: 'slack', nextAt: DUE }))
      expect(await store.findSubscription('mine')).toEqual(saved)
      const ids = async (filter: Parameters<FullStore['listSubscriptions']>[0]) =>
        (await store.listSubscriptions(filter)).map(({ id }) => id)
      expect(await ids({})).toEqual(['mine', 'other'])
      expect(await ids({ platform: 'slack' })).toEqual(['other'])
      const channels = ['channel-mine', 'channel-other', 'channel-none']
      expect(await ids({ channels })).toEqual(['mine', 'other'])
      expect(await ids({ channels, origin: 'configuration' })).toEqual(['mine'])
      expect(await ids({ channels: [] })).toEqual([])
      expect(await ids({ owner: 'ann' })).toEqual(['mine'])
      await store.ledger.addDelivery('mine', DUE)
      await store.endSubscription('mine')
      expect(await store.findSubscription('mine')).toBeUndefined()
      expect(await ids({})).toEqual(['other'])
      expect(await store.listDeliveries('mine', 5)).toEqual([])
      await store.ledger.addDelivery('mine', DUE)
      expect(await store.ledger.claimOpen(request(DUE))).toEqual([])
      expect(await store.ledger.claimDue(request(DUE + DAY_MS), plan)).toEqual([])
      const { id, origin, settings, seen } = saved
      expect(await store.listEnded(saved)).toEqual([{ id, origin, settings, seen }])
      expect(await store.listEnded({ ...saved, platform: 'slack' })).toEqual([])
      expect(await store.listEnded({ ...saved, channel: 'channel-other' })).toEqual([])
      await store.saveSubscription(saved)
      expect(await store.findSubscription('mine')).toEqual(saved)
      expect(await store.listEnded(saved)).toEqual([])
    })
  })
}
