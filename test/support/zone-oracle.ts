/** Every change of a zone's offset between two instants, found by asking for the local time of each hour and minute. */
export interface ZoneOracle {
  /** What the clock on the wall shows, in minutes since 1970 as if it were UTC. */
  readonly wallMinuteAt: (minute: number) => number
  /** Minutes since 1970 at which the offset becomes another. */
  readonly changes: readonly number[]
}

/** Slow and obvious: a table of offsets, read off the text that Intl prints. */
export function createZoneOracle(zone: string, fromMinute: number, untilMinute: number): ZoneOracle {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const offsetAt = (minute: number) =>
    Date.parse(`${format.format(minute * 60_000).replace(' ', 'T')}Z`) / 60_000 - minute

  const changes: number[] = []
  const offsets = [offsetAt(fromMinute)]
  for (let minute = fromMinute; minute < untilMinute; minute += 6 * 60) {
    if (offsetAt(minute + 6 * 60) === offsets.at(-1)) continue
    for (let at = minute + 1; at <= minute + 6 * 60; at++) {
      const offset = offsetAt(at)
      if (offset === offsets.at(-1)) continue
      changes.push(at)
      offsets.push(offset)
    }
  }
  // Minutes are asked for one after the other: the last answer is nearly always the next one too.
  let index = -1
  const isCurrent = (minute: number) =>
    minute >= (changes[index] ?? -Infinity) && minute < (changes[index + 1] ?? Infinity)
  return {
    changes,
    wallMinuteAt: (minute) => {
      if (!isCurrent(minute)) index = changes.findLastIndex((change) => change <= minute)
      return minute + (offsets[index + 1] ?? NaN)
    },
  }
}
