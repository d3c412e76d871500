import type { Article } from '../article/article.ts'
import { type Span, sliceOf } from '../text/span.ts'
import { rarityOf } from '../words/rarity.ts'
import { termsOf } from '../words/words.ts'
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
  const terms = spans.map((span) => termsOf(text, span).map(({ stem }) => stem))
  const topic = readTopic(terms)
  const titleStems = new Set(termsOf(title).map(({ stem }) => stem))
  const lead = new Set(terms[0])
  const opening = new Set(terms.slice(0, OPENING).flat())
  const seen = new Set<string>()
  return spans.map((span, index) => {
    const stems = new Set(terms[index])
    const fresh = [...stems].filter((stem) => !seen.has(stem))
    for (const stem of fresh) seen.add(stem)
    const words = sliceOf(text, span)
    const length = words.split(/\s+/).length
    const features = {
      ...placeFeatures(index, spans.length),
      ...lengthFeatures(length),
      ...topicFeatures(topic, stems, fresh),
      title: shareOf(titleStems, stems),
      lead: index === 0 ? 0 : shareOf(lead, stems),
      opening: index < OPENING ? 0 : shareOf(opening, stems),
      openingShare: index < OPENING ? 0 : shareOf(stems, opening),
      ...wordingFeatures(words, length, quotedShares[index] ?? 0),
    }
    return { span, stems, features }
  })
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

function topicFeatures(topic: Topic, stems: ReadonlySet<string>, fresh: readonly string[]) {
  const size = Math.max(1, stems.size)
  let [mass, introduced, repeated, rare] = [0, 0, 0, 0]
  for (const stem of stems) {
    mass += topic.weightOf(stem)
    if (topic.countOf(stem) > 1) repeated++
    if (rarityOf(stem) > RARE) rare++
  }
  for (const stem of fresh) if (topic.countOf(stem) > 2) introduced += topic.weightOf(stem)
  return {
    density: mass / size / topic.top,
    mass: Math.sqrt(mass / topic.total),
    topWords: shareOf(topic.best, stems),
    introduces: introduced / topic.top / 5,
    repeated: repeated / size,
    rare: rare / size,
  }
}

/** In fewer than one article of 150. */
const RARE = 5

function wordingFeatures(words: string, length: number, quotedShare: number) {
  const names = words.match(/(?<=\s)\p{Lu}/gu)?.length ?? 0
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
