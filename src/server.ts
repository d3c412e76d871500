import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'
import { BriefingError } from './briefing-error.ts'
import { codeOf } from './error-code.ts'

/** What an adapter mounts: its own paths, with Node's request and response in `c.env` for libraries that want those. */
export type Routes = Hono<{ Bindings: HttpBindings }>

interface ServerOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly routes: readonly Routes[]
  readonly log: Logger
}

/** The server, listening. */
export interface RunningServer {
  /** With the port that was really taken, without a slash at the end. */
  readonly url: string
  /** Takes no further connections, finishes the requests under way, then stops. Safe to call twice. */
  readonly close: () => Promise<void>
}

/** Ten times what the longest command or interaction weighs. */
const MAX_BODY_BYTES = 256 * 1024

/** Whoever has not sent the whole request by then was never going to. */
const CLOSE_GRACE_MS = 8000

/** Starts the one HTTP server. Every answer carries the security headers, whichever adapter gives it. */
export async function startServer({ host, port, routes, log }: ServerOptions): Promise<RunningServer> {
  const app = createApp(routes, log)
  const server = createServer()
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  server.on('request', (incoming, outgoing) => {
    // A connection that carried its last answer is idle, and `close` waits for it no longer.
    outgoing.once('close', () => {
      if (!server.listening) server.closeIdleConnections()
    })
    void listener(incoming, outgoing)
  })
  await listen(server, host, port)

  let closing: Promise<void> | undefined
  return { url: urlOf(server, host), close: () => (closing ??= close(server)) }
}

function createApp(routes: readonly Routes[], log: Logger): Routes {
  const app: Routes = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // Other sites learn nothing of what was asked; the page itself wants to know its own links from theirs.
      referrerPolicy: 'same-origin',
      // Whoever ends TLS in front of this server decides about it.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  )
  // The rest of such a body is not read, so nothing more can come over its connection.
  const refuse = (c: Context) => c.text('Too large.', 413, { connection: 'close' })
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuse }))
  for (const mounted of routes) app.route('/', mounted)
  app.notFound((c) => c.text('There is nothing here.', 404))
  app.onError((cause, c) => {
    log.error({ err: cause, method: c.req.method, path: c.req.path }, 'request failed')
    return c.text('Something went wrong here. It has been noted.', 500)
  })
  return app
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  server.once('error', reject)
  server.listen(port, host, () => resolve(undefined))
  try {
    await promise
  } catch (cause) {
    throw new BriefingError('configuration', `[server] ${explain(cause, host, port)}`, { cause })
  }
  server.off('error', reject)
}

function explain(cause: unknown, host: string, port: number): string {
  const code = codeOf(cause)
  const another = `Set PORT to another one, for example PORT=${port < 65_535 ? port + 1 : port - 1}.`
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is taken by another program. ${another}`
  if (code === 'EACCES') return `port ${port} may not be used by this user. ${another}`
  return `cannot listen on ${host}, port ${port}. Set HOST to an address of this machine, for example HOST=127.0.0.1.`
}

function urlOf(server: Server, host: string): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('an HTTP server listens on a port')
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}

async function close(server: Server): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const deadline = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS)
  server.close((error) => (error === undefined ? resolve(undefined) : reject(error)))
  try {
    await promise
  } finally {
    clearTimeout(deadline)
  }
}
