import type { Article } from '../article/article.ts'
import { findDates, type FoundDate } from '../dates/find-dates.ts'
import type { Span } from '../text/span.ts'

/** A number in an article with what it counts. */
export interface Figure {
  /** The number and its unit: ‘$2.5 million’, ‘40 percent’, ‘1,500 soldiers’. */
  readonly span: Span
  readonly sentence: Span
}

/** The numbers of an article with their units, in reading order. Dates, ages and times of day are left out. */
export function findFigures(article: Article, dates: readonly FoundDate[] = findDates(article)): Figure[] {
  let next = 0
  return article.sentences.flatMap((sentence): Figure[] => {
    const figures: Figure[] = []
    for (const { index, 0: words } of article.text.slice(sentence.start, sentence.end).matchAll(FIGURE)) {
      const start = sentence.start + index
      const span = { start, end: start + words.length }
      while ((dates[next]?.span.end ?? Infinity) <= start) next++
      const date = dates[next]
      if (date !== undefined && date.span.start < span.end && !isLength(words)) continue
      if (YEAR.test(words) && BEFORE_YEAR.test(article.text.slice(sentence.start, start))) continue
      figures.push({ span, sentence })
    }
    return figures
  })
}

/** A length of time is a figure though it looks like a time of day: ‘in 49.8 seconds’, ‘the 24-hour strike’. */
function isLength(words: string): boolean {
  return /\d(?:\.\d+ second|[ -]hour)/.test(words)
}

// ‘From 2015 to 2020 exports doubled’, ‘The church of 1654 seats 500’; but ‘2000 soldiers’.
const YEAR = /^(?:1[5-9]|20)\d\d \p{L}+$/u
const BEFORE_YEAR = /\b(?:in|of|since|from|to|by|until|till|between|during|before|after|the) $/i

const DIGITS = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`
const NUMBER_WORDS =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ' +
  'ninety dozens hundreds thousands millions'
const WORDS = `(?:${NUMBER_WORDS.split(' ')
  .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
  .join('|')})`
const SCALE = String.raw`(?:[ -]?(?:hundred|thousand|million|billion|trillion|mn|bn|m|k)\b)`

// What is counted: a measure, or a plural with at most two words before it (‘1,500 wounded Ukrainian soldiers’).
const MEASURE = String.raw`(?: ?(?:%|percent\b|per cent\b|percentage points?\b|°[CF]\b|(?:km|kg|mph|kph|cm|mm|ft|lb|MW|GW|kW|sq)\b)|[ -](?:degree|mile|metre|meter|foot|feet|hour|minute|day|week|month|year|people|men|women|children|dollar|euro|pound|acre|hectare)s?\b)`
// ‘Two thirds of voters’, ‘a quarter of the pupils’, ‘a dozen protesters’.
const FRACTION = String.raw`\b(?:(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Nn]ine)[ -](?:half|third|quarter|fifth|sixth|eighth|tenth)s?|[Hh]alf) of (?:the |its |all |their |his |her )?\p{L}+`

const NOT_COUNTED =
  'of in on at as is was has his its this years? and or to from who that the were are have had said says with for by across does pass less'
const PLURAL = String.raw`(?: (?!(?:${NOT_COUNTED.replaceAll(' ', '|')})\b)[\p{L}][\p{L}-]*){0,2}? (?!(?:${NOT_COUNTED.replaceAll(' ', '|')})\b)\p{L}[\p{L}-]*[^\Ws]s\b`

// ‘The two presidents’ counts those whom the reader knows; ‘the seven hours’ and ‘two presidents’ tell something.
const KNOWN = String.raw`(?<!\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Yy]our) (?:other |first |last )?${WORDS})`

// Before a number these open a sentence; another capitalised word makes a name of it: ‘Apollo 11’.
const OPENING =
  'A|About|After|All|Almost|Another|Around|Between|But|By|Exactly|For|From|His|Her|In|Its|Just|Nearly|Of|On|Only|Or|Over|Roughly|Some|That|The|Their|These|This|Those|Up|With|Within'

// No ages (‘41-year-old’), times (‘10:30’, ‘6 p.m.’), ordinals (‘21st’), scores (‘3-1’), names (‘Apollo 11’).
const FIGURE = new RegExp(
  String.raw`(?<![\p{L}\p{N}:.,/–-])(?:${FRACTION}|[Aa] dozen${PLURAL}|[A-Z]{0,3}[$€£¥]${DIGITS}${SCALE}?|(?<!\b(?!(?:${OPENING}) )\p{Lu}\p{Ll}+ )${DIGITS}(?![\p{N}:]|st\b|nd\b|rd\b|th\b|[-–]\d|[- ]years?[- ]old| ?[ap]\.?m\b)(?:${SCALE}?${MEASURE}|${SCALE}?${PLURAL}|${SCALE})|${WORDS}(?:${SCALE}?${MEASURE}|${SCALE}${PLURAL}|${KNOWN}${PLURAL}))(?![- ]?old)`,
  'gu',
)
