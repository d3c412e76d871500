import { sliceOf } from '../text/span.ts'
import { areKin } from '../words/kinship.ts'
import type { Inquiry, PassageFeatures } from './passage-features.ts'
import type { QuestionTerm } from './read-question.ts'
import type { SentenceReader } from './sentence-reader.ts'

/** What tells an answer from a passage that only shares words with the question. */
export type ConfidenceFeatures = Readonly<Record<ConfidenceFeature, number>>

/** The features by name; `weights.json` has one weight for each. */
export type ConfidenceFeature =
  /** Weight of the question's words that the passage holds, in whatever form … */
  | 'held'
  /** … and that stand around it only. */
  | 'near'
  /** Share of the names asked about that the passage holds; 1 where there are none. */
  | 'names'
  /** Share, by weight, of the question's other words that it holds: what was done, and to what. */
  | 'deeds'
  /** It says ‘he’ or ‘she’ for the name. */
  | 'pronoun'
  /** The passage gives the sort of thing that is wanted; half where a question wants none in particular. */
  | 'gives'
  /** How much of the question's words no sentence at hand holds … */
  | 'unheard'
  /** … and how many of them, up to two, halved. */
  | 'unheardWords'
  /** A name in the question that no sentence at hand holds. */
  | 'strangers'
  /** One word of meaning is little to go by. */
  | 'terse'

/** A sentence at hand: the reader of its article and its index there. */
export interface Place {
  readonly reader: SentenceReader
  readonly index: number
}

/** Reads what the worth of the best passage rests on, among all sentences at hand. */
export function confidenceFeatures(
  { question, weights }: Inquiry,
  best: Place & { readonly features: PassageFeatures },
  places: readonly Place[],
): ConfidenceFeatures {
  const { features, reader, index } = best
  const text = sliceOf(reader.article.text, reader.article.sentences[index] ?? { start: 0, end: 0 })
  const isHeld = ({ stem, form }: QuestionTerm) =>
    reader.stems(index).has(stem) ||
    reader.otherNames(form).some((name) => text.includes(name)) ||
    [...reader.stems(index)].some((other) => areKin(stem, other))
  const weigh = (terms: readonly QuestionTerm[]) =>
    terms.reduce((sum, { stem }) => sum + (weights.get(stem) ?? 0), 0)

  const names = question.terms.filter(({ isName }) => isName)
  const deeds = question.terms.filter(({ isName }) => !isName)
  const readers = new Set(places.map((place) => place.reader))
  const unheard = question.terms.filter(
    ({ stem, form }) =>
      !places.some((place) => place.reader.stems(place.index).has(stem)) &&
      ![...readers].some(({ otherNames }) => otherNames(form).length > 0),
  )
  const strangers = unheard.filter(
    ({ stem, isName }) =>
      isName &&
      !places.some((place) => [...place.reader.stems(place.index)].some((other) => areKin(stem, other))),
  )
  const wantsSomething = question.wanted !== 'thing' && question.wanted !== 'yes-no'
  const namesHeld = names.length === 0 ? 1 : names.filter(isHeld).length / names.length
  const deedsHeld = deeds.length === 0 ? 1 : weigh(deeds.filter(isHeld)) / (weigh(deeds) || 1)
  return {
    held: features.coverage + features.alias + 0.7 * features.kin,
    near: features.before + features.after + features.around + features.heading,
    names: namesHeld,
    deeds: deedsHeld,
    pronoun: features.pronoun,
    gives: wantsSomething ? features.gives : 0.5,
    unheard: weigh(unheard) / (weigh(question.terms) || 1),
    unheardWords: Math.min(2, unheard.length) / 2,
    strangers: strangers.length > 0 ? 1 : 0,
    terse: question.terms.length < 2 ? 1 : 0,
  }
}
