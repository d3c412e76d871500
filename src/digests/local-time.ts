/**
 * Instants and what clocks show. A wall time is written as the milliseconds of the same date and time in UTC, so that
 * arithmetic on it is plain.
 */

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** The date that a zone's calendar shows at an instant, as the wall time of its midnight. */
export function localDateAt(instant: number, zone: string): number {
  return Math.floor(wallTimeAt(instant, zone) / DAY_MS) * DAY_MS
}

/** What a zone's clock shows at an instant, as a wall time. */
export function wallTimeAt(instant: number, zone: string): number {
  return instant + offsetAt(instant, zone)
}

/**
 * The first instant at which a zone's clock shows a wall time; where it skips that time, the first instant after the
 * gap; undefined where it leaves out the whole date, as Samoa did with the 30th of December 2011.
 */
export function firstInstantAt(wall: number, zone: string): number | undefined {
  const before = offsetAt(wall - DAY_MS, zone)
  const after = offsetAt(wall + DAY_MS, zone)
  // Where both fit, the clocks were set back, and the older offset gives the earlier instant.
  for (const offset of [before, after]) {
    if (offsetAt(wall - offset, zone) === offset) return wall - offset
  }
  const end = endOfGap(wall - after, wall - before, zone)
  const date = Math.floor(wall / DAY_MS)
  return Math.floor(wallTimeAt(end - MINUTE_MS, zone) / DAY_MS) < date &&
    wallTimeAt(end, zone) >= (date + 1) * DAY_MS
    ? undefined
    : end
}

/** The minute between two instants at which the offset changes. */
function endOfGap(from: number, until: number, zone: string): number {
  const old = offsetAt(from, zone)
  let low = Math.floor(from / MINUTE_MS)
  let high = Math.ceil(until / MINUTE_MS)
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (offsetAt(middle * MINUTE_MS, zone) === old) low = middle
    else high = middle
  }
  return high * MINUTE_MS
}

/** Milliseconds that a zone's clock is ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatterFor(zone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one costs a hundred times what using it does; there are some 600 zones. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(timeZone, formatter)
  }
  return formatter
}
