import type { Weekday } from '../store/subscription.ts'

/** Minutes after midnight for what people type: `08:30`, `8:30am`, `0830`, `8.30 pm`, `8`, `noon`; undefined for the rest. */
export function parseTimeOfDay(typed: string): number | undefined {
  const text = typed.trim().toLowerCase()
  if (text === 'noon') return 12 * 60
  if (text === 'midnight') return 0
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:([ap])\.?m\.?)?$/.exec(text)
  if (match === null) return undefined
  const [, hours = '', minutes = '0', half] = match
  const minute = Number(minutes)
  let hour = Number(hours)
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half === 'p' ? 12 : 0)
  }
  return hour > 23 || minute > 59 ? undefined : hour * 60 + minute
}

/** `08:30` */
export function formatTimeOfDay(at: number): string {
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

const DAY_NAMES: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]

const ALL_DAYS: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

/** Weekdays, ascending, for `daily`, `weekdays`, `weekends`, `mon,wed`, `mon-fri`, `monday and friday`; undefined for the rest. */
export function parseDays(typed: string): Weekday[] | undefined {
  const words = typed.toLowerCase().match(/[a-z]+|[-–]/g) ?? []
  const days = new Set<Weekday>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (word === 'and') continue
    const named = daysNamed(word)
    if (named === undefined) return undefined
    const isRange = /^[-–]$/.test(words[i + 1] ?? '')
    const last = isRange ? daysNamed(words[i + 2] ?? '')?.[0] : undefined
    const first = named[0]
    if (!isRange) named.forEach((day) => days.add(day))
    else if (last === undefined || first === undefined || named.length > 1) return undefined
    else {
      // ‘fri-mon’ goes over the weekend.
      for (let day = first; ; day = ((day + 1) % 7) as Weekday) {
        days.add(day)
        if (day === last) break
      }
      i += 2
    }
  }
  return days.size === 0 ? undefined : [...days].sort((a, b) => a - b)
}

function daysNamed(word: string): readonly Weekday[] | undefined {
  if (word === 'daily' || word === 'everyday') return ALL_DAYS
  if (word === 'weekday' || word === 'weekdays') return ALL_DAYS.slice(0, 5)
  if (word === 'weekend' || word === 'weekends') return ALL_DAYS.slice(5)
  const found = ALL_DAYS.find((day) => word.length >= 2 && `${DAY_NAMES[day] ?? ''}s`.startsWith(word))
  return found === undefined ? undefined : [found]
}
