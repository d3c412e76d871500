/** A day of the calendar, without time or zone. */
export interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

/** Reads `YYYY-MM-DD`; `undefined` where it is no day of the calendar. */
export function parseCivilDate(text: string): CivilDate | undefined {
  // Where there is none, it is the first day of all, which is written otherwise.
  const [, year = 1, month = 1, day = 1] = (/(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? []).map(Number)
  const date = { year, month, day }
  return formatCivilDate(addDays(date, 0)) === text ? date : undefined
}

/** Writes `YYYY-MM-DD`. */
export function formatCivilDate({ year, month, day }: CivilDate): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** The day so many days after another, before it where `days` is negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const instant = new Date(0)
  instant.setUTCFullYear(date.year, date.month - 1, date.day + days)
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, day: instant.getUTCDate() }
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf({ year, month, day }: CivilDate): number {
  const instant = new Date(0)
  instant.setUTCFullYear(year, month - 1, day)
  return instant.getUTCDay()
}

/** Noon of the day in the process's own zone: the bridge to libraries that reckon in `Date` and local time. */
export function toLocalNoon({ year, month, day }: CivilDate): Date {
  return new Date(year, month - 1, day, 12)
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
