import type { Span } from '../text/span.ts'
import { sliceOf } from '../text/span.ts'
import { rarityOf } from '../words/rarity.ts'
import type { Term } from '../words/words.ts'
import { wordsOf } from '../words/words.ts'
import { gives } from './gives.ts'
import type { Question, QuestionTerm } from './read-question.ts'
import type { SentenceReader } from './sentence-reader.ts'

/** What a re-ranker sees of a sentence beside a question; all between 0 and about 1. */
export interface PassageFeatures {
  /** Okapi BM25 over sentences, as a share of what a perfect match would get. */
  readonly match: number
  /** Weight of the question's words that the sentence holds. */
  readonly coverage: number
  /** Weight of those that only the sentence before or after holds. */
  readonly before: number
  readonly after: number
  /** Share of the question's neighbouring words that stand near each other here too. */
  readonly proximity: number
  /** Share of the names asked for that are here, under any alias. */
  readonly names: number
  /** 1 where the sentence gives the sort of thing that is wanted. */
  readonly gives: number
  /** 1 where somebody named in the question is speaking. */
  readonly speaking: number
  readonly heading: number
  /** Words of meaning that the question does not have, against 12. */
  readonly fresh: number
  /** 1 for a sentence that is itself a question. */
  readonly asks: number
}

/** How much each word of a question counts: rarity in news and rarity among the sentences at hand. */
export type TermWeights = ReadonlyMap<string, number>

/** Weighs a question's words by how rare they are in news and in the `count` sentences at hand. */
export function weighTerms(
  question: Question,
  sentencesWith: ReadonlyMap<string, number>,
  count: number,
): TermWeights {
  return new Map(
    question.terms.map(({ stem }) => {
      const holding = sentencesWith.get(stem) ?? 0
      const here = Math.log(1 + (count - holding + 0.5) / (holding + 0.5))
      return [stem, (here + rarityOf(stem)) / 2]
    }),
  )
}

/** Reads the features of one sentence. */
export function passageFeatures(
  question: Question,
  weights: TermWeights,
  reader: SentenceReader,
  index: number,
  averageLength: number,
): PassageFeatures {
  const { article } = reader
  const sentence = article.sentences[index] ?? { start: 0, end: 0 }
  const terms = reader.terms(index)
  const total = sum(question.terms.map((term) => weights.get(term.stem) ?? 0)) || 1
  const weigh = (held: (term: QuestionTerm) => boolean) =>
    sum(question.terms.filter(held).map((term) => weights.get(term.stem) ?? 0)) / total

  const aliases = aliasesAsked(question, reader)
  const counts = new Map<string, number>()
  for (const { stem } of terms) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const here = (term: QuestionTerm) =>
    counts.has(term.stem) || isAliasHeld(term, aliases, article.text, sentence)
  const stemsAt = (at: number) => new Set(reader.terms(at).map(({ stem }) => stem))
  const [previous, next] = [stemsAt(index - 1), stemsAt(index + 1)]
  const asked = new Set(question.terms.map(({ form }) => form))
  const text = sliceOf(article.text, sentence)
  const names = question.terms.filter(({ isName }) => isName)
  return {
    match: sum(
      question.terms.map(
        ({ stem }) =>
          ((weights.get(stem) ?? 0) / total) * saturate(counts.get(stem) ?? 0, terms.length, averageLength),
      ),
    ),
    coverage: weigh(here),
    before: weigh((term) => !here(term) && previous.has(term.stem)),
    after: weigh((term) => !here(term) && next.has(term.stem)),
    proximity: proximityOf(question, terms),
    names: names.length === 0 ? 0 : names.filter(here).length / names.length,
    gives: gives(question.wanted, text, asked) ? 1 : 0,
    speaking: isSpeaking(names, reader, sentence) ? 1 : 0,
    heading: weigh((term) => !here(term) && reader.headingStems(sentence).has(term.stem)),
    fresh: Math.min(1, [...counts.keys()].filter((stem) => !weights.has(stem)).length / 12),
    asks: /\?["”’']?$/.test(text) ? 1 : 0,
  }
}

/** BM25’s saturation of a word’s count, with its usual constants, scaled so that one occurrence at average length is 1. */
function saturate(count: number, length: number, averageLength: number): number {
  const [k1, b] = [1.2, 0.5]
  return (count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / (averageLength || 1)))
}

/** How near, in words of meaning, two neighbours of a question must stand in a sentence. */
const NEAR = 3

function proximityOf(question: Question, terms: readonly Term[]): number {
  const pairs = question.terms
    .slice(1)
    .map((term, index) => [question.terms[index]?.stem ?? '', term.stem] as const)
  if (pairs.length === 0) return 0
  const places = new Map<string, number[]>()
  for (const [place, { stem }] of terms.entries())
    places.set(stem, [...(places.get(stem) ?? []).slice(-3), place])
  const near = pairs.filter(([a, b]) =>
    places.get(a)?.some((place) => places.get(b)?.some((other) => Math.abs(other - place) <= NEAR)),
  )
  return near.length / pairs.length
}

/** For each word of the question that names somebody in the article, the other ways of naming them. */
function aliasesAsked(
  question: Question,
  { article }: SentenceReader,
): ReadonlyMap<string, readonly string[]> {
  const asked = new Map<string, readonly string[]>()
  for (const { name, aliases } of article.analysis.people) {
    const ways = [name, ...aliases]
    for (const { form, stem } of question.terms) {
      if (ways.some((way) => wordsOf(way).some((word) => word.form === form))) {
        asked.set(stem, [...(asked.get(stem) ?? []), ...ways])
      }
    }
  }
  return asked
}

function isAliasHeld(
  { stem }: QuestionTerm,
  aliases: ReadonlyMap<string, readonly string[]>,
  text: string,
  sentence: Span,
): boolean {
  const ways = aliases.get(stem)
  return ways?.some((way) => sliceOf(text, sentence).includes(way)) ?? false
}

function isSpeaking(names: readonly QuestionTerm[], { article }: SentenceReader, sentence: Span): boolean {
  if (names.length === 0) return false
  const { people, quotes } = article.analysis
  return quotes.some(
    ({ content, speakers }) =>
      content.some(({ start, end }) => start < sentence.end && end > sentence.start) &&
      people.some(
        ({ id, name }) =>
          speakers.includes(id) && names.some(({ form }) => wordsOf(name).some((word) => word.form === form)),
      ),
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
