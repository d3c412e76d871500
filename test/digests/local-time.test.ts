import { describe, expect, it } from 'vitest'
import { firstInstantAt, localDateAt, wallTimeAt } from '../../src/digests/local-time.ts'

const at = (text: string) => Date.parse(`${text}:00Z`)
const show = (instant: number | undefined) => instant && new Date(instant).toISOString().slice(0, 16)

describe('firstInstantAt', () => {
  it.each([
    // The clocks skip 02:00 to 03:00.
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59'],
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00'],
    // They show 02:00 to 03:00 twice.
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00'],
    // They skip midnight, and show the hour before it twice.
    ['America/Sao_Paulo', '2018-11-04T00:30', '2018-11-04T03:00'],
    ['America/Sao_Paulo', '2018-02-17T23:30', '2018-02-18T01:30'],
    // They skip the last hour of a day, but not the day.
    ['America/Nuuk', '2025-03-29T23:30', '2025-03-30T01:00'],
    // By half an hour only.
    ['Australia/Lord_Howe', '2025-10-05T02:15', '2025-10-04T15:30'],
    // The days around the one that Samoa left out.
    ['Pacific/Apia', '2011-12-29T23:59', '2011-12-30T09:59'],
    ['Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00'],
  ])('finds in %s at %s the instant %s', (zone, wall, instant) => {
    expect(show(firstInstantAt(at(wall), zone))).toBe(instant)
  })

  it.each(['00:00', '08:30', '23:59'])('finds none at %s of a day that was left out', (time) => {
    expect(firstInstantAt(at(`2011-12-30T${time}`), 'Pacific/Apia')).toBeUndefined()
    expect(firstInstantAt(at(`1993-08-21T${time}`), 'Pacific/Kwajalein')).toBeUndefined()
  })
})

describe('local time', () => {
  it('is what a clock on the wall shows, and its date', () => {
    const instant = at('2026-01-05T20:30')
    expect(show(wallTimeAt(instant, 'Asia/Kathmandu'))).toBe('2026-01-06T02:15')
    expect(show(localDateAt(instant, 'Asia/Kathmandu'))).toBe('2026-01-06T00:00')
    expect(show(localDateAt(instant, 'America/New_York'))).toBe('2026-01-05T00:00')
  })

  it('is exact to the millisecond, before 1970 too', () => {
    expect(wallTimeAt(1234, 'Asia/Karachi')).toBe(1234 + 5 * 3_600_000)
    expect(wallTimeAt(-1, 'UTC')).toBe(-1)
  })
})
