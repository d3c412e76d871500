import { createRequire } from 'node:module'
import type * as Chrono from 'chrono-node/en'
import type { Article } from '../article/article.ts'
import { once } from '../once.ts'
import { type CivilDate, formatCivilDate, parseCivilDate, toLocalNoon } from '../text/civil-date.ts'
import type { Span } from '../text/span.ts'
import { type Grain, type Mention, type Parts, resolveMention } from './resolve-mention.ts'

const require = createRequire(import.meta.url)

/** Loaded when dates are first looked for: it takes as long as a fifth of the start, which looks for none. */
const chrono = once(() => require('chrono-node/en') as typeof Chrono)

/** A date where an article names it. */
export interface FoundDate {
  readonly span: Span
  /** `YYYY-MM-DD`; where `grain` is no day, the first day of the week (Monday), month or year. */
  readonly date: string
  readonly grain: Grain
}

/**
 * The dates that an article names, in reading order. Words such as ‘Friday’ or ‘in March’ are reckoned from the day it
 * was published, backwards or forwards as the verbs around them say; without that day, only full dates are found.
 */
export function findDates(article: Article): FoundDate[] {
  const published = article.published === undefined ? undefined : parseCivilDate(article.published)
  return article.sentences.flatMap((sentence) => datesIn(article.text, sentence, published))
}

// No sentence of a writer's is longer; on a hostile one the parser would slow down.
const SENTENCE_LIMIT = 1000

function datesIn(text: string, { start, end }: Span, published: CivilDate | undefined): FoundDate[] {
  const sentence = text.slice(start, Math.min(end, start + SENTENCE_LIMIT))
  if (!MAY_HOLD_A_DATE.test(sentence)) return []
  const found: FoundDate[] = []
  const mentions = [...parsedMentions(sentence, published), ...plainMentions(sentence)]
  for (const mention of mentions.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1)
    if (last !== undefined && start + mention.start < last.span.end) continue
    const resolved = resolveMention(sentence, mention, published)
    if (resolved === undefined) continue
    const span = { start: start + mention.start, end: start + mention.end }
    found.push({ span, date: formatCivilDate(resolved.date), grain: resolved.grain })
  }
  return found
}

/** Cheap, so that the parser sees only the sentences that are worth its time. */
const MAY_HOLD_A_DATE =
  /\b(?:1\d|20)\d\d\b|\d{1,2}[/.]\d|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b(?:to|yester)day|tomorrow|(?:to|last |over)night|\b(?:th(?:is|e)|last|next) (?:day|week|month|year|morning|afternoon|evening)|(?:days?|weeks?|months?|years?|decades?|fortnight) (?:ago|from)|\bin .{1,14}(?:days|weeks|months|years)|(?:coming|past|previous|current) \w+|Christmas|New Year/i

// ‘for three years’, ‘within days’, ‘a few weeks ago’, ‘the next day’: spans of time or days of the story, not of the calendar.
const NO_DATE =
  /^(?:for|within|over|past|during|few|several|now)\b|\b(?:few|several|couple)\b|\blater\b|^next day|^(?:in )?(?:the )?(?:next|past|last|coming) (?:\w+ )?(?:seconds|minutes|hours|days|weeks|months|years)\b/i

/** What stands before or after words that only look like a date: ‘Black Friday’, ‘the Sunday Times’. */
const NAME_BEFORE = /\b(?:Black|Good|Super|Bloody|Ash|Palm|Holy|Fat|Cyber|Casual)\s$/
const NAME_AFTER =
  /^\s(?:Times|Mirror|Mail|Post|Express|Telegraph|Star|Agreement|Accord|Night|Revolution|Club|Hare)\b/

function parsedMentions(sentence: string, published: CivilDate | undefined): Mention[] {
  const reference = toLocalNoon(published ?? ANY_DAY)
  const { casual } = chrono()
  return casual.parse(sentence, reference).flatMap((result): Mention[] => {
    // ‘on Friday, …’: neither the preposition nor the comma is part of the date.
    const lead = /^on /i.exec(result.text)?.[0].length ?? 0
    const text = result.text.slice(lead).replace(/,$/, '')
    const start = result.index + lead
    const end = start + text.length
    const around = { before: sentence.slice(0, start), after: sentence.slice(end) }
    if (NO_DATE.test(text) || NAME_BEFORE.test(around.before) || NAME_AFTER.test(around.after)) return []
    // ‘in May 24-hour strikes began’
    if (/\d$/.test(text) && /^-\p{L}/u.test(around.after)) return []
    // ‘He may march’: names of days and months are capitalised in English.
    if (/\b(?:may|march|sat|sun|mar|mon|wed)\b/.test(text)) return []
    const known: Record<string, number> = {}
    for (const part of ['year', 'month', 'day', 'weekday'] as const) {
      const value = result.start.isCertain(part) ? result.start.get(part) : null
      if (value !== null) known[part] = value
    }
    const parts: Parts = known
    return [{ start, end, text, parts }]
  })
}

const ANY_DAY: CivilDate = { year: 2000, month: 1, day: 1 }

/** Dates that the parser passes over: ‘in 2022’, ‘late 2024’, ‘this morning’. */
function plainMentions(sentence: string): Mention[] {
  const years = [...sentence.matchAll(YEAR)].map(({ index, 0: text, 1: lead = '', 2: year }): Mention => {
    const start = index + lead.length
    return { start, end: index + text.length, text: text.slice(lead.length), parts: { year: Number(year) } }
  })
  const partsOfToday = [...sentence.matchAll(PART_OF_TODAY)].map(({ index, 0: text }): Mention => {
    return { start: index, end: index + text.length, text, parts: { today: true } }
  })
  const holidays = [...sentence.matchAll(HOLIDAY)].map(({ index, 0: text }): Mention => {
    const parts = HOLIDAYS.get(text.toLowerCase().replace('’', "'"))
    return { start: index, end: index + text.length, text, parts: parts ?? {} }
  })
  return [...years, ...partsOfToday, ...holidays]
}

const YEAR =
  /\b((?:in|since|until|till|by|from|during|of|before|after|between|and|to|the|early|late|mid|spring|summer|autumn|fall|winter)[\s-](?:early |late |mid-|the )?)((?:1[0-9]|20)\d\d)\b(?![-–]?\d|[.,]\d|\s*(?:%|percent|people|[a-z]+s\b))/gi

const PART_OF_TODAY = /\bthis (?:morning|afternoon|evening)\b/gi

const HOLIDAYS: ReadonlyMap<string, Parts> = new Map([
  ["new year's day", { month: 1, day: 1 }],
  ["valentine's day", { month: 2, day: 14 }],
  ['halloween', { month: 10, day: 31 }],
  ['christmas eve', { month: 12, day: 24 }],
  ['christmas day', { month: 12, day: 25 }],
  ['boxing day', { month: 12, day: 26 }],
  ["new year's eve", { month: 12, day: 31 }],
])

const HOLIDAY =
  /\b(?:New Year[’']s (?:Day|Eve)|Valentine[’']s Day|Halloween|Christmas (?:Eve|Day)|Boxing Day)\b/g
