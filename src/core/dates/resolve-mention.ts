import { addDays, type CivilDate, weekdayOf } from '../text/civil-date.ts'
import { BEFORE_MONTHS } from '../text/before-months.ts'
import { type Direction, directionAt } from './tense.ts'

/** How exact a date is. */
export type Grain = 'day' | 'week' | 'month' | 'year'

/** What the words of a date say outright; the rest has to be reckoned. */
export interface Parts {
  readonly year?: number
  readonly month?: number
  readonly day?: number
  /** 0 for Sunday. */
  readonly weekday?: number
  readonly today?: true
}

/** Words of a sentence that name a date; offsets into the sentence. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly parts: Parts
}

interface Resolved {
  readonly date: CivilDate
  readonly grain: Grain
}

/** Reckons which day, week, month or year is meant; `undefined` where that cannot be known. */
export function resolveMention(
  sentence: string,
  mention: Mention,
  published: CivilDate | undefined,
): Resolved | undefined {
  const { parts, text, start, end } = mention
  if (published === undefined) return isRelative(text) ? undefined : absolute(parts)

  const before = sentence.slice(0, start)
  if (/\bweekend\b/i.test(text)) return weekendOf(sentence, mention, published)
  if (/\bweek$/i.test(text) && parts.weekday === undefined) return weekOf(text, published)
  if (parts.today) return { date: published, grain: 'day' }
  if (parts.year !== undefined) return absolute(parts)

  const direction = directionAt(sentence, start, end)
  if (parts.month !== undefined) {
    if (parts.day === undefined && !namesMonth(before)) return undefined
    return {
      date: withYear(parts.month, parts.day ?? 1, published, direction),
      grain: parts.day === undefined ? 'month' : 'day',
    }
  }
  if (parts.weekday === undefined) return undefined
  return { date: withWeek(parts.weekday, `${before.slice(-8)}${text}`, published, direction), grain: 'day' }
}

/** A bare month is one only after a word of time. */
function namesMonth(before: string): boolean {
  return BEFORE_MONTHS.has(/(\p{L}+)[\s-]$/u.exec(before)?.[1]?.toLowerCase() ?? '')
}

function isRelative(text: string): boolean {
  return /\b(?:ago|today|tonight|tomorrow|yesterday|this|last|next|from|later|past|coming|previous|now|in \w+ (?:day|week|month|year|decade)s?)\b/i.test(
    text,
  )
}

function absolute({ year, month, day }: Parts): Resolved | undefined {
  if (year === undefined) return undefined
  if (month === undefined) return { date: { year, month: 1, day: 1 }, grain: 'year' }
  if (day === undefined) return { date: { year, month, day: 1 }, grain: 'month' }
  return { date: { year, month, day }, grain: 'day' }
}

function weekOf(text: string, published: CivilDate): Resolved {
  const shift = /\b(?:last|previous|past)\b/i.test(text)
    ? -7
    : /\b(?:next|coming|following)\b/i.test(text)
      ? 7
      : 0
  return { date: addDays(mondayOf(published), shift), grain: 'week' }
}

function weekendOf(sentence: string, { text, start, end }: Mention, published: CivilDate): Resolved {
  const shift = /\bnext\b/i.test(text) ? 7 : /\b(?:last|past|previous)\b/i.test(text) ? -7 : 0
  const past = shift === 0 && !/\bthis\b/i.test(text) && directionAt(sentence, start, end) === 'past'
  // On a weekend the one that is under way is meant, after it the one before.
  const begun = weekdayOf(published) === 6 || weekdayOf(published) === 0
  return { date: addDays(mondayOf(published), past && !begun ? -7 : shift), grain: 'week' }
}

function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, -((weekdayOf(date) + 6) % 7))
}

/** A weekday reckoned from the day of publication, which itself counts for both directions. */
function withWeek(weekday: number, words: string, published: CivilDate, direction: Direction): CivilDate {
  const ahead = (weekday - weekdayOf(published) + 7) % 7
  if (/\blast\b/i.test(words)) return addDays(published, ahead - 7)
  // ‘next Friday’ is the Friday of the next week, as the Associated Press reckons it.
  if (/\bnext\b/i.test(words)) return addDays(mondayOf(published), 7 + ((weekday + 6) % 7))
  if (/\b(?:this|coming)\b/i.test(words) && direction !== 'past') return addDays(published, ahead)
  if (direction === 'future') return addDays(published, ahead)
  return addDays(published, ahead === 0 ? 0 : ahead - 7)
}

function withYear(month: number, day: number, published: CivilDate, direction: Direction): CivilDate {
  const date = { year: published.year, month, day }
  const order = month * 100 + day - (published.month * 100 + (day === 1 ? 1 : published.day))
  if (direction === 'past') return order > 0 ? { ...date, year: date.year - 1 } : date
  if (direction === 'future') return order < 0 ? { ...date, year: date.year + 1 } : date
  // Without a verb to go by, the nearest one.
  const months = month - published.month
  return { ...date, year: date.year + (months > 6 ? -1 : months < -6 ? 1 : 0) }
}
