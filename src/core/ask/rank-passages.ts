import { type ConfidenceFeature, type ConfidenceFeatures, confidenceFeatures } from './confidence.ts'
import { type Span } from '../text/span.ts'
import { parseCivilDate } from '../text/civil-date.ts'
import {
  openInquiry,
  type PassageFeature,
  type PassageFeatures,
  passageFeatures,
} from './passage-features.ts'
import { readQuestion } from './read-question.ts'
import { type AnalysedArticle, createSentenceReader, type SentenceReader } from './sentence-reader.ts'
import model from './weights.json' with { type: 'json' }

const { threshold } = model
const ranking = Object.entries(model.ranking) as readonly (readonly [PassageFeature, number])[]
const confidence = Object.entries(model.confidence) as readonly (readonly [ConfidenceFeature, number])[]

/** A sentence that may answer, as the store's full text finds it. */
export interface PassageCandidate {
  readonly article: AnalysedArticle
  readonly sentence: Span
}

/** A sentence that may answer, in its place among others. */
export interface Passage<C extends PassageCandidate> {
  readonly candidate: C
  /** The question's words in it. */
  readonly matches: readonly Span[]
  readonly score: number
}

/** What the sources say to a question. */
export interface Answer<C extends PassageCandidate> {
  /** The best first, at most five. */
  readonly passages: readonly Passage<C>[]
  /** `false` where the best passage is too far from the question to be its answer. */
  readonly answered: boolean
}

const PASSAGES = 5

/** Ranks sentences by how well each answers a question, and says whether the best one does. */
export function rankPassages<C extends PassageCandidate>(
  question: string,
  candidates: readonly C[],
): Answer<C> {
  const asked = readQuestion(question)
  // By text, since a store may make a new object of one article for each sentence.
  const readers = new Map<string, SentenceReader>()
  const places = candidates.flatMap((candidate) => {
    const { article, sentence } = candidate
    const reader = readers.get(article.text) ?? createSentenceReader(article)
    readers.set(article.text, reader)
    const index = reader.indexOf(sentence)
    return index < 0 ? [] : [{ candidate, reader, index }]
  })
  const inquiry = openInquiry(
    asked,
    places.map(({ reader, index }) => reader.stems(index)),
  )
  const recencyOf = createRecency(candidates)
  const passages = places
    .map(({ candidate, reader, index }) => {
      const features = passageFeatures(inquiry, reader, index)
      const score = scoreOf(features) + recencyOf(candidate.article)
      return { candidate, features, score, reader, index }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, PASSAGES)
  const [best] = passages
  return {
    passages: passages.map(({ candidate, score, reader, index }) => ({
      candidate,
      score,
      matches: reader
        .terms(index)
        .filter(({ stem }) => inquiry.weights.has(stem))
        .map(({ start, end }) => ({ start, end })),
    })),
    answered: best !== undefined && isAnswer(confidenceFeatures(inquiry, best, places)),
  }
}

function scoreOf(features: PassageFeatures): number {
  let score = 0
  for (const [name, weight] of ranking) score += weight * features[name]
  return score
}

/** Whether the best passage is more likely an answer than not, so that both kinds of error are about as frequent. */
function isAnswer(features: ConfidenceFeatures): boolean {
  let score = threshold
  for (const [name, weight] of confidence) score += weight * features[name]
  return score > 0
}

/** News grows old: a year behind the newest article costs as much as a tenth of the question's words. */
const YEAR_COST = 0.1

/** What an article's age adds to the score of its sentences. Dates are read once: most candidates are of few articles. */
function createRecency(candidates: readonly PassageCandidate[]): (article: AnalysedArticle) => number {
  const dates = new Set(candidates.map(({ article }) => article.published ?? ''))
  const months = new Map([...dates].map((date) => [date, monthsOf(date)]))
  const newest = Math.max(0, ...months.values())
  return ({ published = '' }) => {
    const own = months.get(published) ?? 0
    return own === 0 ? 0 : -YEAR_COST * Math.min(1, (newest - own) / 12)
  }
}

function monthsOf(published: string): number {
  const date = parseCivilDate(published)
  return date === undefined ? 0 : date.year * 12 + date.month + date.day / 31
}
