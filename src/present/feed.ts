import { link, plain, strong } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { Feed, FeedProblem } from '../store/feeds.ts'
import type { Wording } from '../wording/wording-for.ts'

/** A feed in a list: its name, and how the last poll went; a failing one with its reason. */
export function presentFeed(
  { url, settings, problem, failures, checkedAt }: Feed,
  wording: Wording,
): Inline[] {
  const { feeds, colon } = wording
  const name = link(settings.name ?? url, url)
  if (problem !== undefined) {
    const times = failures > 1 ? ` (${feeds.inARow(failures)})` : ''
    return [strong(`${feeds.fails} `), name, plain(`${colon} ${explainProblem(problem, wording)}${times}`)]
  }
  const asked = checkedAt === undefined ? feeds.notAsked : feeds.lastAsked(checkedAt)
  return [name, plain(` · ${asked}`)]
}

/** Why a poll failed, in words. A newer Summit that shares the database may know of reasons that this one does not. */
export function explainProblem({ code, what }: FeedProblem, { fetching }: Wording): string {
  return isReason(code, fetching) ? fetching[code](what) : fetching.failed(code)
}

function isReason(code: string, fetching: Wording['fetching']): code is keyof Wording['fetching'] {
  return Object.hasOwn(fetching, code)
}
