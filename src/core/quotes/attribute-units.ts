import type { Figure } from '../people/resolve-names.ts'
import type { PronounPlace } from '../people/resolve-pronouns.ts'
import { type Candidate, type ChosenSource, createCandidateFinder } from './find-candidates.ts'
import { kindFeatures } from './kind-features.ts'
import { probabilitiesOf, scoreOf } from './linear-model.ts'
import { KIND_WEIGHTS, SOURCE_WEIGHTS } from './model.ts'
import type { Quote } from './quote.ts'
import { type Resolved, resolveSpeaker, type SpeakerContext } from './resolve-speakers.ts'
import type { ParagraphScan } from './scan.ts'
import { nobodyFeatures, type SourceContext, sourceFeatures } from './source-features.ts'
import type { Unit } from './units.ts'

/** A unit with all that was decided about it. */
export interface AttributedUnit {
  readonly unit: Unit
  readonly kind: Quote['kind']
  readonly source: Candidate | undefined
  readonly figures: readonly Figure[]
  /** Estimated probability, 0 to 1, that words and speakers are both right. */
  readonly confidence: number
}

/** Below this probability nobody is named: a wrong name costs more than none. */
const NAMING_THRESHOLD = 0.5

/** Below this probability that somebody is quoted, and who, marks around a fragment are the writer's: ‘“The Beast”’. */
const FRAGMENT_THRESHOLD = 0.45

/** Goes through the units in reading order: the source of one is evidence for the next. */
export function attributeUnits(context: SpeakerContext, units: readonly Unit[]): AttributedUnit[] {
  const { scans } = context
  const find = createCandidateFinder(scans)
  const attributed: AttributedUnit[] = []
  let previous: ChosenSource | undefined
  let previousEnd: SourceContext['previousEnd']
  let lastSpeaker: PronounPlace['lastSpeaker']
  for (const unit of units) {
    const { kind, probability } = decideKind(scans, unit)
    if (kind === 'none') continue
    const choice = chooseSource({ ...context, unit, previous, previousEnd }, find(unit, previous))
    const resolved =
      choice.source === undefined ? undefined : resolveSpeaker(context, choice.source, lastSpeaker)
    const share = choice.shareOf(resolved)
    const certainty = share * (resolved?.probability ?? 1)
    if (kind === 'mixed' && (choice.source === undefined || probability * certainty < FRAGMENT_THRESHOLD))
      continue

    const figures = resolved !== undefined && certainty >= NAMING_THRESHOLD ? resolved.figures : []
    attributed.push({
      unit,
      kind,
      source: choice.source,
      figures,
      confidence: round(probability * certainty),
    })
    previous = choice.source
    previousEnd = { paragraph: unit.last.paragraph, token: unit.last.last }
    if (figures[0] !== undefined) lastSpeaker = { figure: figures[0], paragraph: unit.last.paragraph }
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

interface Choice {
  /** Undefined where it is likelier that nobody is named. */
  readonly source: Candidate | undefined
  /** The probability of all candidates that come to the same figure: ‘Lee’ twice in a paragraph is one answer. */
  readonly shareOf: (resolved: Resolved | undefined) => number
}

function chooseSource(context: SourceContext, candidates: readonly Candidate[]): Choice {
  const scores = candidates.map((candidate) => scoreOf(SOURCE_WEIGHTS, sourceFeatures(context, candidate)))
  const probabilities = probabilitiesOf([...scores, scoreOf(SOURCE_WEIGHTS, nobodyFeatures(context))])
  const best = probabilities.reduce(
    (top, value, index) => (value > (probabilities[top] ?? 0) ? index : top),
    0,
  )
  const source = candidates[best]
  return {
    source,
    shareOf: (resolved) => {
      const figure = resolved?.figures[0]
      if (source === undefined || figure === undefined) return probabilities[best] ?? 0
      const same = ({ mention }: Candidate): boolean =>
        mention === source.mention || context.figureOf.get(mention) === figure
      return candidates.reduce(
        (sum, candidate, index) => sum + (same(candidate) ? (probabilities[index] ?? 0) : 0),
        0,
      )
    },
  }
}

function round(probability: number): number {
  return Math.round(probability * 1000) / 1000
}
