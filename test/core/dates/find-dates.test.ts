import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { findDates } from '../../../src/core/dates/find-dates.ts'
import { sliceOf } from '../../../src/core/text/span.ts'
import cases from '../../fixtures/dates.json' with { type: 'json' }

function datesOf(text: string, published?: string): string[] {
  const article = parsePlainText(published === undefined ? { title: '' } : { title: '', published }, text)
  return findDates(article).map(({ span, date, grain }) => `${sliceOf(text, span)} = ${date} ${grain}`)
}

describe('findDates', () => {
  it('finds at least 92 % of 150 dates exactly', () => {
    const right = cases.filter(({ published, sentence, date, grain }) => {
      const [before = '', named = ''] = sentence.split(/[[\]]/)
      const article = parsePlainText({ title: '', published }, sentence.replace(/[[\]]/g, ''))
      const span = { start: before.length, end: before.length + named.length }
      const found = findDates(article).find((one) => one.span.start < span.end && one.span.end > span.start)
      return found?.date === date && found.grain === grain
    })
    expect(cases).toHaveLength(150)
    expect(right.length / cases.length).toBeGreaterThanOrEqual(0.92)
  })

  it('reads a weekday after a past tense as past, after a future as future', () => {
    expect(datesOf('He said on Tuesday that he would resign on Friday.', '2025-08-16')).toEqual([
      'Tuesday = 2025-08-12 day',
      'Friday = 2025-08-22 day',
    ])
  })

  it('takes a month for the month before a family name', () => {
    expect(datesOf('By early June Whitlock had left.', '2025-08-16')).toEqual(['June = 2025-06-01 month'])
    expect(datesOf('By early June Whitlock will have left.', '2025-08-16')).toEqual([
      'June = 2026-06-01 month',
    ])
  })

  it('finds only full dates where the article has none of its own', () => {
    expect(datesOf('She came on Friday. She was born on 3 May 1961 and left in 1999.')).toEqual([
      '3 May 1961 = 1961-05-03 day',
      '1999 = 1999-01-01 year',
    ])
    expect(datesOf('She led it from 1999 until August 12, 2014.')).toEqual([
      '1999 = 1999-01-01 year',
      'August 12, 2014 = 2014-08-12 day',
    ])
    expect(datesOf('It will open in a year. It closed this morning.')).toEqual([])
  })

  it('reads them in order, and nothing twice', () => {
    expect(datesOf('He left in 2019 and came back on Monday, as in 2024.', '2025-08-16')).toEqual([
      '2019 = 2019-01-01 year',
      'Monday = 2025-08-11 day',
      '2024 = 2024-01-01 year',
    ])
    expect(datesOf('It began in May of 2024.', '2025-08-16')).toEqual(['May of 2024 = 2024-05-01 month'])
    expect(datesOf('It rained. On Monday it began. It ended on Tuesday.', '2025-08-16')).toEqual([
      'Monday = 2025-08-11 day',
      'Tuesday = 2025-08-12 day',
    ])
  })

  it('takes ‘last’ for a weekday’s only where it stands before it', () => {
    expect(datesOf('At the last meeting he said that he will come on Friday.', '2025-08-16')).toEqual([
      'Friday = 2025-08-22 day',
    ])
  })

  it('knows parts of the day and holidays', () => {
    expect(datesOf('He came this morning and will stay until Christmas Eve.', '2025-08-16')).toEqual([
      'this morning = 2025-08-16 day',
      'Christmas Eve = 2025-12-24 day',
    ])
  })

  it('takes the next weekend for one to come, though it was agreed upon', () => {
    expect(datesOf('They agreed to hold talks next weekend.', '2025-08-13')).toEqual([
      'next weekend = 2025-08-18 week',
    ])
    expect(datesOf('They held talks last weekend.', '2025-08-13')).toEqual(['last weekend = 2025-08-04 week'])
  })

  it.each([
    'She sat in the sun.',
    'He was wed to the sea.',
    'The protesters may march through the city.',
    'Theresa May waved to the crowd.',
    'It rained, said June Whitlock; August Moss agreed.',
    'Over May 24-hour strikes spread.',
    'The shops open early for Black Friday.',
    'He wrote for the Sunday Times.',
    'They waited for three years.',
    'The next day it rained.',
  ])('finds no date in: %s', (text) => {
    expect(datesOf(text, '2025-08-16')).toEqual([])
  })
})
