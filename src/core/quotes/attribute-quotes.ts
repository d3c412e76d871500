import type { Article } from '../article/article.ts'
import type { Mention } from '../people/mention.ts'
import { describePeople } from '../people/describe-people.ts'
import type { Person } from '../people/person.ts'
import { type Figure, resolveNames } from '../people/resolve-names.ts'
import type { PronounPlace } from '../people/resolve-pronouns.ts'
import { type Candidate, type ChosenSource, createCandidateFinder } from './find-candidates.ts'
import { groupQuotes } from './group-quotes.ts'
import { kindFeatures } from './kind-features.ts'
import { probabilitiesOf, scoreOf } from './linear-model.ts'
import { KIND_WEIGHTS, PRONOUN_WEIGHTS, SOURCE_WEIGHTS } from './model.ts'
import type { Quote } from './quote.ts'
import { resolveSpeaker, type Resolved, type SpeakerContext } from './resolve-speakers.ts'
import { salientNames } from './salient-names.ts'
import { type ParagraphScan, scanArticle } from './scan.ts'
import { nobodyFeatures, sourceFeatures } from './source-features.ts'
import { joinUnits, type Unit } from './units.ts'

/** A unit with all that was decided about it. */
export interface AttributedUnit {
  readonly unit: Unit
  readonly kind: Quote['kind']
  readonly source: Candidate | undefined
  readonly figures: readonly Figure[]
  readonly confidence: number
}

/** Finds the quotations of an article and who said them. Pure and linear in the length of the text. */
export function attributeQuotes(article: Article): { people: Person[]; quotes: Quote[] } {
  const scans = scanArticle(article)
  const mentions = scans.flatMap(allMentions)
  const { figures, figureOf } = resolveNames(article.text, mentions)
  const names = salientNames(scans, figureOf)
  const context: SpeakerContext = { scans, names, figureOf, pronounWeights: PRONOUN_WEIGHTS }
  const attributed = attributeUnits(context)
  const { people, idOf } = describePeople(
    article.text,
    figures,
    attributed.map(({ figures, source }) => ({ figures, mention: source?.mention })),
  )
  return { people, quotes: groupQuotes(scans, attributed, idOf) }
}

/** Names inside quotations count for who is called what. */
export function allMentions({ mentions, quotedMentions }: ParagraphScan): Mention[] {
  return [...mentions, ...quotedMentions].sort((a, b) => a.start - b.start)
}

/** Below this probability nobody is named: a wrong name costs more than none. */
const NAMING_THRESHOLD = 0.5

/** Below this probability that somebody is quoted, and whom, marks around a fragment are the writer's: ‘“The Beast”’. */
const FRAGMENT_THRESHOLD = 0.45

/** Goes through the units in reading order: the source of one is evidence for the next. */
function attributeUnits(context: SpeakerContext): AttributedUnit[] {
  const { scans, figureOf } = context
  const find = createCandidateFinder(scans)
  const attributed: AttributedUnit[] = []
  let previous: ChosenSource | undefined
  let previousEnd: { readonly paragraph: number; readonly token: number } | undefined
  let lastSpeaker: PronounPlace['lastSpeaker']
  for (const unit of joinUnits(scans)) {
    const { kind, probability } = decideKind(scans, unit)
    if (kind === 'none') continue
    const sourceContext = { scans, figureOf, unit, previous, previousEnd }
    const candidates = find(unit, previous)
    const scores = candidates.map((candidate) =>
      scoreOf(SOURCE_WEIGHTS, sourceFeatures(sourceContext, candidate)),
    )
    const probabilities = probabilitiesOf([...scores, scoreOf(SOURCE_WEIGHTS, nobodyFeatures(sourceContext))])
    const best = indexOfHighest(probabilities)
    const source = candidates[best]
    if (source === undefined) {
      previousEnd = { paragraph: unit.last.paragraph, token: unit.last.last }
      previous = undefined
      attributed.push({
        unit,
        kind,
        source: undefined,
        figures: [],
        confidence: round(probability * (probabilities[best] ?? 0)),
      })
      continue
    }
    const resolved = resolveSpeaker(context, source, lastSpeaker)
    const share = shareOf(context, candidates, probabilities, source, resolved)
    const confidence = round(probability * share * resolved.probability)
    if (kind === 'mixed' && confidence < FRAGMENT_THRESHOLD) continue
    previous = { mention: source.mention, paragraph: source.paragraph }
    previousEnd = { paragraph: unit.last.paragraph, token: unit.last.last }
    const figures = share * resolved.probability >= NAMING_THRESHOLD ? resolved.figures : []
    if (figures[0] !== undefined) lastSpeaker = { figure: figures[0], paragraph: unit.last.paragraph }
    attributed.push({ unit, kind, source, figures, confidence })
  }
  return attributed
}

function decideKind(
  scans: readonly ParagraphScan[],
  unit: Unit,
): { kind: Quote['kind'] | 'none'; probability: number } {
  const features = kindFeatures(scans, unit)
  const [direct = 0, mixed = 0, none = 0] = probabilitiesOf(
    KIND_WEIGHTS.map((weights) => scoreOf(weights, features)),
  )
  if (none > direct + mixed) return { kind: 'none', probability: none }
  return { kind: direct >= mixed ? 'direct' : 'mixed', probability: direct + mixed }
}

/** The probability of all candidates that name the same figure: ‘Lee’ twice in a paragraph is one answer. */
function shareOf(
  { figureOf }: SpeakerContext,
  candidates: readonly Candidate[],
  probabilities: readonly number[],
  source: Candidate,
  { figures: [figure] }: Resolved,
): number {
  let share = 0
  for (const [index, { mention }] of candidates.entries()) {
    if (mention === source.mention || (figure !== undefined && figureOf.get(mention) === figure))
      share += probabilities[index] ?? 0
  }
  return share
}

function indexOfHighest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0)
}

function round(probability: number): number {
  return Math.round(probability * 1000) / 1000
}
