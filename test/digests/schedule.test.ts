import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datesOfDigest, nextRun, runsBetween } from '../../src/digests/schedule.ts'
import type { Schedule, Weekday } from '../../src/store/subscription.ts'

const MINUTE_MS = 60_000
const DAILY: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

describe('nextRun', () => {
  const iso = (schedule: Schedule, after: string) =>
    new Date(nextRun(schedule, Date.parse(after))).toISOString()

  it('runs a time that the clocks skip at the next minute, and one that they show twice once', () => {
    const berlin = { at: 150, zone: 'Europe/Berlin', days: DAILY }
    expect(iso(berlin, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z')
    expect(iso(berlin, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z')
    expect(iso(berlin, '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z')
  })

  it('knows leap days and weekdays', () => {
    const schedule: Schedule = { at: 510, zone: 'Asia/Karachi', days: [1] }
    expect(iso(schedule, '2028-02-28T23:00:00Z')).toBe('2028-02-29T03:30:00.000Z')
    expect(iso(schedule, '2028-02-29T03:30:00Z')).toBe('2028-03-07T03:30:00.000Z')
  })

  it('leaves out a date that the zone left out', () => {
    const apia = { at: 510, zone: 'Pacific/Apia', days: DAILY }
    expect(iso(apia, '2011-12-29T19:00:00Z')).toBe('2011-12-30T18:30:00.000Z')
  })
})

describe('runsBetween', () => {
  it('gives the newest runs, both ends included', () => {
    const schedule = { at: 60, zone: 'UTC', days: DAILY }
    const day = 86_400_000
    expect(runsBetween(schedule, 3_600_000, 3_600_000 + 2 * day, 9)).toEqual(
      [0, 1, 2].map((n) => 3_600_000 + n * day),
    )
    expect(runsBetween(schedule, 0, 100 * day, 2)).toEqual([98 * day + 3_600_000, 99 * day + 3_600_000])
    expect(runsBetween(schedule, 3_600_001, day, 9)).toEqual([])
  })
})

describe('datesOfDigest', () => {
  it('gives each date to one digest, the first on a scheduled weekday from it on', () => {
    const anyDays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 })
    fc.assert(
      fc.property(anyDays, fc.integer({ min: -20_000, max: 40_000 }), (numbers, day) => {
        const days = numbers.map((number) => number as Weekday)
        const dateOf = (each: number): string => new Date(each * 1440 * MINUTE_MS).toISOString().slice(0, 10)
        const date = dateOf(day)
        const digests = Array.from({ length: 14 }, (_, after) => datesOfDigest({ days }, dateOf(day + after)))
        const telling = digests.filter(
          (each) => each !== undefined && each.since <= date && date <= each.until,
        )
        expect(telling).toEqual([digests.find((each) => each !== undefined)])
      }),
    )
  })

  it('has none on other weekdays', () => {
    // A Saturday, and the Monday after it.
    expect(datesOfDigest({ days: [0, 1, 2, 3, 4] }, '2025-08-16')).toBeUndefined()
    expect(datesOfDigest({ days: [0, 1, 2, 3, 4] }, '2025-08-18')).toEqual({
      since: '2025-08-16',
      until: '2025-08-18',
    })
  })
})
