import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { FullStore } from '../../src/store/create-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Subscription } from '../../src/store/subscription.ts'
import { GUILD_ID } from '../doubles/discord/start-discord-double.ts'
import { makeSubscription } from '../support/subscriptions.ts'

/** Replicas that share one store, each a process of its own that is started again whenever it ends. */
export interface Fleet {
  readonly names: readonly string[]
  /** The channels, by platform, half of them on each. */
  readonly channels: readonly Place[]
  /** Makes every subscription due at one instant, and gives their keys as the doubles count them. */
  readonly makeDue: (dueAt: number, keyOf: (id: string) => string) => Promise<string[]>
  /** Whether nothing is due and unclaimed; with `closed`, whether nothing is open either. */
  readonly isCalm: (closed: boolean) => Promise<boolean>
  /** What the ledger says of the digest with a key that `makeDue` gave; undefined where it is another fleet's. */
  readonly explain: (key: string) => Promise<string | undefined>
  readonly kill: (name: string, signal: NodeJS.Signals) => void
  readonly stop: () => Promise<void>
}

interface FleetOptions {
  readonly name: string
  readonly replicas: number
  readonly subscriptions: number
  /** Number of its first channel; other fleets have others. */
  readonly firstChannel: number
  /** A file or a `postgres://…` address. */
  readonly place: string
  /** A folder for compiled code. */
  readonly cache: string
  /** The doubles' addresses for a replica. */
  readonly platformsOf: (replica: string) => { readonly discord: string; readonly slack: string }
}

type Place = Pick<Subscription, 'platform' | 'channel' | 'space'>

const REPLICA = join(import.meta.dirname, 'replica.ts')

export async function startFleet({
  name,
  replicas,
  subscriptions,
  firstChannel,
  place,
  cache,
  platformsOf,
}: FleetOptions): Promise<Fleet> {
  const store = await openStore(place)
  const names = Array.from({ length: replicas }, (_, index) => `${name}${index}`)
  const channels = Array.from({ length: subscriptions }, (_, index): Place => {
    const number = firstChannel + index
    return index % 2 === 0
      ? { platform: 'discord', channel: `${number}`, space: GUILD_ID }
      : { platform: 'slack', channel: `C${number}` }
  })
  const ids = channels.map(({ channel }) => `${name}${channel}`.toLowerCase())
  const made = new Map<string, { readonly id: string; readonly dueAt: number }>()
  const children = new Map<string, ChildProcess>()
  let isStopping = false

  function launch(replica: string): void {
    const { discord, slack } = platformsOf(replica)
    const child = spawn(process.execPath, [REPLICA, place, discord, slack], {
      stdio: 'ignore',
      // Many of them start, one after the other.
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    })
    children.set(replica, child)
    child.once('exit', () => {
      if (!isStopping) launch(replica)
    })
  }
  names.forEach(launch)
  process.once('exit', () => children.forEach((child) => void child.kill('SIGKILL')))

  return {
    names,
    channels,
    makeDue: async (dueAt, keyOf) => {
      const all = ids.map((id, index) =>
        makeSubscription(id, { nextAt: dueAt, ...channels[index] }, { empty: 'post' }),
      )
      for (let i = 0; i < all.length; i += 20)
        await Promise.all(all.slice(i, i + 20).map(async (one) => store.saveSubscription(one)))
      return all.map(({ id, channel }) => {
        const key = `${channel} ${keyOf(id)}`
        made.set(key, { id, dueAt })
        return key
      })
    },
    isCalm: async (closed) => isCalm(store, closed),
    explain: async (key) => {
      const digest = made.get(key)
      if (digest === undefined) return undefined
      const deliveries = await store.listDeliveries(digest.id, made.size)
      const found = deliveries.find(({ dueAt }) => dueAt === digest.dueAt)
      return `${key}: ${JSON.stringify(found ?? 'not in the ledger')}`
    },
    kill: (replica, signal) => void children.get(replica)?.kill(signal),
    stop: async () => {
      isStopping = true
      const running = [...children.values()].filter(
        ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
      )
      await Promise.all(
        running.map(async (child) => {
          const ended = once(child, 'exit')
          child.kill('SIGKILL')
          await ended
        }),
      )
      await store.close()
    },
  }
}

async function isCalm(store: FullStore, closed: boolean): Promise<boolean> {
  const { due, open } = await store.ledger.count(Date.now())
  return due === 0 && (!closed || open === 0)
}
