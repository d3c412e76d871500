import { describe, expect, it } from 'vitest'
import { createCalendar } from '../src/clock.ts'

describe('createCalendar', () => {
  it('is the civil date where the zone is, whatever the machine’s', () => {
    const instant = new Date('2025-12-31T23:30:00Z')
    expect(createCalendar('UTC')(instant)).toBe('2025-12-31')
    expect(createCalendar('Asia/Karachi')(instant)).toBe('2026-01-01')
    expect(createCalendar('America/Anchorage')(instant)).toBe('2025-12-31')
  })
})
