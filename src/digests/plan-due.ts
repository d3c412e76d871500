import type { DuePlan, Subscription } from '../store/subscription.ts'
import { nextRun } from './schedule.ts'

/** How late a digest may be, and how far those of one instant are spread; milliseconds. */
export interface Lateness {
  /** A digest that is later than this is noted as missed. */
  readonly catchUpMs: number
  /** Each channel waits a share of this, always the same one. */
  readonly jitterMs: number
}

/** Older ones are not even noted. */
const MAX_MISSED = 14

/** What follows from a subscription's being due: the newest instant is delivered unless it is too old, others are missed. */
export function planDue(subscription: Subscription, now: number, { catchUpMs, jitterMs }: Lateness): DuePlan {
  const runs = [subscription.nextAt ?? now]
  let next = nextRunAfter(subscription, runs[0] ?? now)
  while (next <= now) {
    runs.push(next)
    next = nextRunAfter(subscription, next)
  }
  const newest = runs.at(-1) ?? now
  const isFresh = now - newest <= catchUpMs
  return {
    ...(isFresh && { dueAt: newest }),
    missed: runs.slice(0, isFresh ? -1 : undefined).slice(-MAX_MISSED),
    nextAt: next,
    readyAt: next + shareOf(subscription.channel) * jitterMs,
  }
}

/** From 0 to 1, in whole milliseconds of a minute, spread evenly over channels. */
function shareOf(channel: string): number {
  let hash = 2166136261
  for (const character of channel) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  return ((hash >>> 0) % 60_001) / 60_000
}

/** Ten thousand channels want their digest at the same few times of the day. */
const MAX_REMEMBERED = 5000
const remembered = new Map<string, number>()

function nextRunAfter({ settings }: Subscription, after: number): number {
  const key = `${settings.at} ${settings.days.join('')} ${settings.zone} ${after}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  const next = nextRun(settings, after)
  remembered.set(key, next)
  return next
}
