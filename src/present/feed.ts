import { link, plain, strong } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { Feed } from '../store/feeds.ts'
import type { Wording } from '../wording/wording-for.ts'

/** A feed in a list: its name, and how the last poll went; a failing one with its reason. */
export function presentFeed(
  { url, settings, problem, failures, checkedAt }: Feed,
  { feeds }: Wording,
): Inline[] {
  const name = link(settings.name ?? url, url)
  if (problem !== undefined) {
    const times = failures > 1 ? ` (${feeds.inARow(failures)})` : ''
    return [strong(`${feeds.fails} `), name, plain(`: ${problem}${times}`)]
  }
  const asked = checkedAt === undefined ? feeds.notAsked : feeds.lastAsked(checkedAt)
  return [name, plain(` · ${asked}`)]
}
