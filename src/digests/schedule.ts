import type { Schedule, Weekday } from '../store/subscription.ts'
import { firstInstantAt, localDateAt } from './local-time.ts'

/** A week, and one day more for a date that its zone left out. */
const LONGEST_WAIT_DAYS = 9

const DAY_MS = 86_400_000

/**
 * The first instant after `after` at which the schedule is due, in milliseconds. A time that the clocks skip is due at
 * the next minute that exists; one that they show twice is due the first time; a date that a zone left out is none.
 *
 * node-cron has such a function too. It leaves out the morning on which the clocks skip the time, takes the second of
 * two, and counts from the machine's own clock only.
 */
export function nextRun({ at, zone, days }: Schedule, after: number): number {
  // The day before may reach beyond midnight where the clocks skip it.
  const first = localDateAt(after, zone) - DAY_MS
  for (let day = 0; day <= LONGEST_WAIT_DAYS; day++) {
    const date = first + day * DAY_MS
    if (!days.includes(weekdayOf(date))) continue
    const instant = firstInstantAt(date + at * 60_000, zone)
    if (instant !== undefined && instant > after) return instant
  }
  throw new RangeError(`no run within ${LONGEST_WAIT_DAYS} days in ${zone}`)
}

/** Every instant from `from` up to and with `until` at which the schedule is due, at most `limit`, the newest of them. */
export function runsBetween(schedule: Schedule, from: number, until: number, limit: number): number[] {
  const runs: number[] = []
  // No more than `limit` weeks are looked at: a machine may have been off for years.
  const start = Math.max(from, until - limit * 7 * DAY_MS)
  for (let run = nextRun(schedule, start - 1); run <= until; run = nextRun(schedule, run)) runs.push(run)
  return runs.slice(-limit)
}

/**
 * The civil dates of which a digest on a date tells: from the day after the one before it up to that date. Undefined
 * where no digest comes on that weekday.
 */
export function datesOfDigest(
  { days }: Pick<Schedule, 'days'>,
  date: string,
): { readonly since: string; readonly until: string } | undefined {
  const last = Date.parse(`${date}T00:00:00Z`)
  if (!days.includes(weekdayOf(last))) return undefined
  let first = last
  while (!days.includes(weekdayOf(first - DAY_MS))) first -= DAY_MS
  return { since: new Date(first).toISOString().slice(0, 10), until: date }
}

/** The epoch was a Thursday. */
function weekdayOf(date: number): Weekday {
  return ((((Math.floor(date / DAY_MS) + 3) % 7) + 7) % 7) as Weekday
}
