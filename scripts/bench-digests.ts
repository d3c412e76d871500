import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { REST } from 'discord.js'
import { pino } from 'pino'
import { createPublisher } from '../src/adapters/discord/create-publisher.ts'
import { createCommandRunner } from '../src/commands/command-runner.ts'
import { createDigestComposer } from '../src/digests/compose-digest.ts'
import { createDigestRunner } from '../src/digests/digest-runner.ts'
import { createDigests } from '../src/digests/digests.ts'
import { postLimits } from '../src/digests/post-limits.ts'
import { loadContent } from '../src/library/load-content.ts'
import type { FullStore } from '../src/store/create-store.ts'
import { openStore } from '../src/store/open-store.ts'
import { saveNews } from '../test/support/digest-world.ts'
import { GUILD_ID, TOKEN } from '../test/doubles/discord/start-discord-double.ts'
import { startPostgres } from '../test/support/postgres-server.ts'
import { makeSubscription } from '../test/support/subscriptions.ts'

// npm run bench:digests [-- --postgres]: 10,000 digests due at one instant, posted by the real adapter to a double with
// twenty times Discord's limit, on SQLite or on PostgreSQL; `quote` asked meanwhile in the same process; and composing
// alone. Beside each figure its limit.
const { values: chosen } = parseArgs({ options: { postgres: { type: 'boolean', default: false } } })
const SUBSCRIPTIONS = 10_000
const SCALE = 20
const DISCORD_PER_SECOND = 50
const LIMITS = { timeRatio: 1.1, quoteP99Ms: 50, composedPerSecond: 2000 }

const folder = await mkdtemp(join(tmpdir(), 'summit-bench-'))
const peer = fork(join(import.meta.dirname, 'bench-peer.ts'), [String(DISCORD_PER_SECOND * SCALE)])
const log = pino({ level: 'silent' })
const postgres = chosen.postgres ? await startPostgres() : undefined
try {
  const [url] = (await once(peer, 'message')) as [string]
  const store = await openStore((await postgres?.createDatabase('bench')) ?? join(folder, 'summit.db'))
  await loadContent(join(import.meta.dirname, '../content'), store, log)
  for (let i = 0; i < 5; i++) await saveNews(store, `news-${i}`, 8)
  const composed = await timeComposing(store)
  const now = Date.now()
  for (let i = 0; i < SUBSCRIPTIONS; i++) {
    const place = { channel: String(100_000 + i), space: GUILD_ID }
    await store.saveSubscription(makeSubscription(`s${i}`, { nextAt: now, owner: `${i}`, ...place }))
  }
  const { seconds, cpuSeconds, quoteP50, quoteP99, heapMb } = await timeFanOut(store, url)
  const allowed = SUBSCRIPTIONS / (DISCORD_PER_SECOND * SCALE)
  const posted = await askPeer()
  console.log('figure                                             measured      limit  ratio')
  print('digests composed a second, one core', composed, LIMITS.composedPerSecond)
  print(`${SUBSCRIPTIONS} digests posted, seconds`, seconds, allowed * LIMITS.timeRatio)
  print('quote meanwhile, 99th percentile, ms', quoteP99, LIMITS.quoteP99Ms)
  console.log(`processor time of this process meanwhile: ${cpuSeconds.toFixed(1)} s`)
  console.log(`quote meanwhile, median: ${quoteP50.toFixed(2)} ms`)
  console.log(`posted ${posted.posted}, twice ${posted.twice}, answered with 429: ${posted.refused}`)
  console.log(`heap in use after each tenth of the posts, MB: ${heapMb.join(' ')}`)
  await store.close()
} finally {
  peer.kill()
  await postgres?.stop()
  await rm(folder, { recursive: true })
}

/** Digests a second, each for a channel of its own, with everything read anew every thousand. */
async function timeComposing(store: FullStore): Promise<number> {
  const rounds = 4
  const each = 1000
  let elapsed = 0
  for (let round = 0; round <= rounds; round++) {
    const from = performance.now()
    const composer = createDigestComposer(store)
    for (let i = 0; i < each; i++) await composer.compose(makeSubscription(`c${i}`), '2026-01-05')
    // The first round compiles.
    if (round > 0) elapsed += performance.now() - from
  }
  return (rounds * each) / (elapsed / 1000)
}

async function timeFanOut(store: FullStore, url: string) {
  const { perSecond, atOnce } = postLimits.discord
  const limits = { perSecond: perSecond * SCALE, perChannelMs: 1000 / SCALE, atOnce }
  const now = () => Date.now()
  const rest = new REST({ api: url, globalRequestsPerSecond: DISCORD_PER_SECOND * SCALE }).setToken(TOKEN)
  const publisher = createPublisher({
    rest,
    runner: { keepCall: async () => Promise.resolve('') },
    ...{ form: 'components', crosspost: false, log },
  })
  let count = 0
  const heapMb: number[] = []
  const counting: typeof publisher = {
    ...publisher,
    post: async (...args) => {
      count += 1
      if (count % (SUBSCRIPTIONS / 10) === 0) heapMb.push(Math.round(heapUsedMb()))
      return publisher.post(...args)
    },
  }
  const runner = createDigestRunner({
    ...{ store, now, log, publishers: [counting], limits: { discord: limits, slack: limits } },
    ...{
      random: Math.random,
      wakeAt: (instant) => void setTimeout(() => void runner.run(), instant - now()),
    },
    sleep: async (ms) => sleep(ms),
    ...{ leaseMs: 60_000, backoffMs: 2000, catchUpMs: 3_600_000, jitterMs: 0 },
  })
  const digests = createDigests({ store, publishers: [], zone: 'UTC', now, wake: () => undefined })
  const commands = createCommandRunner({ store, digests, today: () => '2026-01-05' }, log)
  const quotes: number[] = []
  const over = new AbortController()
  const asking = (async () => {
    while (!over.signal.aborted) {
      const from = performance.now()
      await commands.runText('quote putin', { platform: 'discord', mayManage: false })
      quotes.push(performance.now() - from)
      await sleep(20)
    }
  })()
  const from = performance.now()
  const cpuFrom = process.cpuUsage()
  await runner.run()
  // What was answered with 429 waits for its second attempt.
  while ((await store.ledger.count(now())).open > 0) await sleep(50)
  const seconds = (performance.now() - from) / 1000
  const { user, system } = process.cpuUsage(cpuFrom)
  rest.clearHandlerSweeper()
  rest.clearHashSweeper()
  over.abort()
  await asking
  quotes.sort((a, b) => a - b)
  const at = (share: number) => quotes[Math.floor(quotes.length * share)] ?? NaN
  return { seconds, cpuSeconds: (user + system) / 1e6, quoteP50: at(0.5), quoteP99: at(0.99), heapMb }
}

function heapUsedMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

async function askPeer(): Promise<{ posted: number; twice: number; refused: number }> {
  peer.send('counts')
  const [counts] = (await once(peer, 'message')) as [{ posted: number; twice: number; refused: number }]
  return counts
}

function print(name: string, measured: number, limit: number): void {
  console.log(
    `${name.padEnd(46)} ${measured.toFixed(2).padStart(12)} ${limit.toFixed(2).padStart(10)}  ${(measured / limit).toFixed(2)}`,
  )
}
