import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import {
  type DiscordDouble,
  GUILD_ID,
  startDiscordDouble,
  TOKEN,
} from './doubles/discord/start-discord-double.ts'
import { slashCommand } from './support/discord-interactions.ts'
import { createPostgresDatabase } from './support/postgres-database.ts'
import { findFreePort } from './support/postgres-server.ts'

const root = join(import.meta.dirname, '..')
const CHANNEL = '300000000000000000'
const REPLICAS = 3
const MANAGE_SERVER = '32'

/** What compose.yaml describes, by hand: PostgreSQL, three replicas as processes, a balancer that takes them in turn. */
describe('three replicas behind a balancer', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const replicas: ChildProcess[] = []
  const posts: string[] = []
  let addresses: string[]
  let database: string
  let double: DiscordDouble
  let balancer: Server
  let url: string

  beforeAll(async () => {
    double = await startDiscordDouble({
      onMessage: (channel, nonce) => posts.push(`${channel} ${String(nonce)}`),
    })
    double.resources.set(`/channels/${CHANNEL}`, { id: CHANNEL, type: 0, name: 'news', guild_id: GUILD_ID })
    database = await createPostgresDatabase()
    const environment = {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      DATABASE_URL: database,
      LOG_LEVEL: 'silent',
      DISCORD_TOKEN: TOKEN,
      DISCORD_PUBLIC_KEY: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
      DISCORD_API_URL: double.apiUrl,
      DISCORD_DIGEST_CHANNELS: CHANNEL,
    }
    for (let i = 0; i < REPLICAS; i++) {
      const env = { ...environment, PORT: String(await findFreePort()) }
      replicas.push(
        spawn(process.execPath, [join(root, 'src/summit.js')], {
          cwd: root,
          env,
          stdio: ['ignore', 'pipe', 'inherit'],
        }),
      )
    }
    addresses = await Promise.all(replicas.map(readAddress))
    let turn = 0
    balancer = createServer((incoming, outgoing) => {
      const target = new URL(incoming.url ?? '/', addresses[turn++ % REPLICAS])
      const onward = request(target, { method: incoming.method, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'x-replica': target.port })
        answer.pipe(outgoing)
      })
      incoming.pipe(onward)
    }).listen(0, '127.0.0.1')
    await once(balancer, 'listening')
    url = `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    balancer.close()
    await Promise.all(replicas.map(stop))
    await double.close()
  })

  async function interact(interaction: object): Promise<{ replica: string | null; answer: unknown }> {
    const body = JSON.stringify(interaction)
    const timestamp = String(Math.floor(Date.now() / 1000))
    const headers = {
      'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
      'x-signature-timestamp': timestamp,
    }
    const response = await fetch(`${url}/discord/interactions`, { method: 'POST', body, headers })
    return { replica: response.headers.get('x-replica'), answer: await response.json() }
  }

  it('answer a command on any of them', async () => {
    const answers = await Promise.all(
      Array.from({ length: REPLICAS }, async () =>
        interact(slashCommand('quote', [{ name: 'speaker', value: 'putin' }])),
      ),
    )
    expect(new Set(answers.map(({ replica }) => replica)).size).toBe(REPLICAS)
    for (const { answer } of answers)
      expect(answer).toMatchObject({ type: expect.toBeOneOf([4, 5]) as number })
    for (let i = 0; i < REPLICAS; i++) {
      const health = await fetch(`${url}/health`)
      expect(await health.json()).toMatchObject({ ok: true, parts: { discord: { transport: 'http' } } })
    }
  })

  it('post a digest once, whichever of them is asked', async () => {
    const interaction = slashCommand('now') as { id: string; member: object }
    const now = {
      ...interaction,
      channel_id: CHANNEL,
      member: { ...interaction.member, permissions: MANAGE_SERVER },
      data: { id: '2', type: 1, name: 'digest', options: [{ type: 1, name: 'now', options: [] }] },
    }
    const posted = double.nextRequest('POST', new RegExp(`^/channels/${CHANNEL}/messages$`))
    await Promise.all(Array.from({ length: REPLICAS }, async () => interact(now)))
    await posted
    const store = await openStore(database)
    const [subscription] = await store.listSubscriptions({ channels: [CHANNEL] })
    // Each asked on its own second at most; every delivery is one post.
    await expect.poll(async () => (await store.ledger.count(Date.now())).open, { timeout: 60_000 }).toBe(0)
    const deliveries = await store.listDeliveries(subscription?.id ?? '', 9)
    await store.close()
    expect(posts.length).toBe(deliveries.filter(({ state }) => state === 'posted').length)
    expect(new Set(posts).size).toBe(posts.length)
    expect(double.refusals).toEqual([])
  })
})

/** Where a replica says that it listens. */
async function readAddress(replica: ChildProcess): Promise<string> {
  if (replica.stdout === null) throw new TypeError('a replica says where it is')
  for await (const line of createInterface({ input: replica.stdout })) {
    const address = /^Summit on (http:\S+)/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('a replica ended before it listened')
}

async function stop(replica: ChildProcess): Promise<void> {
  if (replica.exitCode !== null || replica.signalCode !== null) return
  const ended = once(replica, 'exit')
  replica.kill('SIGTERM')
  await ended
}
