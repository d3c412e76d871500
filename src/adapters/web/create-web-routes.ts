import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import type { Caller, Command } from '../../commands/command.ts'
import type { Pictures } from '../../reply/picture.ts'
import type { Routes } from '../../server.ts'
import type { CommandRunner } from '../../commands/command-runner.ts'
import { presentWait } from '../../commands/present-problems.ts'
import { wordingFor } from '../../wording/wording-for.ts'
import { chooseLanguage } from './choose-language.ts'
import { isOpenedByOwnHand, requireOwnHost, requireOwnOrigin } from './own-page.ts'
import { createPictureRoutes } from './picture-routes.ts'
import type { Html } from './markup.ts'
import { renderPage, textOfDigest } from './render-page.ts'
import type { Previews } from './previews.ts'
import { parseView, renderMessage, type View } from './render-message.ts'
import type { Visitors } from './visitors.ts'

interface WebDeps {
  /** Missing where nothing is drawn: pictures are shown by their words then. */
  readonly pictures?: Pictures
  readonly runner: CommandRunner
  readonly table: readonly Command[]
  readonly previews: Previews
  /** The address that the server listens on; on loopback, requests under other host names are refused. */
  readonly host: string
  /** Missing where anybody may ask as fast as they like. */
  readonly visitors?: Visitors
}

const ASSETS = {
  'page.css': 'text/css; charset=utf-8',
  'previews.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'views.js': 'text/javascript; charset=utf-8',
  'times.js': 'text/javascript; charset=utf-8',
  'completions.js': 'text/javascript; charset=utf-8',
  'recall.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const

/** Nobody signs in to the page, so nobody there changes what others get. */
const callerIn = (locale: string): Caller => ({ platform: 'web', mayManage: false, locale })

const askedBody = z.object({ text: z.string() })

/**
 * The page and what its script asks for: `/` (with `?text=…` answered in place, shown as `view` says, or with `?date=…`
 * the digest of that day), `/ask` gives one message as HTML, `/complete` the completions as JSON.
 */
export async function createWebRoutes(deps: WebDeps): Promise<Routes> {
  const { runner, table, previews, pictures, host, visitors } = deps
  const routes: Routes = new Hono()
  const ownHost = requireOwnHost(host)
  const notTooFast = createMiddleware<{ Bindings: HttpBindings }>(async (c, next) => {
    const seconds = await visitors?.look(c)
    if (seconds !== undefined) return c.text('Too fast.', 429, { 'retry-after': String(seconds) })
    await next()
    return undefined
  })
  routes.use('/pictures/*', notTooFast)
  routes.use('/complete', notTooFast)
  const drawing = pictures && createPictureRoutes(pictures, ownHost)
  if (drawing !== undefined) routes.route('/', drawing.routes)
  const addressOfPicture = drawing?.addressOf
  const answer = async (
    c: Context<{ Bindings: HttpBindings }>,
    { asked, view, locale }: { asked: string; view: View; locale: string },
  ): Promise<Html> => {
    const seconds = await visitors?.ask(c)
    if (seconds !== undefined) {
      c.status(429)
      c.header('retry-after', String(seconds))
    }
    const reply =
      seconds === undefined
        ? await runner.runText(asked, callerIn(locale))
        : presentWait({ of: 'person', seconds }, wordingFor(locale))
    return renderMessage(reply, { ...{ table, previews, addressOfPicture }, ...{ asked, view } })
  }

  routes.get('/', ownHost, async (c) => {
    c.header('cache-control', 'no-store')
    const locale = chooseLanguage(c)
    const wording = wordingFor(locale)
    const date = c.req.query('date')
    const text = c.req.query('text') ?? (date === undefined ? '' : textOfDigest(date, table))
    // A link on another site may put words into the input; only the visitor sends them.
    if (text.trim() === '' || !isOpenedByOwnHand(c))
      return c.html(renderPage({ table, wording, typed: text, message: undefined }))
    const message = await answer(c, { asked: text, view: parseView(c.req.query('view')) ?? 'plain', locale })
    return c.html(renderPage({ table, wording, typed: '', message }))
  })

  routes.post('/ask', ownHost, requireOwnOrigin, async (c) => {
    const text = await readText(c)
    if (text === undefined) return c.text('Expected {"text": "…"}.', 400)
    return c.html(await answer(c, { asked: text, view: 'plain', locale: chooseLanguage(c) }))
  })

  routes.post('/complete', ownHost, requireOwnOrigin, async (c) => {
    const text = await readText(c)
    return text === undefined
      ? c.text('Expected {"text": "…"}.', 400)
      : c.json(await runner.complete(text, chooseLanguage(c)))
  })

  for (const [name, type] of Object.entries(ASSETS)) {
    const content = await readFile(join(import.meta.dirname, 'assets', name), 'utf8')
    routes.get(`/assets/${name}`, ownHost, (c) =>
      c.body(content, 200, { 'content-type': type, 'cache-control': 'no-cache' }),
    )
  }
  return routes
}

async function readText(c: Context): Promise<string | undefined> {
  // A form of another site cannot send this type without the browser asking first.
  if (c.req.header('content-type')?.split(';')[0] !== 'application/json') return undefined
  const body = askedBody.safeParse(await c.req.json().catch(() => undefined))
  return body.success ? body.data.text : undefined
}
