import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { deliveryKey } from '../../src/digests/deliver.ts'
import { openStore } from '../../src/store/open-store.ts'
import { GUILD_ID, startDiscordDouble } from '../doubles/discord/start-discord-double.ts'
import { startSlackDouble } from '../doubles/slack/slack-double.ts'
import { calm, createSky, type Weather } from '../doubles/weather.ts'
import { saveNews } from '../support/digest-world.ts'
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts'
import { makeSubscription } from '../support/subscriptions.ts'
import { type Fleet, startFleet } from './fleet.ts'
import { createRandom } from '../support/random.ts'

// npm run test:crash [-- --rounds N --seed S]: digests due at once on both platforms, posted by the real adapters to the
// doubles, and everything that can break broken, round after round. At the end every digest that was due is in its channel
// exactly once, or the exit code is 1.
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string' } },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const random = createRandom(seed)

/** How long the end of the last storm may be behind before what is missing counts as lost. */
const PATIENCE_MS = 90_000

/** Discord's double knows no nonces, so that nothing but the look into the channel keeps a digest from a second post. */
const NONCE_WINDOW_MS = 0

const trouble = { kills: 0, stops: 0, cuts: 0, storms: 0, restarts: 0 }
const startedAt = performance.now()
console.log(`crash test: ${rounds} rounds, seed ${seed}`)

process.once('SIGTERM', () => process.exit(1))
const folder = await mkdtemp(join(tmpdir(), 'summit-crash-'))
const postgres = await startPostgres()
/** When each digest came into its channel, in milliseconds from the start, by ‘channel key’. */
const posts = new Map<string, number[]>()
const note = (channel: string, key: unknown): void => {
  const name = `${channel} ${String(key)}`
  posts.set(name, [...(posts.get(name) ?? []), Math.round(performance.now() - startedAt)])
}
const sky = createSky(random)
const discord = await startDiscordDouble({ sky, nonceWindowMs: NONCE_WINDOW_MS, onMessage: note })
const slack = await startSlackDouble({
  sky,
  onMessage: (channel, metadata) => note(channel, keyIn(metadata)),
})
const places = [await postgres.createDatabase('crash'), join(folder, 'summit.db')]
for (const place of places) {
  const store = await openStore(place)
  await saveNews(store, 'one', 5)
  await store.close()
}
const [postgresPlace = '', sqlitePlace = ''] = places
const platformsOf = (replica: string) => ({
  discord: discord.apiUrl.replace('/api', `/${replica}/api`),
  slack: slack.apiUrl.replace('/api', `/${replica}/api`),
})
const cache = join(folder, 'cache')
const fleets = [
  await startFleet({
    ...{ name: 'p', replicas: 3, subscriptions: 200, firstChannel: 1000 },
    ...{ place: postgresPlace, cache, platformsOf },
  }),
  await startFleet({
    ...{ name: 'q', replicas: 1, subscriptions: 100, firstChannel: 2000 },
    ...{ place: sqlitePlace, cache, platformsOf },
  }),
]
for (const { platform, channel: id } of fleets.flatMap(({ channels }) => channels)) {
  if (platform === 'discord')
    discord.resources.set(`/channels/${id}`, { id, type: 0, name: `news-${id}`, guild_id: GUILD_ID })
}
const due: string[] = []
try {
  for (let round = 0; round < rounds; round++) await playRound(fleets, postgres, round)
  sky.change(calm)
  const isDone = await waitUntil(async () => (await areCalm(true)) && due.every((key) => posts.has(key)))
  if (!isDone) await explainLost()
} finally {
  await Promise.all(fleets.map(async ({ stop }) => stop()))
  await Promise.all([discord.close(), slack.close()])
  await postgres.stop()
  await rm(folder, { recursive: true })
}
report()

async function playRound(all: readonly Fleet[], server: PostgresServer, round: number) {
  const dueAt = Math.floor(Date.now() / 1000) * 1000
  for (const fleet of all)
    due.push(
      ...(await fleet.makeDue(dueAt, (id) => deliveryKey({ subscription: makeSubscription(id), dueAt }))),
    )
  sky.change(nextWeather(all))
  await sleep(random() * 900)
  const fleet = random() < 0.7 ? all[0] : all[1]
  const victim = fleet?.names[Math.floor(random() * fleet.names.length)] ?? ''
  const isGentle = random() < 0.15
  fleet?.kill(victim, isGentle ? 'SIGTERM' : 'SIGKILL')
  trouble[isGentle ? 'stops' : 'kills'] += 1
  if (round % 10 === 5) {
    await server.restart()
    trouble.restarts += 1
  }
  await sleep(random() * 500)
  sky.change(calm)
  // An instant that nobody claimed yet must not be taken off the table by the next round.
  if (!(await waitUntil(async () => areCalm(false))))
    throw new Error('digests were due and nobody claimed them')
  // Two instants in one second would have one key.
  await sleep(Math.max(0, dueAt + 1000 - Date.now()))
}

function nextWeather(all: readonly Fleet[]): Weather {
  const kind = random()
  if (kind < 0.35) return calm
  if (kind < 0.7) {
    trouble.storms += 1
    return { refused: 0.3, failed: 0.2, garbled: 0.2, cut: new Set() }
  }
  trouble.cuts += 1
  return { ...calm, cut: new Set(all.flatMap(({ names }) => names).filter(() => random() < 0.5)) }
}

async function areCalm(closed: boolean): Promise<boolean> {
  try {
    return (await Promise.all(fleets.map(async ({ isCalm }) => isCalm(closed)))).every(Boolean)
  } catch {
    // PostgreSQL is being restarted.
    return false
  }
}

async function waitUntil(isTrue: () => Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline) {
    if (await isTrue()) return true
    await sleep(100)
  }
  return false
}

async function explainLost(): Promise<void> {
  console.log('not everything came to rest in time')
  for (const key of listLost().slice(0, 10)) {
    const answers = await Promise.all(fleets.map(async ({ explain }) => explain(key)))
    console.log(answers.find((answer) => answer !== undefined))
  }
}

/** The key of a digest in the metadata of its message on Slack. */
function keyIn(metadata: unknown): unknown {
  return (metadata as { event_payload?: { key?: unknown } } | undefined)?.event_payload?.key
}

function listLost(): string[] {
  return due.filter((key) => !posts.has(key))
}

function report(): void {
  const lost = listLost()
  const twice = [...posts].filter(([, instants]) => instants.length > 1)
  const wanted = new Set(due)
  const stray = [...posts.keys()].filter((key) => !wanted.has(key))
  const { kills, stops, cuts, storms, restarts } = trouble
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  console.log(
    `${kills} replicas killed, ${stops} stopped, ${cuts} network cuts, ${storms} storms of 429 and 5xx, ${restarts} restarts of PostgreSQL`,
  )
  console.log(
    `${due.length} digests due, lost ${lost.length}, twice ${twice.length}, never due ${stray.length}; ${seconds} s, seed ${seed}`,
  )
  if (lost.length + twice.length + stray.length + discord.refusals.length === 0) return
  const examples = [
    lost,
    twice.map(([key, instants]) => `${key}: at ${instants.join(', ')} ms`),
    stray,
    discord.refusals,
  ].flatMap((all) => all.slice(0, 10))
  console.log(examples.join('\n'))
  process.exitCode = 1
}
