import type { FetchPage } from './fetch-page.ts'
import { parseRobots, type RobotRules } from './parse-robots.ts'
import { refusal } from './refusal.ts'

/** How long a site's rules are remembered; RFC 9309 allows a day. */
const REMEMBERED_MS = 3_600_000

/** As many sites are remembered as anybody follows. */
const MAX_SITES = 1000

/** The name by which a robots.txt speaks to us, and with which our User-Agent begins. */
export const PRODUCT = 'Summit'

interface Rules {
  readonly allows: RobotRules
  readonly until: number
}

/**
 * Fetches only what the site's robots.txt allows to Summit, after a redirect that of the site it leads to. As RFC 9309 has it, a site without the file allows
 * everything, and one that cannot be asked allows nothing.
 */
export function respectRobots(fetchPage: FetchPage, now: () => number): FetchPage {
  const known = new Map<string, Rules>()

  async function rulesOf(origin: string): Promise<RobotRules> {
    const remembered = known.get(origin)
    if (remembered !== undefined && remembered.until > now()) return remembered.allows
    const allows = await fetchRules(origin, fetchPage)
    if (known.size >= MAX_SITES) known.clear()
    known.set(origin, { allows, until: now() + REMEMBERED_MS })
    return allows
  }

  async function allows({ origin, pathname, search }: URL): Promise<boolean> {
    return (await rulesOf(origin))(`${pathname}${search}`)
  }

  return async (request) => {
    const url = URL.parse(request.url)
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return fetchPage(request)
    return (await allows(url))
      ? fetchPage({ ...request, mayFollow: allows })
      : refusal({ code: 'robots', what: url.host })
  }
}

async function fetchRules(origin: string, fetchPage: FetchPage): Promise<RobotRules> {
  const outcome = await fetchPage({ url: `${origin}/robots.txt`, kind: 'robots' })
  if (outcome.kind === 'page') return parseRobots(outcome.text, PRODUCT)
  const status = outcome.kind === 'refused' ? outcome.status : undefined
  // No answer at all: the request itself will say why. An answer that is no robots.txt allows everything.
  const isFailing = status !== undefined && status >= 500
  return () => !isFailing
}
