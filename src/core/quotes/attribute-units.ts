import type { PronounPlace } from '../people/resolve-pronouns.ts'
import type { AttributedUnit } from './attributed-unit.ts'
import { findNextTurn, isAnswer, isDialogue, isSpoken } from './find-next-turn.ts'
import { findAddressed } from './find-addressed.ts'
import { type Candidate, type ChosenSource, createCandidateFinder } from './find-candidates.ts'
import { isTitleOfWork, namingWord } from './kind-features.ts'
import { probabilitiesOf, scoresOf } from './linear-model.ts'
import { kindModel, sourceModel } from './model.ts'
import type { Quote } from './quote.ts'
import { type Resolved, resolveSpeaker, type SpeakerContext } from './resolve-speakers.ts'
import type { ParagraphScan } from './scan.ts'
import type { SourceContext } from './source-context.ts'
import type { Unit } from './units.ts'

/**
 * Below this probability that words and speaker are both right nobody is named: a wrong name costs more than none. The
 * value with the best joint F1 on articles held out from training.
 */
const NAMING_THRESHOLD = 0.55

/** Part of a sentence of the writer's, or too short to tell: ‘the presidential limousine “The Beast.”’ ends as speech does. */
function isFragment(kind: Quote['kind'], { segments, first }: Unit): boolean {
  return kind === 'mixed' || (segments.length === 1 && first.last - first.first <= FRAGMENT_TOKENS)
}

const FRAGMENT_TOKENS = 4

/**
 * Below this probability that somebody is quoted, and who, marks around a fragment are the writer's. Nobody is quoted
 * where no source is found, or none with a verb after a word like ‘known as’ or ‘her novel’: ‘the car known as “The Beast”’.
 */
function fragmentThreshold(unit: Unit, source: Candidate | undefined): number {
  if (source === undefined) return Number.POSITIVE_INFINITY
  return namingWord(unit) !== 'none' && source.attachment.how === 'none' ? Number.POSITIVE_INFINITY : 0.45
}

/** In a dialogue what opens a paragraph and ends as a sentence does is speech, however short; an estimate. */
const TURN = { kind: 'direct', probability: 0.95 } as const

/** Goes through the units in reading order: the source of one is evidence for the next. */
export function attributeUnits(
  speakers: Omit<SpeakerContext, 'inDialogue'> & { readonly scans: readonly ParagraphScan[] },
  units: readonly Unit[],
  text: string,
): AttributedUnit[] {
  const { scans } = speakers
  const inDialogue = isDialogue(scans, units, text)
  const context = { ...speakers, inDialogue }
  const company = { ...speakers, present: new Set(speakers.names.map(({ figure }) => figure)) }
  const find = createCandidateFinder(scans)
  const attributed: AttributedUnit[] = []
  let previous: ChosenSource | undefined
  let previousEnd: SourceContext['previousEnd']
  let lastSpeaker: PronounPlace['lastSpeaker']
  for (const unit of units) {
    const isTurn = inDialogue && isSpoken(unit, text)
    const { kind, probability } = isTurn ? TURN : decideKind(unit)
    if (kind === 'none') continue
    const turn = isTurn ? findNextTurn(company, attributed, unit) : undefined
    if (turn !== undefined) {
      const { figure, like } = turn
      const confidence = round(probability * turn.probability)
      attributed.push({ unit, kind: 'direct', source: like?.source, figures: [figure], confidence })
      previous = like?.source
      previousEnd = { paragraph: unit.last.paragraph, token: unit.last.last }
      continue
    }
    const choice = chooseSource({ ...context, unit, previous, previousEnd }, find(unit, previous))
    const resolved =
      choice.source === undefined
        ? undefined
        : resolveSpeaker(context, choice.source, {
            lastSpeaker,
            addressed: inDialogue ? findAddressed(company, unit) : [],
          })
    const share = choice.shareOf(resolved)
    const certainty = share * (resolved?.probability ?? 1)
    if (!isTurn && isFragment(kind, unit) && probability * certainty < fragmentThreshold(unit, choice.source))
      continue

    const isNamed =
      probability * certainty >= NAMING_THRESHOLD &&
      !(inDialogue && answersItself(attributed.at(-1), unit, resolved))
    const figures = isNamed ? (resolved?.figures ?? []) : []
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

/** Whether a bare paragraph would have the same speaker as the one that it answers. */
function answersItself(
  last: AttributedUnit | undefined,
  unit: Unit,
  resolved: Resolved | undefined,
): boolean {
  return last !== undefined && isAnswer(last, unit) && last.figures[0] === resolved?.figures[0]
}

function decideKind(unit: Unit): { kind: Quote['kind'] | 'none'; probability: number } {
  if (isTitleOfWork(unit)) return { kind: 'none', probability: 1 }
  const { tree, features } = kindModel()
  const scores = scoresOf(tree, features(unit))
  const [direct = 0, mixed = 0, none = 0] = probabilitiesOf(scores)
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
  const { tree, features } = sourceModel()
  const options = [...candidates.map(features.ofCandidates(context)), features.ofNobody(context)]
  const probabilities = probabilitiesOf(options.map((option) => scoresOf(tree, option)[0] ?? 0))
  const best = probabilities.reduce(
    (top, value, index) => (value > (probabilities[top] ?? 0) ? index : top),
    0,
  )
  const source = relayedFrom(context.unit, candidates, candidates[best])
  return {
    source,
    shareOf: (resolved) => {
      const figure = resolved?.figures[0]
      if (source === undefined || figure === undefined) return probabilities[best] ?? 0
      const same = ({ mention }: Candidate): boolean =>
        mention === source.mention ||
        mention === candidates[best]?.mention ||
        context.figureOf.get(mention) === figure
      return candidates.reduce(
        (sum, candidate, index) => sum + (same(candidate) ? (probabilities[index] ?? 0) : 0),
        0,
      )
    },
  }
}

/**
 * ‘Lee said that Ray had told her: “…”’ is Ray's, and so is ‘Lee left with Ray, who said: “…”’: of subjects of reporting verbs before a quotation in its sentence, the last
 * one speaks, if it stands in what the chosen one reports.
 */
function relayedFrom(
  { home, first }: Unit,
  candidates: readonly Candidate[],
  source: Candidate | undefined,
): Candidate | undefined {
  if (source?.place !== 'before' || source.attachment.cueLast < 0) return source
  const sentence = home.endsBefore[first.first]
  const relayed = candidates.find(
    ({ place, attachment: { how }, mention }) =>
      place === 'before' &&
      (how === 'subject' || how === 'aux') &&
      (mention.kind === 'name' || mention.words[0] === 'who') &&
      mention.first >= source.attachment.cueLast &&
      home.endsBefore[source.mention.first] === sentence,
  )
  return relayed ?? source
}

function round(probability: number): number {
  return Math.round(probability * 1000) / 1000
}
