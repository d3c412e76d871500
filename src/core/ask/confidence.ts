import { hasKin } from '../words/kinship.ts'
import { RAREST, rarityOf } from '../words/rarity.ts'
import { type Inquiry, isOfOthers, type PassageFeatures } from './passage-features.ts'
import type { QuestionTerm, Wanted } from './read-question.ts'
import type { SentenceReader } from './sentence-reader.ts'

/** What tells an answer from a passage that only shares words with the question. */
export type ConfidenceFeatures = Readonly<Record<ConfidenceFeature, number>>

/** The features by name; `weights.json` has one weight for each. */
export type ConfidenceFeature =
  /** What the ranking gives the passage, in tens. */
  | 'score'
  /** Weight of the question's words that the passage holds, in whatever form … */
  | 'held'
  /** … and that stand around it only. */
  | 'near'
  /** How much of the question's words no sentence at hand holds. */
  | 'unheard'
  /** A name in the question that no sentence at hand holds. */
  | 'strangers'
  /** How rare in news the rarest other word is that no sentence at hand holds, not even in a word that means the same. */
  | 'alien'
  /** Share of the question's names that neither the passage nor the sentences beside it hold … */
  | 'missing'
  /** … and of its other words. */
  | 'apart'
  /** It asks for a person, a time, a place, a number or a reason, and the passage gives none. */
  | 'untyped'
  /** How much of the deed that is asked about is told of somebody else and not of whom the question names. */
  | 'others'
  /** How many words of meaning the question has, of eight. */
  | 'words'
  /** It asks for a fact, which an article tells in the question's own words sooner than an opinion. */
  | 'fact'
  | 'heldFact'
  | 'unheardFact'

/** A sentence at hand: the reader of its article and its index there. */
export interface Place {
  readonly reader: SentenceReader
  readonly index: number
}

/** Reads what the worth of the best passage rests on, among all sentences at hand. */
export function confidenceFeatures(
  inquiry: Inquiry,
  best: Place & { readonly features: PassageFeatures; readonly score: number },
  places: readonly Place[],
): ConfidenceFeatures {
  const { question, weights } = inquiry
  const { features, score, reader, index } = best
  const readers = new Set(places.map((place) => place.reader))
  const unheardTerms = question.terms.filter(
    ({ stem, form }) =>
      !places.some((place) => place.reader.stems(place.index).has(stem)) &&
      ![...readers].some(({ otherNames }) => otherNames(form).length > 0),
  )
  const unknown = unheardTerms.filter(({ stem }) => !places.some((place) => holds(place, stem)))
  const beside = [index - 1, index, index + 1].map((at) => ({ reader, index: at }))
  const missing = missingShares(question.terms, reader, beside)
  const held = features.coverage + features.alias + 0.7 * features.kin
  const unheard = weigh(inquiry, unheardTerms) / (weigh(inquiry, question.terms) || 1)
  const fact = question.isFactual ? 1 : 0
  return {
    score: score / 10,
    held,
    near: features.before + features.after + features.meant + features.around + features.heading,
    unheard,
    strangers: unknown.some(({ isName }) => isName) ? 1 : 0,
    alien: Math.max(0, ...unknown.map(({ stem, isName }) => (isName ? 0 : rarityOf(stem) / RAREST))),
    missing: missing.names,
    apart: missing.others,
    untyped: TYPED.has(question.wanted) && features.gives === 0 ? 1 : 0,
    others: features.rival === 1 ? 1 : shareOfOthers(inquiry, best, places),
    words: Math.min(1, weights.size / 8),
    fact,
    heldFact: held * fact,
    unheardFact: unheard * fact,
  }
}

/** What `gives` tells from other sentences. */
const TYPED: ReadonlySet<Wanted> = new Set(['person', 'time', 'place', 'number', 'reason'])

/** How many of the names, and of the other words, a passage and its neighbours do not hold in any way, as shares. */
function missingShares(
  terms: readonly QuestionTerm[],
  reader: SentenceReader,
  beside: readonly Place[],
): { readonly names: number; readonly others: number } {
  const { text, sentences } = reader.article
  const near = text.slice(
    sentences[Math.max(0, beside[0]?.index ?? 0)]?.start,
    sentences[Math.min(sentences.length - 1, beside.at(-1)?.index ?? 0)]?.end,
  )
  const isMissing = ({ stem, form }: QuestionTerm) =>
    !beside.some((place) => holds(place, stem)) &&
    !reader.otherNames(form).some((name) => near.includes(name))
  const share = (some: readonly QuestionTerm[]) => some.filter(isMissing).length / Math.max(1, some.length)
  return {
    names: share(terms.filter(({ isName }) => isName)),
    others: share(terms.filter(({ isName }) => !isName)),
  }
}

/** Whether a sentence holds a stem, or one that means or looks nearly the same. */
function holds({ reader, index }: Place, stem: string): boolean {
  const stems = reader.stems(index)
  return stems.has(stem) || hasKin(stem, stems)
}

function weigh({ weights }: Inquiry, terms: readonly QuestionTerm[]): number {
  return terms.reduce((sum, { stem }) => sum + (weights.get(stem) ?? 0), 0)
}

/**
 * How much more of the deed a sentence about somebody else tells than the passage with its neighbours about the one who
 * is asked about: ‘Why does Tait sleep in his van?’ where Drummond does. From 0 to 1.
 */
function shareOfOthers(inquiry: Inquiry, { reader, index }: Place, places: readonly Place[]): number {
  const { question } = inquiry
  const deed = question.terms.filter(({ isName }) => !isName)
  const share = (around: readonly Place[]) =>
    weigh(
      inquiry,
      deed.filter(({ stem }) => around.some((place) => holds(place, stem))),
    ) / (weigh(inquiry, deed) || 1)
  const isOthers = (place: Place) => isOfOthers(question, place.reader, place.index)
  const rivals = places.filter(isOthers)
  const beside = [index - 1, index + 1].map((at) => ({ reader, index: at }))
  const own = share([{ reader, index }, ...beside.filter((place) => !isOthers(place))])
  return Math.max(0, ...rivals.map((place) => share([place]) - own))
}
