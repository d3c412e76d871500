import { Hono } from 'hono'
import type { Routes } from './server.ts'

/** How one part is: working or not, and what it says of itself. */
interface PartHealth {
  readonly ok: boolean
}

/** `GET /health`: answers as long as the process lives, with what each part says of itself. */
export function createHealthRoutes(parts: Readonly<Record<string, () => PartHealth>>): Routes {
  const routes: Routes = new Hono()
  routes.get('/health', (c) => {
    const reports = Object.entries(parts).map(([name, report]) => [name, report()] as const)
    c.header('cache-control', 'no-store')
    return c.json({ ok: reports.every(([, { ok }]) => ok), parts: Object.fromEntries(reports) })
  })
  return routes
}
