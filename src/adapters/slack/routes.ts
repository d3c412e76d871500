import type { HttpBindings } from '@hono/node-server'
import type { HTTPReceiver } from '@slack/bolt'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import type { Routes } from '../../server.ts'

/** Where Slack sends commands, interactions and events. */
export const EVENTS_PATH = '/slack/events'
/** Where an admin begins to install the app, and where Slack sends them back to. */
export const INSTALL_PATH = '/slack/install'
export const REDIRECT_PATH = '/slack/oauth_redirect'

interface Receivers {
  readonly events: HTTPReceiver | undefined
  readonly installer: HTTPReceiver | undefined
}

/** Puts Bolt's receivers on the one server: it checks signatures and ages, and answers by itself. */
export function createRoutes({ events, installer }: Receivers): Routes {
  const routes: Routes = new Hono()
  if (events !== undefined) routes.post(EVENTS_PATH, async (c) => handOver(c, events))
  if (installer !== undefined) {
    routes.get(INSTALL_PATH, async (c) => handOver(c, installer))
    routes.get(REDIRECT_PATH, async (c) => handOver(c, installer))
  }
  return routes
}

async function handOver(c: Context<{ Bindings: HttpBindings }>, receiver: HTTPReceiver): Promise<Response> {
  const { incoming, outgoing } = c.env
  // Read through the server, which limits it; Bolt takes a body that was read for it under this name.
  const rawBody = Buffer.from(await c.req.arrayBuffer())
  // Bolt looks into what it has parsed, and would let a rejection go unhandled over JSON that is no object.
  const isJson = c.req.header('content-type')?.startsWith('application/json') === true
  if (isJson && !rawBody.toString().trimStart().startsWith('{')) return c.body(null, 400)
  receiver.requestListener(Object.assign(incoming, { rawBody }), outgoing)
  return RESPONSE_ALREADY_SENT
}
