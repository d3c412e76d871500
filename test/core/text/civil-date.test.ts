import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  formatCivilDate,
  parseCivilDate,
  toLocalNoon,
  weekdayOf,
} from '../../../src/core/text/civil-date.ts'

describe('civil dates', () => {
  it('know the length of months and leap years', () => {
    expect(formatCivilDate(addDays({ year: 2024, month: 2, day: 28 }, 1))).toBe('2024-02-29')
    expect(formatCivilDate(addDays({ year: 2025, month: 3, day: 1 }, -1))).toBe('2025-02-28')
    expect(formatCivilDate(addDays({ year: 1999, month: 12, day: 31 }, 1))).toBe('2000-01-01')
  })

  it('refuse what is no day of the calendar', () => {
    for (const text of [
      '2025-02-29',
      '2025-13-01',
      '2025-1-1',
      '12025-01-01',
      '2025-01-011',
      'on 2025-01-01',
      '2025-01-01T08:00',
      '0001-1-1',
      'yesterday',
      '',
    ]) {
      expect(parseCivilDate(text)).toBeUndefined()
    }
  })

  it('are reckoned with in local time at noon', () => {
    expect(toLocalNoon({ year: 2025, month: 8, day: 17 }).toString()).toMatch(/^Sun Aug 17 2025 12:00:00/)
  })

  it('know their weekday', () => {
    const weekdays = ['2025-08-17', '2024-02-29', '2000-01-01'].map((text) => {
      const date = parseCivilDate(text)
      return date && weekdayOf(date)
    })
    expect(weekdays).toEqual([0, 4, 6])
  })

  it('come back to themselves, and a week later to their weekday', () => {
    const day = fc.record({
      year: fc.integer({ min: 1, max: 9999 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(parseCivilDate(formatCivilDate(date))).toEqual(date)
        fc.pre(date.year > 20 && date.year < 9980)
        expect(addDays(addDays(date, days), -days)).toEqual(date)
        expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date))
      }),
    )
  })
})
