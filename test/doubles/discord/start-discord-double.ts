import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { breachesOfFiles } from './written-rules.ts'
import { answerUnder, type Sky } from '../weather.ts'
import { validateBody } from './validate-body.ts'

export const TOKEN = 'MTAw.double.token'
export const APPLICATION_ID = '100'
export const GUILD_ID = '200'

/** A request that reached the double. */
export interface SeenRequest {
  readonly method: string
  /** Below `/api/v10`. */
  readonly path: string
  readonly body: unknown
  /** When it had arrived whole, by `performance.now()`: before the double judges it. */
  readonly at: number
  /** Names and sizes of the files that came along. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}

interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Discord's protocol on 127.0.0.1, as far as Summit speaks it; no Discord itself. */
export interface DiscordDouble {
  readonly apiUrl: string
  readonly requests: readonly SeenRequest[]
  /** What Discord would have refused of all that was sent. */
  readonly refusals: readonly string[]
  /** What GET requests find, by path; POST, PUT and DELETE on commands and messages change it. */
  readonly resources: Map<string, unknown>
  /** The next request that fits is answered so. */
  readonly failNext: (method: string, path: RegExp, answer: Answer) => void
  /** The next request that fits arrives, and is answered only when it is let go. */
  readonly holdNext: (
    method: string,
    path: RegExp,
  ) => { readonly arrived: Promise<undefined>; readonly letGo: () => void }
  /** The next request that fits, from now on. */
  readonly nextRequest: (method: string, path: RegExp) => Promise<SeenRequest>
  readonly emit: (event: string, data: unknown) => void
  /** Sends away the connection and keeps what is emitted meanwhile; gives the operation by which the client returns. */
  readonly reconnect: (whileAway: () => void) => Promise<'resume' | 'identify'>
  /** Closes the connection for good. */
  readonly closeGateway: (code: number) => void
  readonly close: () => Promise<void>
}

/** Discord says “the past few minutes” of how long it knows a nonce. */
const NONCE_WINDOW_MS = 120_000

const TOO_MANY: Answer = {
  status: 429,
  headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' },
  body: { message: 'You are being rate limited.', retry_after: 0.05, global: false },
}

interface DoubleOptions {
  readonly sky?: Sky
  /** Milliseconds for which a message that comes again with its nonce is the message that is there. */
  readonly nonceWindowMs?: number
  /** Told of each message that comes to stand in a channel, and of the nonce that it came with. */
  readonly onMessage?: (channel: string, nonce: unknown) => void
}

/** Starts a double on a free port. */
export async function startDiscordDouble({
  sky,
  nonceWindowMs = NONCE_WINDOW_MS,
  onMessage,
}: DoubleOptions = {}): Promise<DiscordDouble> {
  const requests: SeenRequest[] = []
  const refusals: string[] = []
  const resources = new Map<string, unknown>([
    ['/applications/@me', { id: APPLICATION_ID, name: 'Summit', verify_key: '' }],
    ['/users/@me', { id: APPLICATION_ID }],
    ['/users/@me/guilds', []],
  ])
  const failures: { method: string; path: RegExp; answer: Answer }[] = []
  const holds: { method: string; path: RegExp; arrive: () => void; released: Promise<undefined> }[] = []
  const waiting: { method: string; path: RegExp; resolve: (request: SeenRequest) => void }[] = []
  let nextId = 5000

  function answerRequest({ method, path, body, files }: SeenRequest, authorised: boolean): Answer {
    const failure = failures.findIndex((each) => each.method === method && each.path.test(path))
    if (failure !== -1) return failures.splice(failure, 1)[0]?.answer ?? { status: 500 }
    const needsToken = !path.startsWith('/interactions/') && !path.startsWith('/webhooks/')
    if (needsToken && !authorised) return { status: 401, body: { message: '401: Unauthorized', code: 0 } }
    if (method === 'GET' && path === '/gateway/bot')
      return {
        status: 200,
        body: {
          url: `ws://127.0.0.1:${port}`,
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
        },
      }
    const breaches = [...validateBody(method, path, body), ...breachesOfFiles(body, files)]
    refusals.push(...breaches.map((refusal) => `${method} ${path}: ${refusal}`))
    if (method === 'GET') {
      const found = resources.get(path)
      if (found !== undefined) return { status: 200, body: found }
      return path.endsWith('/commands') || path.endsWith('/messages')
        ? { status: 200, body: [] }
        : { status: 404, body: { message: 'Unknown Channel', code: 10_003 } }
    }
    if (method === 'PUT') {
      resources.set(path, body)
      return { status: 200, body }
    }
    if (method === 'DELETE') removeFromList(path)
    if (path.startsWith('/interactions/') || method === 'DELETE') return { status: 204 }
    if (/^\/channels\/\d+\/messages$/.test(path)) return { status: 200, body: keepMessage(path, body) }
    return { status: 200, body: { id: String(nextId++) } }
  }

  const nonces = new Map<string, { readonly nonce: unknown; readonly at: number }>()

  /** With `enforce_nonce`, a message that comes again within the window is the message that is there. */
  function keepMessage(path: string, body: unknown): unknown {
    const known = (resources.get(path) ?? []) as { id: string }[]
    const { nonce, enforce_nonce: isEnforced, ...rest } = body as { nonce?: unknown; enforce_nonce?: boolean }
    const now = performance.now()
    const again = known.find(({ id }) => {
      const sent = nonces.get(id)
      return sent !== undefined && sent.nonce === nonce && now - sent.at < nonceWindowMs
    })
    if (isEnforced === true && again !== undefined) return { ...again, nonce }
    // Whoever reads the channel later is not told the nonce.
    const message = { ...rest, id: String(nextId++) }
    nonces.set(message.id, { nonce, at: now })
    resources.set(path, [message, ...known])
    onMessage?.(path.split('/')[2] ?? '', nonce)
    return { ...message, nonce }
  }

  /** What is deleted is missing from the list that it stood in. */
  function removeFromList(path: string): void {
    const [list = '', id] = path.split(/\/(?=\d+$)/)
    const known = resources.get(list)
    if (!Array.isArray(known)) return
    resources.set(
      list,
      (known as { id: string }[]).filter((one) => one.id !== id),
    )
  }

  /** The newest first, as many as the request asks for, and only those before the one that it names. */
  function limitList(found: unknown, url: string): unknown {
    if (!Array.isArray(found) || !url.includes('/messages?')) return found
    const { searchParams } = new URL(url, 'http://double')
    const before = searchParams.get('before')
    const older = (found as { id: string }[]).filter(
      ({ id }) => before === null || BigInt(id) < BigInt(before),
    )
    return older.slice(0, Number(searchParams.get('limit') ?? 50))
  }

  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing))
  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const at = performance.now()
    const { text, files } = readBody(Buffer.concat(chunks), incoming.headers['content-type'])
    const url = incoming.url ?? ''
    const path = url.replace(/^(?:\/[\w-]+)?\/api\/v10/, '').replace(/\?.*$/, '')
    const request = {
      at,
      method: incoming.method ?? '',
      path,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
      files,
    }
    requests.push(request)
    const held = holds.findIndex((each) => each.method === request.method && each.path.test(path))
    if (held !== -1) {
      const [hold] = holds.splice(held, 1)
      hold?.arrive()
      await hold?.released
    }
    const isAuthorised = incoming.headers.authorization === `Bot ${TOKEN}`
    const process = (): Answer => {
      const answer = answerRequest(request, isAuthorised)
      return { ...answer, body: limitList(answer.body, url) }
    }
    answerUnder(sky, { request: incoming, response: outgoing }, { process, tooMany: TOO_MANY })
    const waiter = waiting.findIndex((each) => each.method === request.method && each.path.test(path))
    if (waiter !== -1) waiting.splice(waiter, 1)[0]?.resolve(request)
  }

  const sockets = new WebSocketServer({ server })
  let socket: WebSocket | undefined
  let sequence = 0
  let returned: ((operation: 'resume' | 'identify') => void) | undefined
  const log: { s: number; t: string; d: unknown }[] = []
  const dispatch = (t: string, d: unknown): void => {
    log.push({ s: ++sequence, t, d })
    if (socket?.readyState === 1) socket.send(JSON.stringify({ op: 0, s: sequence, t, d }))
  }
  sockets.on('connection', (connection) => {
    connection.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 } }))
    connection.on('message', (raw: Buffer) => {
      const { op, d } = JSON.parse(raw.toString()) as {
        op: number
        d: { token?: string; seq?: number } | null
      }
      if (op === 1) connection.send(JSON.stringify({ op: 11 }))
      if (op === 2) {
        if (d?.token !== TOKEN) {
          connection.close(4004)
          return
        }
        socket = connection
        dispatch('READY', {
          v: 10,
          user: { id: APPLICATION_ID, username: 'Summit', discriminator: '0', avatar: null },
          guilds: [],
          session_id: 'session',
          resume_gateway_url: `ws://127.0.0.1:${port}`,
          application: { id: APPLICATION_ID, flags: 0 },
        })
        returned?.('identify')
      }
      if (op === 6) {
        socket = connection
        for (const missed of log.filter(({ s }) => s > (d?.seq ?? 0)))
          connection.send(JSON.stringify({ op: 0, ...missed }))
        dispatch('RESUMED', null)
        returned?.('resume')
      }
    })
  })

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    requests,
    refusals,
    resources,
    failNext: (method, path, answer) => void failures.push({ method, path, answer }),
    holdNext: (method, path) => {
      const arrival = Promise.withResolvers<undefined>()
      const release = Promise.withResolvers<undefined>()
      const arrive = (): void => arrival.resolve(undefined)
      holds.push({ method, path, arrive, released: release.promise })
      return { arrived: arrival.promise, letGo: () => release.resolve(undefined) }
    },
    nextRequest: (method, path) => new Promise((resolve) => waiting.push({ method, path, resolve })),
    emit: dispatch,
    reconnect: async (whileAway) => {
      const { promise, resolve } = Promise.withResolvers<'resume' | 'identify'>()
      returned = resolve
      const away = socket
      away?.send(JSON.stringify({ op: 7, d: null }))
      socket = undefined
      whileAway()
      return promise
    },
    closeGateway: (code) => socket?.close(code),
    close: async () => {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A body as JSON, or as a form whose `payload_json` comes with files (docs: reference#uploading-files). */
function readBody(bytes: Buffer, type = ''): Pick<SeenRequest, 'files'> & { readonly text: string } {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/.exec(type)?.[1]
  if (boundary === undefined) return { text: bytes.toString(), files: [] }
  // A byte a character, so that lengths are those of the files.
  const parts = bytes
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n')
      const content = rest.join('\r\n\r\n').slice(0, -2)
      return {
        field: /[ ;]name="([^"]*)"/.exec(head)?.[1],
        name: /filename="([^"]*)"/.exec(head)?.[1],
        content,
      }
    })
  const json = parts.find(({ field }) => field === 'payload_json')?.content ?? ''
  return {
    text: Buffer.from(json, 'latin1').toString(),
    files: parts.flatMap(({ name, content }) =>
      name === undefined ? [] : [{ name, bytes: content.length }],
    ),
  }
}
