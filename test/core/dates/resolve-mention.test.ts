import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { findDates } from '../../../src/core/dates/find-dates.ts'

function datesOf(text: string, published?: string): string[] {
  return findDates(parsePlainText({ title: '', ...(published !== undefined && { published }) }, text)).map(
    ({ date, grain }) => `${date} ${grain}`,
  )
}

// A Saturday.
const TODAY = '2025-08-16'

describe('resolveMention', () => {
  it.each([
    // Weeks begin on Monday.
    ['They met last week.', '2025-08-04 week'],
    ['They will meet next week.', '2025-08-18 week'],
    ['They meet this week.', '2025-08-11 week'],
    // On a weekend the one under way is meant.
    ['They played at the weekend.', '2025-08-11 week'],
    ['They play this weekend.', '2025-08-11 week'],
    ['It rained last weekend.', '2025-08-04 week'],
    ['They will play next weekend.', '2025-08-18 week'],
    // The verbs say which Friday, and this very day counts for both directions.
    ['He came on Friday.', '2025-08-15 day'],
    ['He will come on Friday.', '2025-08-22 day'],
    ['He came on Sunday.', '2025-08-10 day'],
    ['He will come on Sunday.', '2025-08-17 day'],
    ['He came on Saturday.', '2025-08-16 day'],
    ['He will come on Saturday.', '2025-08-16 day'],
    ['The last to come came on Saturday.', '2025-08-16 day'],
    ['He left this Friday.', '2025-08-15 day'],
    ['A quiet Friday, and rain.', '2025-08-15 day'],
    ['He will come on Friday next week.', '2025-08-22 day'],
    ['It passed the August 10 vote.', '2025-08-10 day'],
    ['He left last Friday.', '2025-08-15 day'],
    ['He left last Saturday.', '2025-08-09 day'],
    ['He comes this Friday.', '2025-08-22 day'],
    ['He will come next Friday.', '2025-08-22 day'],
    ['He will come next Sunday.', '2025-08-24 day'],
    // And which year.
    ['It opened in March.', '2025-03-01 month'],
    ['It will open in March.', '2026-03-01 month'],
    ['It opened in October.', '2024-10-01 month'],
    ['It will open in October.', '2025-10-01 month'],
    ['It closed on August 16.', '2025-08-16 day'],
    ['It will close on August 16.', '2025-08-16 day'],
    ['It closed on August 17.', '2024-08-17 day'],
    ['It will close on August 15.', '2026-08-15 day'],
    ['A law of August passed.', '2025-08-01 month'],
    // Without the help of a verb, the nearest.
    ['A quiet day in May, and rain.', '2025-05-01 month'],
    ['It began on 3 May 1961.', '1961-05-03 day'],
    ['It began in May 1961.', '1961-05-01 month'],
    ['They met this morning.', '2025-08-16 day'],
    ['They met yesterday.', '2025-08-15 day'],
    ['They meet tomorrow.', '2025-08-17 day'],
    ['They met two weeks ago.', '2025-08-02 day'],
    ['They met on New Year’s Day.', '2025-01-01 day'],
    ['He leaves on New Year’s Day, she said.', '2026-01-01 day'],
    ['She said that he leaves on New Year’s Day.', '2026-01-01 day'],
    ['She said that he left on New Year’s Day.', '2025-01-01 day'],
    ['They will meet on Christmas Eve.', '2025-12-24 day'],
    ['They wait until late 2026.', '2026-01-01 year'],
  ])('reckons from a Saturday in August: %s', (text, date) => {
    expect(datesOf(text, TODAY)).toEqual([date])
  })

  it.each([
    ['2025-08-17', 'They played over the weekend.', '2025-08-11 week'],
    ['2025-08-18', 'They played over the weekend.', '2025-08-11 week'],
    ['2025-08-18', 'They played this weekend.', '2025-08-18 week'],
    ['2025-08-18', 'They played last weekend.', '2025-08-11 week'],
    ['2025-08-18', 'They will play on the weekend.', '2025-08-18 week'],
    ['2025-08-17', 'They will meet next week.', '2025-08-18 week'],
    ['2025-08-18', 'They will meet next Monday.', '2025-08-25 day'],
    ['2025-08-18', 'They met last Monday.', '2025-08-11 day'],
    // Without a verb to go by, no more than half a year away.
    ['2025-01-20', 'A quiet day in November, and rain.', '2024-11-01 month'],
    ['2025-11-20', 'A quiet day in February, and rain.', '2026-02-01 month'],
    ['2025-01-20', 'A quiet day in July, and rain.', '2025-07-01 month'],
    ['2025-12-20', 'A quiet day in June, and rain.', '2025-06-01 month'],
  ])('reckons on %s: %s', (published, text, date) => {
    expect(datesOf(text, published)).toEqual([date])
  })

  it.each(['Theresa May spoke to reporters.', 'Frederic March played.'])(
    'takes no name for a month: %s',
    (text) => {
      expect(datesOf(text, TODAY)).toEqual([])
    },
  )

  it.each([
    'They met two weeks ago.',
    'They met last week.',
    'They will meet tomorrow.',
    'They will meet in three days.',
    'They will meet in a week.',
    'They meet this Friday.',
    'They will meet next March.',
    'They met on Friday.',
    'They met in March.',
  ])('reckons nothing from a day that it does not know: %s', (text) => {
    expect(datesOf(text)).toEqual([])
  })

  it.each([
    ['They met on 3 May 1961.', '1961-05-03 day'],
    ['They met in May 1961.', '1961-05-01 month'],
    ['They met in 1961.', '1961-01-01 year'],
  ])('needs no such day for a full date: %s', (text, date) => {
    expect(datesOf(text)).toEqual([date])
  })

  it('reads several directions in one sentence', () => {
    const text = 'She said on Thursday that they met on Monday and would meet on Wednesday.'
    expect(datesOf(text, TODAY)).toEqual(['2025-08-14 day', '2025-08-11 day', '2025-08-20 day'])
  })
})
