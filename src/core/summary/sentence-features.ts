import type { Article } from '../article/article.ts'
import { type Span, sliceOf } from '../text/span.ts'
import { type Term, termsOf } from '../words/words.ts'
import { readTopic, type Topic } from './topic.ts'

/** What the ranking sees of a sentence, by name; most are between 0 and 1. */
export type SentenceFeatures = Readonly<Record<FeatureName, number>>

/** The features in the order of their computation; `weights.json` has one weight for each. */
export type FeatureName =
  // Where it stands.
  | 'first'
  | 'second'
  | 'third'
  | 'fourthOrFifth'
  | 'near'
  | 'depth'
  | 'share'
  // How long it is.
  | 'length'
  | 'brief'
  | 'lengthy'
  // How much of the article's topic it holds.
  | 'density'
  | 'mass'
  | 'topWords'
  | 'introduces'
  | 'repeated'
  | 'rare'
  | 'title'
  | 'lead'
  | 'opening'
  | 'openingShare'
  // What it is made of.
  | 'number'
  | 'names'
  | 'nameDensity'
  | 'quoted'
  | 'quotes'
  | 'personal'
  | 'asks'
  | 'colon'
  | 'weekday'
  | 'year'
  | 'decides'

/** A sentence as the ranking sees it. */
export interface ReadSentence {
  readonly span: Span
  /** Stems of its words of meaning, each once. */
  readonly stems: ReadonlySet<string>
  readonly features: SentenceFeatures
}

/**
 * Reads the features of an article's sentences, from which datelines were cut off. `quotedShares` tells how much of each
 * stands between quotation marks. Linear in the length of the text.
 */
export function readSentences(
  { text, title }: Article,
  spans: readonly Span[],
  quotedShares: readonly number[],
): ReadSentence[] {
  const terms = spans.map((span) => termsOf(text, span))
  const topic = readTopic(terms)
  const titleStems = stemsOf(termsOf(title))
  const leadSize = stemsOf(terms[0] ?? []).size
  const openingSize = stemsOf(terms.slice(0, OPENING).flat()).size
  return spans.map((span, index) => {
    const stems = stemsOf(terms[index] ?? [])
    const words = sliceOf(text, span)
    const counts = countWords(words)
    const sums = addUp(topic, stems, index)
    const size = Math.max(1, stems.size)
    const features = {
      ...placeFeatures(index, spans.length),
      ...lengthFeatures(counts.length),
      density: sums.mass / size / topic.top,
      mass: Math.sqrt(sums.mass / topic.total),
      topWords: shareOf(topic.best, stems),
      introduces: sums.introduced / topic.top / 5,
      repeated: sums.repeated / size,
      rare: sums.rare / size,
      title: shareOf(titleStems, stems),
      lead: index === 0 ? 0 : sums.fromLead / Math.max(1, leadSize),
      opening: index < OPENING ? 0 : sums.fromOpening / Math.max(1, openingSize),
      openingShare: index < OPENING ? 0 : sums.fromOpening / size,
      ...wordingFeatures(words, counts, quotedShares[index] ?? 0),
    }
    return { span, stems, features }
  })
}

interface WordCounts {
  /** What white space parts. */
  readonly length: number
  /** Those after the first that have a capital. */
  readonly names: number
}

/** Counts words in one pass, without a copy of each. */
function countWords(sentence: string): WordCounts {
  let [length, names] = [1, 0]
  let isAfterSpace = false
  for (let at = 0; at < sentence.length; at++) {
    const isSpaceHere = isSpace(sentence, at)
    if (isAfterSpace && !isSpaceHere && isCapital(sentence, at)) names++
    if (isSpaceHere && !isAfterSpace) length++
    isAfterSpace = isSpaceHere
  }
  return { length, names }
}

/** White space as `\s` has it, by which the weights were trained; words of a quotation part by less. */
function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || ((code < 32 || code > 127) && /\s/.test(text.charAt(at)))
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text.slice(at, at + 2))
}

function stemsOf(terms: readonly Term[]): Set<string> {
  return new Set(terms.map(({ stem }) => stem))
}

/** How many sentences make the opening of an article. */
const OPENING = 3

function placeFeatures(index: number, count: number) {
  return {
    first: flag(index === 0),
    second: flag(index === 1),
    third: flag(index === 2),
    fourthOrFifth: flag(index === 3 || index === 4),
    near: 1 / (1 + index),
    depth: Math.log(1 + index),
    share: index / Math.max(1, count),
  }
}

function lengthFeatures(length: number) {
  return {
    length: Math.log(1 + length),
    brief: Math.max(0, 12 - length) / 12,
    lengthy: Math.max(0, length - 25) / 25,
  }
}

/** Adds up what the stems of a sentence count in the article: one look at each, for all features that ask of it. */
function addUp(topic: Topic, stems: ReadonlySet<string>, index: number) {
  const sums = { mass: 0, introduced: 0, repeated: 0, rare: 0, fromLead: 0, fromOpening: 0 }
  for (const stem of stems) {
    const { first, count, weight, rarity } = topic.shareOf(stem)
    sums.mass += weight
    if (first === index && count > 2) sums.introduced += weight
    if (count > 1) sums.repeated++
    if (rarity > RARE) sums.rare++
    if (first === 0) sums.fromLead++
    if (first < OPENING) sums.fromOpening++
  }
  return sums
}

/** In fewer than one article of 150. */
const RARE = 5

function wordingFeatures(words: string, { length, names }: WordCounts, quotedShare: number) {
  return {
    number: flag(/\d/.test(words)),
    names: Math.min(1, names / 8),
    nameDensity: names / length,
    quoted: quotedShare,
    quotes: flag(quotedShare > 0),
    personal: flag(/\b(?:I|we|my|our|me|us|you|your)\b/.test(words)),
    asks: flag(words.includes('?')),
    colon: flag(/[:;]/.test(words)),
    weekday: flag(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/.test(words)),
    year: flag(/\b(?:19|20)\d\d\b/.test(words)),
    decides: flag(DECIDES.test(words)),
  }
}

// Verbs of news: somebody did what cannot be undone.
const DECIDES =
  /\b(?:announc\w+|rul(?:ed|es)|kill\w*|died?|arrest\w*|charg(?:ed|es)|convict\w*|sentenc\w+|elect(?:ed|s)|won|wins|lost|agree[ds]?|sign(?:ed|s)|approv\w+|reject\w*|vot(?:ed|es)|launch\w*|resign\w*|appoint\w*|releas\w+|found|reveal\w*|confirm\w*|warn\w*|call(?:ed|s) for|plans?|will)\b/

function shareOf(wanted: ReadonlySet<string>, stems: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0
  let held = 0
  for (const stem of wanted) if (stems.has(stem)) held++
  return held / wanted.size
}

function flag(condition: boolean): number {
  return condition ? 1 : 0
}
