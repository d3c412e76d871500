import { sliceOf } from '../text/span.ts'
import { hasKin } from '../words/kinship.ts'
import { countsOut, gives } from './gives.ts'
import type { Question, QuestionTerm } from './read-question.ts'
import type { SentenceReader } from './sentence-reader.ts'

/** What a re-ranker sees of a sentence beside a question; all between 0 and about 1. */
export type PassageFeatures = Readonly<Record<PassageFeature, number>>

/** The features by name; `weights.json` has one weight for each. */
export type PassageFeature =
  /** Okapi BM25 over sentences, as a share of what a perfect match would get. */
  | 'match'
  /** Weight of the question's words that the sentence holds … */
  | 'coverage'
  /** … that it holds under another name of the same person … */
  | 'alias'
  /** … in a word that means or looks nearly the same … */
  | 'kin'
  /** … or that only the sentence before or the one after holds … */
  | 'before'
  | 'after'
  /** … or that name somebody whom it calls ‘he’ or ‘she’ after a sentence farther back … */
  | 'meant'
  /** … or that only the two sentences before those hold … */
  | 'around'
  | 'heading'
  /** Somebody asked about speaks here, and their words are wanted. */
  | 'says'
  /** It speaks of somebody, but of nobody who is asked about. */
  | 'rival'
  /** It gives the sort of thing that is wanted … */
  | 'gives'
  /** … and that is a place. */
  | 'place'
  /** It has the sort of measure that is wanted with a number: money, an age, a length of time. */
  | 'measure'
  /** It counts the very thing whose number is wanted. */
  | 'counts'
  /** Of what it holds, the weight that it holds as a noun for a verb or the other way: ‘meeting’ for ‘meet’. */
  | 'derived'
  /** How much it says beyond the question's words. */
  | 'fresh'
  /** It is itself a question. */
  | 'asks'

/** A question beside the sentences at hand. */
export interface Inquiry {
  readonly question: Question
  /** How much each of its words counts, by stem. */
  readonly weights: ReadonlyMap<string, number>
  /** Words of meaning in an average sentence. */
  readonly averageLength: number
}

/** Weighs a question's words by how rare they are among the sentences at hand, given their stems. */
export function openInquiry(question: Question, sentences: readonly ReadonlySet<string>[]): Inquiry {
  const weights = question.terms.map(({ stem }) => {
    const holding = sentences.filter((stems) => stems.has(stem)).length
    return [stem, Math.log(1 + (sentences.length - holding + 0.5) / (holding + 0.5)) ** RARITY_POWER] as const
  })
  const length = sentences.reduce((sum, stems) => sum + stems.size, 0)
  return { question, weights: new Map(weights), averageLength: length / Math.max(1, sentences.length) || 1 }
}

/** Within one story the rare words of a question decide even more than over many: found on questions about news. */
const RARITY_POWER = 1.5

/** Reads the features of the sentence with that index. */
export function passageFeatures(inquiry: Inquiry, reader: SentenceReader, index: number): PassageFeatures {
  const { question, weights, averageLength } = inquiry
  const { article } = reader
  const sentence = article.sentences[index] ?? { start: 0, end: 0 }
  const text = sliceOf(article.text, sentence)
  const terms = reader.terms(index)
  const counts = new Map<string, number>()
  for (const { stem } of terms) counts.set(stem, (counts.get(stem) ?? 0) + 1)

  const weightOf = ({ stem }: QuestionTerm) => weights.get(stem) ?? 0
  const total = question.terms.reduce((sum, term) => sum + weightOf(term), 0) || 1
  let open = question.terms
  /** Weight of the words still open that pass; they are settled then. */
  const settle = (passes: (term: QuestionTerm) => boolean): number => {
    const passed = open.filter(passes)
    open = open.filter((term) => !passed.includes(term))
    return passed.reduce((sum, term) => sum + weightOf(term), 0) / total
  }
  const names = question.terms.filter(({ isName }) => isName)
  const coverage = settle(({ stem }) => counts.has(stem))
  const alias = settle(({ form }) => reader.otherNames(form).some((name) => text.includes(name)))
  const isHeldIn = (at: number) => (term: QuestionTerm) => reader.stems(at).has(term.stem)
  const isGiven = gives(question.wanted, text, new Set(question.terms.map(({ form }) => form)))
  const isDerivedHere = ({ stem, form }: QuestionTerm) =>
    counts.has(stem) && terms.every((term) => term.stem !== stem || isNoun(term.form) !== isNoun(form))
  return {
    match: question.terms.reduce((sum, term) => {
      return (
        sum + (weightOf(term) / total) * saturate(counts.get(term.stem) ?? 0, terms.length / averageLength)
      )
    }, 0),
    coverage,
    alias,
    kin: settle(({ stem }) => hasKin(stem, counts.keys())),
    before: settle(isHeldIn(index - 1)),
    after: settle(isHeldIn(index + 1)),
    meant: settle(
      ({ form, isName }) => isName && reader.bearers(form).some((id) => reader.figures(index).has(id)),
    ),
    around: settle((term) => isHeldIn(index - 2)(term) || isHeldIn(index - 3)(term)),
    heading: settle(({ stem }) => reader.headingStems(sentence).has(stem)),
    says: question.wantsWords && isSpeaking(names, reader, index) ? 1 : 0,
    rival: isOfOthers(question, reader, index) ? 1 : 0,
    gives: isGiven ? 1 : 0,
    place: isGiven && question.wanted === 'place' ? 1 : 0,
    measure: question.measure?.test(text) === true ? 1 : 0,
    counts: question.wanted === 'number' && countsOut(text, question.terms[0]?.stem ?? '') ? 1 : 0,
    derived: question.terms.filter(isDerivedHere).reduce((sum, term) => sum + weightOf(term), 0) / total,
    fresh: Math.min(1, [...counts.keys()].filter((stem) => !weights.has(stem)).length / 12),
    asks: /\?["”’']?$/.test(text) ? 1 : 0,
  }
}

/** BM25's saturation of a word's count, with its usual constants: one occurrence in an average sentence gives 1. */
function saturate(count: number, relativeLength: number): number {
  const [k1, b] = [1.2, 0.5]
  return (count * (k1 + 1)) / (count + k1 * (1 - b + b * relativeLength))
}

function isSpeaking(names: readonly QuestionTerm[], reader: SentenceReader, index: number): boolean {
  const speakers = reader.speakers(index)
  return names.some(({ form }) => reader.namedSo(form).some((id) => speakers.has(id)))
}

/** Whether a word has the ending of a noun that is made of a verb: ‘meeting’, ‘agreement’, ‘invitation’. */
function isNoun(form: string): boolean {
  return /(?:ing|ment|[st]ion|al|ance|ence|er|or|ure)s?$/.test(form)
}

/** Whether a sentence speaks of somebody, but of nobody whom the question names and the article knows. */
export function isOfOthers({ terms }: Question, reader: SentenceReader, index: number): boolean {
  const asked = terms.flatMap(({ form, isName }) => (isName ? reader.bearers(form) : []))
  // Whom it speaks of takes a look through its article: not where nobody is asked about.
  if (asked.length === 0) return false
  const figures = reader.figures(index)
  return figures.size > 0 && !asked.some((id) => figures.has(id))
}
