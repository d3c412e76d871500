import { isIPv4 } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { createKeyLimit, PERSON_CALLS } from '../../commands/rate-limit.ts'

type WebContext = Context<{ Bindings: HttpBindings }>

/** Counts requests by where they come from; each gives the seconds to wait where they come too fast. */
export interface Visitors {
  /** A command. */
  readonly ask: (c: WebContext) => Promise<number | undefined>
  /** A picture, or what could be typed next. */
  readonly look: (c: WebContext) => Promise<number | undefined>
}

/** An answer has up to six pictures in two colours, and every key that is pressed asks what could come next. */
const LOOKS = 10 * PERSON_CALLS

/** `proxies` is how many stand between visitors and Summit: only what those write into `X-Forwarded-For` is believed. */
export function createVisitors(proxies: number): Visitors {
  const asks = createKeyLimit(PERSON_CALLS)
  const looks = createKeyLimit(LOOKS)
  const addressOf = (c: WebContext): string =>
    visitorAddress(c.env.incoming.socket.remoteAddress, c.req.header('x-forwarded-for'), proxies)
  return {
    ask: async (c) => asks(addressOf(c)),
    look: async (c) => looks(addressOf(c)),
  }
}

/**
 * Whom a request counts for: each proxy adds, at the end, from whom it had it, and what stands before that is anybody’s
 * invention. A whole network of IPv6 (a /64, the least that anybody is given) is one visitor.
 */
export function visitorAddress(
  remote: string | undefined,
  forwarded: string | undefined,
  proxies: number,
): string {
  const hops = [...(forwarded?.split(',') ?? []), remote ?? '']
  return networkOf(hops[Math.max(0, hops.length - 1 - proxies)]?.trim() ?? '')
}

function networkOf(address: string): string {
  const written = /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address
  if (isIPv4(written)) return written
  // As a URL has it: lower case, shortest form.
  const host = URL.parse(`http://[${written.replace(/^\[|\].*$/g, '')}]`)?.hostname
  if (host === undefined) return written.slice(0, 64)
  const [before = '', after] = host.slice(1, -1).split('::')
  const groups = before === '' ? [] : before.split(':')
  const rest = after === undefined || after === '' ? [] : after.split(':')
  const filled = [...groups, ...Array.from({ length: 8 - groups.length - rest.length }, () => '0'), ...rest]
  return `${filled.slice(0, 4).join(':')}::/64`
}
