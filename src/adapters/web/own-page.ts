import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/

/**
 * Refuses requests under a foreign host name while the server listens on loopback only: a site that points its own name
 * at 127.0.0.1 (DNS rebinding) would else be the same origin as the page.
 */
export function requireOwnHost(listeningOn: string): ReturnType<typeof createMiddleware> {
  const loopbackOnly = LOOPBACK.test(listeningOn)
  return createMiddleware(async (c, next) => {
    const name = URL.parse(`http://${c.req.header('host') ?? ''}`)?.hostname
    if (loopbackOnly && (name === undefined || !LOOPBACK.test(name)))
      return c.text(
        'This page answers on this machine only, as 127.0.0.1 or localhost. Set HOST to open it.',
        421,
      )
    await next()
    return undefined
  })
}

/** Refuses what another site sent through a visitor’s browser. What is no browser says nothing of the kind, and passes. */
export const requireOwnOrigin = createMiddleware(async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const own =
    site === undefined
      ? origin === undefined || URL.parse(origin)?.host === c.req.header('host')
      : site === 'same-origin'
  if (!own) return c.text('Ask from Summit’s own page.', 403)
  await next()
  return undefined
})

/**
 * Whether opening an address was this page’s or the person’s own doing, and not that of a link on another site. Over plain
 * HTTP browsers name the site to this machine alone; there the page before tells, which only its own pages name.
 */
export function isOpenedByOwnHand(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return URL.parse(c.req.header('referer') ?? '')?.host === c.req.header('host')
}
