import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTimeOfDay, parseDays, parseTimeOfDay } from '../../src/digests/parse-schedule.ts'
import type { Weekday } from '../../src/store/subscription.ts'
import { wordingFor } from '../../src/wording/wording-for.ts'
import { parseZone, suggestZones } from '../../src/digests/zones.ts'

describe('parseTimeOfDay', () => {
  it('takes what people type, and nothing that is no time', () => {
    const typed = ['08:30', '8:30am', '0830', '8.30 AM', '8h30', '8:30 p.m.', '8', '12am', '12:05pm', 'noon']
    expect(typed.map(parseTimeOfDay)).toEqual([510, 510, 510, 510, 510, 1230, 480, 0, 725, 720])
    expect([' 8:30 ', 'midnight', '1am', '11 pm'].map(parseTimeOfDay)).toEqual([510, 0, 60, 1380])
    for (const wrong of ['', '24:00', '8:60', '13pm', '0am', 'soon', '8:3', '-1', '123456'])
      expect(parseTimeOfDay(wrong)).toBeUndefined()
  })

  it('reads back what English shows of days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (at) => {
        expect(parseTimeOfDay(formatTimeOfDay(at))).toBe(at)
      }),
    )
  })
})

describe('parseDays', () => {
  it('takes names, short names, ranges and words for several', () => {
    expect(parseDays('weekdays')).toEqual([0, 1, 2, 3, 4])
    expect(parseDays('daily')).toHaveLength(7)
    expect(parseDays('wed, Mon')).toEqual([0, 2])
    expect(parseDays('fri–mon')).toEqual([0, 4, 5, 6])
    expect(parseDays('Tuesdays and weekends')).toEqual([1, 5, 6])
    expect(parseDays('everyday')).toEqual(parseDays('daily'))
    expect(parseDays('weekday')).toEqual(parseDays('weekdays'))
    expect(parseDays('weekend')).toEqual([5, 6])
    expect(parseDays('tu, th')).toEqual([1, 3])
    expect(parseDays('mon-wed, fri')).toEqual([0, 1, 2, 4])
    expect(parseDays('mon-mon')).toEqual([0])
    for (const wrong of ['', ' , ', 'm', 'someday', 'mon-', 'weekdays-sun', 'mon-soon', '-fri'])
      expect(parseDays(wrong)).toBeUndefined()
  })

  it('reads back what English shows of days', () => {
    const days = fc.subarray<Weekday>([0, 1, 2, 3, 4, 5, 6], { minLength: 1 })
    fc.assert(
      fc.property(days, (some) => {
        const shown = wordingFor('en').digest.schedule('08:30', some, 'UTC')
        expect(parseDays(/^08:30 (?:on )?(.*), UTC$/.exec(shown)?.[1] ?? '')).toEqual(some)
      }),
    )
  })
})

describe('zones', () => {
  it('are checked against IANA, in any case, and never by an offset', () => {
    expect(parseZone('asia/karachi')).toBe('Asia/Karachi')
    expect(parseZone('america/new york')).toBe('America/New_York')
    expect(parseZone('utc')).toBe('UTC')
    expect(parseZone(' America/New  York ')).toBe('America/New_York')
    for (const wrong of ['', 'Mars/Olympus', '+02:00', 'EST', 'Berlin'])
      expect(parseZone(wrong)).toBeUndefined()
  })

  it('are suggested by city first', () => {
    expect(suggestZones('kara', 5)[0]).toBe('Asia/Karachi')
    expect(suggestZones('new y', 5)).toContain('America/New_York')
    expect(suggestZones('', 25)).toHaveLength(25)
    expect(suggestZones('  ', 1)).toEqual(['UTC'])
    expect(suggestZones(' New  York ', 5)).toEqual(['America/New_York'])
  })

  it('are suggested once each, whose part begins so before those that hold it elsewhere, and no more than asked for', () => {
    const [first, ...others] = suggestZones('lin', 25)
    expect(first).toBe('Australia/Lindeman')
    expect(others).toContain('Europe/Berlin')
    expect(others.every((zone) => zone.includes('lin') && zone !== first)).toBe(true)
    expect(suggestZones('berlin', 25)).toEqual(['Europe/Berlin'])
    expect(suggestZones('erlin', 25)).toEqual(['Europe/Berlin'])
    expect(suggestZones('a', 3)).toHaveLength(3)
    expect(suggestZones('atlantis', 3)).toEqual([])
  })

  it('are found by names that IANA gave up', () => {
    expect(parseZone('Asia/Calcutta')).toMatch(/^Asia\/(Calcutta|Kolkata)$/)
    expect(parseZone('US/Eastern')).toMatch(/^(US\/Eastern|America\/New_York)$/)
  })
})
