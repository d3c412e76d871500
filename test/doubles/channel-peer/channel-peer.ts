import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What a platform does to requests while it lasts; shares from 0 to 1. */
export interface Weather {
  /** Answered with 429, unprocessed. */
  readonly refused: number
  /** Answered with 503, unprocessed. */
  readonly failed: number
  /** Processed, and answered with 502 all the same. */
  readonly garbled: number
  /** Clients whose connections break, half of them after the request was processed. */
  readonly cut: ReadonlySet<string>
}

export const calm: Weather = { refused: 0, failed: 0, garbled: 0, cut: new Set() }

/**
 * A chat platform on loopback. It keeps every message and knows no duplicates: whoever posts a key twice has posted
 * twice. `PUT /channels/:channel/messages` posts `{ key, text }`, `GET …?key=` looks it up, `GET /counts`
 * tells how much was posted, twice, and too fast.
 */
export interface ChannelPeer {
  readonly url: string
  /** How often each key was posted, by ‘channel key’. */
  readonly posts: ReadonlyMap<string, number>
  readonly change: (weather: Weather) => void
  readonly close: () => Promise<void>
}

interface PeerOptions {
  /** From 0 to 1, as `Math.random` gives it. */
  readonly random: () => number
  /** Requests a second; those beyond it are answered with 429. */
  readonly perSecond?: number
}

export async function startChannelPeer({ random, perSecond = Infinity }: PeerOptions): Promise<ChannelPeer> {
  const posts = new Map<string, number>()
  let weather = calm
  let tokens = perSecond
  let tooFast = 0
  let refilledAt = performance.now()

  function isTooFast(): boolean {
    if (perSecond === Infinity) return false
    const now = performance.now()
    // A bucket that holds one second's worth, as Discord's does.
    tokens = Math.min(perSecond, tokens + ((now - refilledAt) / 1000) * perSecond)
    refilledAt = now
    tokens -= 1
    if (tokens >= 0) return false
    tokens += 1
    tooFast += 1
    return true
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://peer')
    const channel = decodeURIComponent(pathname.split('/')[2] ?? '')
    const isCut = weather.cut.has(String(request.headers['x-client']))
    const body = await readBody(request)
    const { refused, failed, garbled } = weather
    if (isCut && random() < 0.5) return void request.socket.destroy()
    if (pathname === '/counts') {
      const twice = [...posts.values()].filter((count) => count > 1).length
      return void response.end(JSON.stringify({ posted: posts.size, twice, refused: tooFast }))
    }
    if (isTooFast() || random() < refused) return void response.writeHead(429).end()
    if (random() < failed) return void response.writeHead(503).end()
    let found: string | undefined
    if (request.method === 'PUT') {
      const { key } = JSON.parse(body) as { key: string }
      found = `${channel} ${key}`
      posts.set(found, (posts.get(found) ?? 0) + 1)
    } else {
      const wanted = `${channel} ${searchParams.get('key') ?? ''}`
      if (posts.has(wanted)) found = wanted
    }
    if (isCut) return void request.socket.destroy()
    if (random() < garbled) return void response.writeHead(502).end()
    if (found === undefined) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: found }))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('an HTTP server listens on a port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    posts,
    change: (next) => {
      weather = next
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk)
  return body
}
