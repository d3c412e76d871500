import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Picture, Pictures } from '../../reply/picture.ts'
import type { Routes } from '../../server.ts'
import type { requireOwnHost } from './own-page.ts'
import type { AddressOfPicture } from './render-reply.ts'

/** Pictures of answers that a page may still show. */
const KEPT = 500

/**
 * Serves the pictures of answers that were given. An address holds a digest of the picture, never what it shows: nobody
 * gets words of their own on a card of Summit's by writing an address.
 */
export function createPictureRoutes(
  pictures: Pictures,
  ownHost: ReturnType<typeof requireOwnHost>,
): { readonly routes: Routes; readonly addressOf: NonNullable<AddressOfPicture> } {
  const given = new Map<string, Picture>()
  const routes: Routes = new Hono()
  routes.get('/pictures/:key/:theme{(?:light|dark)\\.png}', ownHost, async (c) => {
    const picture = given.get(c.req.param('key'))
    if (picture === undefined) return c.text('Ask again: this picture is no longer kept.', 404)
    const png = await pictures.draw(picture, c.req.param('theme') === 'dark.png' ? 'dark' : 'light')
    return c.body(new Uint8Array(png), 200, {
      'content-type': 'image/png',
      'cache-control': 'private, max-age=86400, immutable',
    })
  })
  return {
    routes,
    addressOf: (picture, theme) => {
      const key = createHash('sha256').update(JSON.stringify(picture)).digest('base64url').slice(0, 22)
      given.delete(key)
      given.set(key, picture)
      for (const oldest of given.keys()) {
        if (given.size <= KEPT) break
        given.delete(oldest)
      }
      return `/pictures/${key}/${theme}.png`
    },
  }
}
