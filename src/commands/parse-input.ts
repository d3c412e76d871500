import type { Wording } from '../wording/wording-for.ts'
import type { Option, Options, RawInput } from './command.ts'

/** A command's input, checked: values by option name, or everything that is wrong with it in words for the caller. */
export type ParsedInput =
  | { readonly kind: 'input'; readonly input: Readonly<Record<string, string | number | boolean>> }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

/** Longer values are pasted by mistake; Discord's own limit is 6,000. */
const MAX_TEXT = 4000

/** Checks values as a platform or the text grammar delivers them against a command's options. */
export function parseInput(
  options: Options,
  raw: RawInput,
  { today, wording }: { readonly today: string; readonly wording: Wording },
): ParsedInput {
  const input: Record<string, string | number | boolean> = {}
  const problems = Object.keys(raw)
    .filter((name) => !Object.hasOwn(options, name))
    .map((name) => wording.problems.noOption(name))

  for (const [name, option] of Object.entries(options)) {
    const given = Object.hasOwn(raw, name) ? String(raw[name]).trim() : ''
    if (given === '') {
      if (option.kind === 'flag' && Object.hasOwn(raw, name)) input[name] = true
      if (option.required) problems.push(wording.problems.missing(name, option.summary(wording)))
      continue
    }
    const value = parseValue({ name, option, given, today }, wording)
    if ('problem' in value) problems.push(value.problem)
    else input[name] = value.value
  }
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'input', input }
}

type ParsedValue = { readonly value: string | number | boolean } | { readonly problem: string }

interface GivenValue {
  readonly name: string
  readonly option: Option
  readonly given: string
  readonly today: string
}

function parseValue({ name, option, given, today }: GivenValue, { problems }: Wording): ParsedValue {
  switch (option.kind) {
    case 'text': {
      if (given.length > MAX_TEXT) return { problem: problems.tooLong(name, MAX_TEXT) }
      if (option.choices === undefined) return { value: given }
      const choice = option.choices.find((known) => known.toLowerCase() === given.toLowerCase())
      return choice === undefined
        ? { problem: problems.noChoice(name, option.choices.join(', '), given) }
        : { value: choice }
    }
    case 'count': {
      const count = Number(given)
      const { min = 1, max } = option
      return Number.isInteger(count) && count >= min && count <= max
        ? { value: count }
        : { problem: problems.noCount(name, { min, max }, given) }
    }
    case 'flag': {
      const answer = given.toLowerCase()
      if (YES.has(answer)) return { value: true }
      return NO.has(answer) ? { value: false } : { problem: problems.noFlag(name, given) }
    }
    case 'date': {
      const date = parseDate(given.toLowerCase(), today)
      return date === undefined ? { problem: problems.noDate(name, given) } : { value: date }
    }
  }
}

const YES: ReadonlySet<string> = new Set(['true', 'yes', 'on', '1'])
const NO: ReadonlySet<string> = new Set(['false', 'no', 'off', '0'])

function parseDate(given: string, today: string): string | undefined {
  if (given === 'today') return today
  if (given === 'yesterday') return daysBefore(today, 1)
  const days = /^(\d{1,4})\s*(?:d|days?)$/.exec(given)?.[1]
  if (days !== undefined) return daysBefore(today, Number(days))
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given)) return undefined
  const midnight = new Date(`${given}T00:00:00Z`)
  // The 30th of February parses, as the 2nd of March.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(given) ? given : undefined
}

function daysBefore(today: string, days: number): string {
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}
