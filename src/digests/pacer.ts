/** Waits until the next post may go out. */
export interface Pacer {
  /** Resolves when a post to that channel keeps the limits. */
  readonly turn: (channel: string) => Promise<void>
}

/** What a platform allows. */
export interface PostLimits {
  /** Posts a second, overall. */
  readonly perSecond: number
  /** Milliseconds between two posts to one channel. */
  readonly perChannelMs: number
  /** Posts under way at once. */
  readonly atOnce: number
}

/** A timer may be late by so much without a post being lost: what was due in the meantime goes out at once. */
const CATCH_UP_MS = 200

/** From so many channels on, those whose wait is over are forgotten. */
const MAX_CHANNELS = 10_000

/** Spreads posts evenly. `now` and `sleep` are in milliseconds. */
export function createPacer(
  { perSecond, perChannelMs }: PostLimits,
  now: () => number,
  sleep: (ms: number) => Promise<void>,
): Pacer {
  const interval = 1000 / perSecond
  const channels = new Map<string, number>()
  let next = 0

  function forgetUntil(present: number): void {
    for (const [channel, free] of channels) if (free <= present) channels.delete(channel)
  }

  return {
    turn: async (channel) => {
      const present = now()
      const slot = Math.max(next, present - CATCH_UP_MS)
      next = slot + interval
      const start = Math.max(slot, channels.get(channel) ?? 0)
      if (channels.size >= MAX_CHANNELS) forgetUntil(present)
      channels.set(channel, Math.max(start, present) + perChannelMs)
      if (start > present) await sleep(start - present)
    },
  }
}
