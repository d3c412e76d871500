import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextRun } from '../../src/digests/schedule.ts'
import type { Schedule, Weekday } from '../../src/store/subscription.ts'
import { createZoneOracle, type ZoneOracle } from '../support/zone-oracle.ts'

/** Forty zones: every kind of summer time, offsets by halves and quarters of an hour, midnight changes, none at all. */
const zones = [
  ...['UTC', 'Europe/London', 'Europe/Berlin', 'Europe/Lisbon', 'Europe/Dublin', 'Europe/Istanbul'],
  ...['Europe/Moscow', 'Europe/Kyiv', 'Europe/Chisinau', 'Atlantic/Azores', 'America/New_York'],
  ...['America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage'],
  ...['America/St_Johns', 'America/Halifax', 'America/Havana', 'America/Mexico_City', 'America/Sao_Paulo'],
  ...['America/Santiago', 'America/Asuncion', 'America/Nuuk', 'America/Scoresbysund', 'Africa/Cairo'],
  ...['Africa/Casablanca', 'Africa/Nairobi', 'Africa/Johannesburg', 'Asia/Beirut', 'Asia/Jerusalem'],
  ...['Asia/Gaza', 'Asia/Tehran', 'Asia/Karachi', 'Asia/Kathmandu', 'Asia/Tokyo'],
  ...['Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Pacific/Chatham'],
] as const

const MINUTE_MS = 60_000
const FROM = Date.UTC(2018, 0, 1) / MINUTE_MS
const UNTIL = Date.UTC(2028, 0, 1) / MINUTE_MS
const DAILY: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

const oracles = new Map<string, ZoneOracle>()

function oracleFor(zone: string): ZoneOracle {
  const oracle = oracles.get(zone) ?? createZoneOracle(zone, FROM - 14 * 1440, UNTIL + 30 * 1440)
  oracles.set(zone, oracle)
  return oracle
}

/**
 * The rule itself, minute after minute: a date's digest is due at the first minute whose wall time is the wanted one or
 * later, once a date.
 */
function walk({ at, zone, days }: Schedule, afterMinute: number, count: number): number[] {
  const { wallMinuteAt } = oracleFor(zone)
  const runs: number[] = []
  const begin = afterMinute - 3 * 1440
  const firstDate = Math.floor(wallMinuteAt(begin) / 1440) + 1
  let date = firstDate
  for (let minute = begin; runs.length < count; minute++) {
    if (wallMinuteAt(minute) < date * 1440 + at) continue
    // The epoch was a Thursday.
    if (minute > afterMinute && days.includes(((date + 3) % 7) as Weekday)) runs.push(minute)
    date += 1
  }
  return runs
}

function runsOf(schedule: Schedule, afterMinute: number, count: number): number[] {
  const runs: number[] = []
  let last = afterMinute * MINUTE_MS
  for (let i = 0; i < count; i++) {
    last = nextRun(schedule, last)
    runs.push(last / MINUTE_MS)
  }
  return runs
}

const schedules = fc.record({
  at: fc.integer({ min: 0, max: 1439 }),
  zone: fc.constantFrom(...zones),
  days: fc.subarray([...DAILY], { minLength: 1 }),
})

describe('nextRun', () => {
  it('is what walking the minutes of ten years in forty zones gives', () => {
    expect(zones).toHaveLength(40)
    fc.assert(
      fc.property(schedules, fc.integer({ min: FROM, max: UNTIL }), (schedule, after) => {
        expect(runsOf(schedule, after, 4)).toEqual(walk(schedule, after, 4))
      }),
      { numRuns: 600 },
    )
  })

  it('is what walking gives around every change of the clocks in those ten years', () => {
    let changes = 0
    for (const zone of zones) {
      for (const change of oracleFor(zone).changes) {
        if (change < FROM || change > UNTIL) continue
        changes += 1
        const wall = oracleFor(zone).wallMinuteAt(change)
        for (const around of [-121, -90, -61, -60, -31, -30, -1, 0, 1, 15, 29, 30, 59, 60, 61, 90]) {
          const schedule = { at: (((wall + around) % 1440) + 1440) % 1440, zone, days: DAILY }
          expect(runsOf(schedule, change - 1500, 3)).toEqual(walk(schedule, change - 1500, 3))
        }
      }
    }
    expect(changes).toBeGreaterThan(300)
  })
})
