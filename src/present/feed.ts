import { link, plain, strong } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { Feed } from '../store/feeds.ts'

/** A feed in a list: its name, and how the last poll went; a failing one with its reason. */
export function presentFeed({ url, settings, problem, failures, checkedAt }: Feed): Inline[] {
  const name = link(settings.name ?? url, url)
  if (problem !== undefined) {
    const times = failures > 1 ? ` (${failures} times in a row)` : ''
    return [strong('fails '), name, plain(`: ${problem}${times}`)]
  }
  return [name, plain(checkedAt === undefined ? ' · not asked yet' : ` · last asked ${toMinute(checkedAt)}`)]
}

function toMinute(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
