import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createCommandRunner } from '../src/commands/command-runner.ts'
import { createRateLimit } from '../src/commands/rate-limit.ts'
import { commandTable } from '../src/commands/table.ts'
import { observeLedger } from '../src/digests/observe-ledger.ts'
import { createMetrics } from '../src/metrics.ts'
import { countStore } from '../src/ready-parts.ts'
import { DAY_MS, makeSubscription } from './support/subscriptions.ts'
import { HOUR_MS, openDigestWorld, saveNews } from './support/digest-world.ts'
import { makeDigests } from './support/make-digests.ts'

const DUE = Date.UTC(2026, 0, 5, 8, 30)

/** The samples of a text in Prometheus's format, without Node's own. */
function samplesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line.startsWith('summit_'))
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

describe('createMetrics', () => {
  it('counts commands by name, platform and outcome, and how long they took', async () => {
    const metrics = createMetrics()
    metrics.observeCall('slack')('quote', 'answered')
    metrics.observeCall('slack')('quote', 'answered')
    metrics.observeCall('web')('unknown', 'unknown')
    const pending = metrics.observeCall('discord')
    const samples = samplesOf(await metrics.render(undefined))
    expect(samples.get('summit_commands_total{command="quote",platform="slack",outcome="answered"}')).toBe(2)
    expect(samples.get('summit_commands_total{command="unknown",platform="web",outcome="unknown"}')).toBe(1)
    expect(samples.get('summit_command_duration_seconds_count{command="quote"}')).toBe(2)
    expect(samples.get('summit_commands_in_flight')).toBe(1)
    pending('quote', 'failed')
    expect(samplesOf(await metrics.render(undefined)).get('summit_commands_in_flight')).toBe(0)
  })

  it('tells what the store holds, and not a number where it gives none', async () => {
    const metrics = createMetrics()
    const { store } = await openDigestWorld()
    await saveNews(store, 'one', 2)
    await store.saveSubscription(makeSubscription('a', { nextAt: DUE }))
    for (const url of ['https://a.example/', 'https://b.example/', 'https://c.example/'])
      await store.feeds.saveFeed({ url, origin: 'command', settings: {} })
    const polled = { checkedAt: 1, nextAt: DUE }
    await store.feeds.claimDue(1, 'me', 2)
    await store.feeds.finishPoll('https://a.example/', 'me', polled)
    await store.feeds.claimDue(1, 'me', 2)
    await store.feeds.finishPoll('https://b.example/', 'me', {
      ...polled,
      problem: { code: 'status', what: '410' },
    })
    const samples = samplesOf(await metrics.render(await countStore(store, DUE)))
    await store.close()
    expect(Object.fromEntries(samples)).toMatchObject({
      summit_articles: 1,
      'summit_feeds{state="ok"}': 1,
      'summit_feeds{state="failing"}': 1,
      'summit_feeds{state="waiting"}': 1,
      'summit_digest_queue{state="due"}': 1,
      'summit_digest_queue{state="open"}': 0,
      'summit_digest_queue{state="in_doubt"}': 0,
    })
    expect(samplesOf(await metrics.render(undefined)).get('summit_articles')).toBeNaN()
  })

  it('counts digests by how they ended, those that nobody could post included', async () => {
    const metrics = createMetrics()
    const world = await openDigestWorld()
    await saveNews(world.store, 'one', 3)
    for (const id of ['a', 'b', 'c', 'd'])
      await world.store.saveSubscription(makeSubscription(id, { nextAt: DUE }))
    const ledger = observeLedger(world.store.ledger, metrics.observeDigest)
    world.clock.now = DUE
    world.channels.decide('posted', 'posted', 'lost', 'refused')
    await world.startRunner({ ...world, store: { ...world.store, ledger } }).run()
    world.clock.now = DUE + HOUR_MS
    await world.startRunner({ ...world, store: { ...world.store, ledger } }).run()
    world.clock.now = DUE + 3 * DAY_MS + 7 * HOUR_MS
    await world.startRunner({ ...world, store: { ...world.store, ledger } }).run()
    const samples = samplesOf(await metrics.render(undefined))
    const ended = (outcome: string) =>
      samples.get(`summit_digests_total{platform="discord",outcome="${outcome}"}`)
    expect([ended('posted'), ended('postponed'), ended('failed')]).toEqual([3, 1, 1])
    // Three days of three subscriptions went by.
    expect(ended('missed')).toBe(9)
    await world.store.close()
  })

  it('has as many series however much is asked, whatever is typed and whoever asks', async () => {
    const metrics = createMetrics()
    const { store } = await openDigestWorld()
    const runner = createCommandRunner(
      { store, digests: makeDigests(store), today: () => '2025-08-20' },
      pino({ level: 'silent' }),
      { takeTurn: createRateLimit(), observe: metrics.observeCall },
    )
    for (let round = 0; round < 300; round++) {
      const caller = {
        platform: 'discord' as const,
        mayManage: false,
        person: `p${round}`,
        space: `s${round}`,
      }
      await runner.runText(`nonsense-${round} and more`, caller)
      await runner.run({ command: `invented-${round}`, input: { [`option-${round}`]: 'x' } }, caller)
      await runner.runText(`sections s-${round} article:a-${round}`, caller)
    }
    const text = await metrics.render(undefined)
    await store.close()
    const labels = [...text.matchAll(/command="([^"]*)"/g)].map(([, name]) => name ?? '')
    const known = [...commandTable.map(({ name }) => name), 'unknown']
    expect(labels.length).toBeGreaterThan(0)
    expect(labels.filter((name) => !known.includes(name))).toEqual([])
    expect(samplesOf(text).size).toBeLessThan(60)
    expect(text).not.toMatch(/nonsense|invented|s-2|p2/)
  })
})
