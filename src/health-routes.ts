import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import type { Routes } from './server.ts'

/** How one part is: working or not, and what it says of itself. */
export interface PartHealth {
  readonly ok: boolean
  readonly detail?: string
}

/** The parts by name. */
type Parts<Health> = Readonly<Record<string, () => Health>>

/** A part that has not answered by then does not work. */
const PATIENCE_MS = 2000

/**
 * `GET /health`: 200 as long as the process lives, with what each platform says of itself; asks nothing that may take
 * time. `GET /ready`: the same of every part, and 503 where one of them does not work.
 */
export function createHealthRoutes(platforms: Parts<PartHealth>, parts: Parts<Promise<PartHealth>>): Routes {
  const routes: Routes = new Hono()
  routes.use('/:probe{health|ready}', async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  routes.get('/health', (c) =>
    c.json(summarise(Object.entries(platforms).map(([name, ask]) => [name, ask()]))),
  )
  routes.get('/ready', async (c) => {
    const asked = Object.entries(parts).map(async ([name, ask]) => [name, await askPatiently(ask)] as const)
    const known = Object.entries(platforms).map(([name, ask]) => [name, ask()] as const)
    const summary = summarise([...(await Promise.all(asked)), ...known])
    return c.json(summary, summary.ok ? 200 : 503)
  })
  return routes
}

/** `GET /metrics` for whoever sends the token, as `Authorization: Bearer …`. */
export function createMetricsRoutes(
  token: string,
  { contentType, render }: { readonly contentType: string; readonly render: () => Promise<string> },
): Routes {
  const routes: Routes = new Hono()
  const isOurs = (given: string): boolean => timingSafeEqual(digest(given), digest(`Bearer ${token}`))
  routes.get('/metrics', async (c) => {
    if (!isOurs(c.req.header('authorization') ?? ''))
      return c.text('Send METRICS_TOKEN as a bearer token.', 401, { 'www-authenticate': 'Bearer' })
    return c.body(await render(), 200, { 'content-type': contentType, 'cache-control': 'no-store' })
  })
  return routes
}

function summarise(reports: readonly (readonly [string, PartHealth])[]): {
  readonly ok: boolean
  readonly parts: Readonly<Record<string, PartHealth>>
} {
  return { ok: reports.every(([, { ok }]) => ok), parts: Object.fromEntries(reports) }
}

async function askPatiently(ask: () => Promise<PartHealth>): Promise<PartHealth> {
  const { promise: late, resolve } = Promise.withResolvers<PartHealth>()
  const timer = setTimeout(() => resolve({ ok: false, detail: 'does not answer' }), PATIENCE_MS)
  try {
    return await Promise.race([ask(), late])
  } catch {
    // The cause is for the log of whoever asks that part for something.
    return { ok: false, detail: 'fails' }
  } finally {
    clearTimeout(timer)
  }
}

/** Of equal length, so that comparing takes the same time whatever is given. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
