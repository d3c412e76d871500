import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { FullStore } from '../../src/store/create-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { makeSubscription } from '../support/subscriptions.ts'

/** Replicas that share one store, each a process of its own that is started again whenever it ends. */
export interface Fleet {
  readonly names: readonly string[]
  /** Makes every subscription due at one instant, and gives their keys as the peer counts them. */
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
  /** A file or a `postgres://…` address. */
  readonly place: string
  readonly peer: string
}

const REPLICA = join(import.meta.dirname, 'replica.ts')

export async function startFleet({
  name,
  replicas,
  subscriptions,
  place,
  peer,
}: FleetOptions): Promise<Fleet> {
  const store = await openStore(place)
  const names = Array.from({ length: replicas }, (_, index) => `${name}${index}`)
  const ids = Array.from({ length: subscriptions }, (_, index) => `${name}s${index}`)
  const made = new Map<string, { readonly id: string; readonly dueAt: number }>()
  const children = new Map<string, ChildProcess>()
  let isStopping = false

  function launch(replica: string): void {
    const child = spawn(process.execPath, [REPLICA, place, peer, replica], { stdio: 'ignore' })
    children.set(replica, child)
    child.once('exit', () => {
      if (!isStopping) launch(replica)
    })
  }
  names.forEach(launch)
  process.once('exit', () => children.forEach((child) => void child.kill('SIGKILL')))

  return {
    names,
    makeDue: async (dueAt, keyOf) => {
      const all = ids.map((id) => makeSubscription(id, { nextAt: dueAt }, { empty: 'post' }))
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
