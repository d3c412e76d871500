import { describe, expect, it } from 'vitest'
import { todayIn } from '../src/clock.ts'

describe('todayIn', () => {
  it('is the civil date where the zone is, whatever the machine’s', () => {
    const instant = new Date('2025-12-31T23:30:00Z')
    expect(todayIn('UTC', instant)).toBe('2025-12-31')
    expect(todayIn('Asia/Karachi', instant)).toBe('2026-01-01')
    expect(todayIn('America/Anchorage', instant)).toBe('2025-12-31')
  })
})
