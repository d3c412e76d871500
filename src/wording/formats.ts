import type { Said } from './say.ts'

/** How a language writes numbers, dates and lists. */
export interface Formats {
  readonly number: (value: number) => string
  /** A number with its noun, in the form that the number asks for. */
  readonly count: (value: number, one: string, other: string) => string
  /** A civil date, `YYYY-MM-DD`, with its weekday. */
  readonly date: (date: string) => string
  /** A civil date without its weekday, ‘16 August 2025’. */
  readonly longDate: (date: string) => string
  /** An instant by a zone's clock, ‘tomorrow, Tuesday 25 November at 08:30 (Asia/Karachi)’; `days` from today to its day. */
  readonly moment: (instant: number, zone: string, days: number) => string
  /** An instant by the clock of UTC, with its date. */
  readonly minute: (instant: number) => string
  /** Short names of weekdays, of which Monday is 0. */
  readonly weekdays: (days: readonly number[]) => string
  /** The things one after the other, ‘and’ before the last. */
  readonly and: <Thing extends { readonly text: string }>(things: readonly Thing[]) => Said<Thing>
  /** The same of plain texts. */
  readonly list: (texts: readonly string[]) => string
  readonly or: (texts: readonly string[]) => string
}

const DAY_MS = 86_400_000

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)

/** Makes a language's formats from what the platform knows of it (CLDR, by Intl), each when it is first used. */
export function createFormats(tag: string): Formats {
  const utc = { timeZone: 'UTC' } as const
  const numbers = once(() => new Intl.NumberFormat(tag))
  const plurals = once(() => new Intl.PluralRules(tag))
  const dates = once(() => new Intl.DateTimeFormat(tag, { ...utc, dateStyle: 'full' }))
  const longDates = once(() => new Intl.DateTimeFormat(tag, { ...utc, dateStyle: 'long' }))
  const minutes = once(
    () => new Intl.DateTimeFormat(tag, { ...utc, dateStyle: 'medium', timeStyle: 'short' }),
  )
  const weekdays = once(() => new Intl.DateTimeFormat(tag, { ...utc, weekday: 'short' }))
  const nearDays = once(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
  const conjunction = once(() => new Intl.ListFormat(tag, { type: 'conjunction' }))
  const disjunction = once(() => new Intl.ListFormat(tag, { type: 'disjunction' }))
  // Below a thousand there is nothing to group, and all of our languages write the same digits.
  const number = (value: number): string =>
    Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : numbers().format(value)
  return {
    number,
    count: (value, one, other) => `${number(value)} ${plurals().select(value) === 'one' ? one : other}`,
    date: (date) => dates().format(Date.parse(`${date}T00:00:00Z`)),
    longDate: (date) => longDates().format(Date.parse(`${date}T00:00:00Z`)),
    moment: (instant, zone, days) => {
      const near = Math.abs(days) <= 1 ? `${nearDays().format(days, 'day')}, ` : ''
      return `${near}${momentFormat(tag, zone).format(instant)} (${zone})`
    },
    minute: (instant) => `${minutes().format(instant)} UTC`,
    weekdays: (days) => days.map((day) => weekdays().format(MONDAY + day * DAY_MS)).join(', '),
    and: (things) => {
      // One thing needs no word, and most lists are of one.
      if (things.length <= 1) return things
      const rest = things.values()
      return conjunction()
        .formatToParts(things.map(({ text }) => text))
        .map(({ type, value }) => (type === 'element' ? (rest.next().value ?? value) : value))
    },
    list: (texts) => conjunction().format(texts),
    or: (texts) => disjunction().format(texts),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}

function momentFormat(tag: string, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  })
}
