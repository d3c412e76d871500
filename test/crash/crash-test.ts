import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { deliveryKey } from '../../src/digests/deliver.ts'
import { openStore } from '../../src/store/open-store.ts'
import {
  calm,
  type ChannelPeer,
  startChannelPeer,
  type Weather,
} from '../doubles/channel-peer/channel-peer.ts'
import { saveNews } from '../support/digest-world.ts'
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts'
import { makeSubscription } from '../support/subscriptions.ts'
import { type Fleet, startFleet } from './fleet.ts'
import { createRandom } from './random.ts'

// npm run test:crash [-- --rounds N --seed S]: digests due at once, and everything that can break broken, round after
// round. At the end every digest that was due is in its channel exactly once, or the exit code is 1.
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string' } },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const random = createRandom(seed)

/** How long the end of the last storm may be behind before what is missing counts as lost. */
const PATIENCE_MS = 90_000

const trouble = { kills: 0, stops: 0, cuts: 0, storms: 0, restarts: 0 }
const startedAt = performance.now()
console.log(`crash test: ${rounds} rounds, seed ${seed}`)

process.once('SIGTERM', () => process.exit(1))
const folder = await mkdtemp(join(tmpdir(), 'summit-crash-'))
const postgres = await startPostgres()
const peer = await startChannelPeer({ random })
const places = [await postgres.createDatabase('crash'), join(folder, 'summit.db')]
for (const place of places) {
  const store = await openStore(place)
  await saveNews(store, 'one', 5)
  await store.close()
}
const [postgresPlace = '', sqlitePlace = ''] = places
const fleets = [
  await startFleet({ name: 'p', replicas: 3, subscriptions: 200, place: postgresPlace, peer: peer.url }),
  await startFleet({ name: 'q', replicas: 1, subscriptions: 100, place: sqlitePlace, peer: peer.url }),
]
const due: string[] = []
try {
  for (let round = 0; round < rounds; round++) await playRound(fleets, postgres, peer, round)
  peer.change(calm)
  const isDone = await waitUntil(async () => (await areCalm(true)) && due.every((key) => peer.posts.has(key)))
  if (!isDone) await explainLost()
} finally {
  await Promise.all(fleets.map(async ({ stop }) => stop()))
  await peer.close()
  await postgres.stop()
  await rm(folder, { recursive: true })
}
report()

async function playRound(
  all: readonly Fleet[],
  server: PostgresServer,
  platform: ChannelPeer,
  round: number,
) {
  const dueAt = Math.floor(Date.now() / 1000) * 1000
  for (const fleet of all)
    due.push(
      ...(await fleet.makeDue(dueAt, (id) => deliveryKey({ subscription: makeSubscription(id), dueAt }))),
    )
  platform.change(nextWeather(all))
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
  platform.change(calm)
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

function listLost(): string[] {
  return due.filter((key) => !peer.posts.has(key))
}

function report(): void {
  const lost = listLost()
  const twice = [...peer.posts].filter(([, count]) => count > 1)
  const stray = [...peer.posts.keys()].filter((key) => !due.includes(key))
  const { kills, stops, cuts, storms, restarts } = trouble
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  console.log(
    `${kills} replicas killed, ${stops} stopped, ${cuts} network cuts, ${storms} storms of 429 and 5xx, ${restarts} restarts of PostgreSQL`,
  )
  console.log(
    `${due.length} digests due, lost ${lost.length}, twice ${twice.length}, never due ${stray.length}; ${seconds} s, seed ${seed}`,
  )
  if (lost.length + twice.length + stray.length === 0) return
  console.log([...lost.slice(0, 10), ...twice.slice(0, 10)].join('\n'))
  process.exitCode = 1
}
