import type { Mention } from '../people/mention.ts'
import type { Figure } from '../people/resolve-names.ts'
import { isObject } from './attach-cues.ts'
import { cuePosition, type Distance, distanceOf, gapOf } from './candidate-distance.ts'
import type { Candidate } from './find-candidates.ts'
import type { Feature } from './linear-model.ts'
import type { ParagraphScan } from './scan.ts'
import type { SourceContext } from './source-context.ts'
import { bucket, closeOf, leadOf } from './unit-surroundings.ts'

/** Features of the choice that nobody is named. */
export function nobodyFeatures({ unit, previous }: SourceContext): Feature[] {
  return [
    ['nobody'],
    ['nobody', `lead=${leadOf(unit)}`],
    ['nobody', `previous=${previous !== undefined}`],
    ['nobody', `words=${bucket(unit.first.last - unit.first.first)}`],
  ]
}

/** What most features of one candidate share; from `base` on, parts of their names. */
interface View {
  readonly context: SourceContext
  readonly candidate: Candidate
  readonly base: string
  readonly how: string
  readonly lead: string
  readonly close: string
  readonly ends: string
}

/**
 * Names what speaks for and against a candidate. The kinds of evidence follow O'Keefe 2012 and Muzny 2017: distance,
 * punctuation, reporting verbs, what else stands between, the speaker before; syntax is read off the surface.
 */
export function sourceFeatures(context: SourceContext, candidate: Candidate): Feature[] {
  const { unit } = context
  const isNear = candidate.place === 'chain' && candidate.paragraph === unit.first.paragraph
  const distance = distanceOf(unit, candidate)
  const view = {
    context,
    candidate,
    base: isNear ? 'chain-near' : candidate.place,
    how: `how=${candidate.attachment.how}`,
    lead: `lead=${leadOf(unit)}`,
    close: `close=${closeOf(unit)}`,
    ends: `ends=${distance.ends}`,
  }
  const position = cuePosition(candidate, unit)
  return [
    ...placeFeatures(view, distance, position),
    ...verbFeatures(view, position),
    ...mentionFeatures(view),
    ...figureFeatures(view),
    ...chainFeatures(view, distance),
  ]
}

function placeFeatures(
  { base, how, lead, close, ends, candidate }: View,
  distance: Distance,
  position: string,
): Feature[] {
  const rank = `rank=${Math.min(candidate.rank, 5)}`
  const tokens = `tokens=${distance.tokens}`
  return [
    [base],
    [base, rank],
    [base, how, `cue=${position}`],
    [base, how, ends],
    [base, ends, `quotes=${distance.quotes}`],
    [base, ends, tokens],
    [base, `cues=${distance.cues}`, ends],
    [base, rank, ends, how],
    [base, lead, how, ends],
    [base, close, how, ends, tokens],
    [base, lead, close],
    [base, `attached=${Math.min(candidate.attachedRank, 2)}`, how, ends],
  ]
}

function verbFeatures({ base, how, candidate }: View, position: string): Feature[] {
  const { cue } = candidate.attachment
  if (cue === undefined) return [[how]]
  const lemma = `cue=${cue.lemma}`
  return [[how], [lemma], [base, lemma, `at=${position}`], [`form=${cue.form}`, how]]
}

function mentionFeatures({ base, how, lead, ends, candidate: { mention, scan } }: View): Feature[] {
  const before = scan.tokens[mention.lead - 1]
  const after = scan.tokens[mention.last]
  const features: Feature[] = [
    [base, `kind=${mention.kind}`],
    [`bearer=${mention.bearer}`],
    [`word=${mention.kind === 'name' ? 'name' : (mention.words[0] ?? '')}`, base],
    [base, `after=${after?.lower ?? 'end'}`],
    [base, `before=${before?.lower ?? 'start'}`],
  ]
  if (mention.isPossessive) features.push(['possessive'], [base, 'possessive'])
  if (isObject(before)) {
    features.push(['object'], [base, `object=${before?.lower ?? ''}`], [base, 'object', how])
  }
  if (opensSentence(scan, mention)) {
    features.push(['opens'], [base, 'opens', ends], [base, 'opens', how, lead])
  }
  return features
}

function opensSentence({ tokens, endsBefore }: ParagraphScan, { lead }: Mention): boolean {
  if (lead === 0) return true
  if ((endsBefore[lead] ?? 0) > (endsBefore[lead - 1] ?? 0)) return true
  return tokens[lead - 1]?.kind === 'punctuation' && tokens[lead - 1]?.text !== ','
}

function figureFeatures({ context: { figureOf }, candidate, how }: View): Feature[] {
  const figure = figureOf.get(candidate.mention)
  if (figure === undefined) return []
  const often = figure.mentions.length > 4 ? 'often' : figure.mentions.length > 1 ? 'some' : 'once'
  const bearer = `figure=${figure.bearer}`
  return [
    [bearer, often],
    [bearer, `words=${Math.min(figure.words.length, 3)}`, how],
  ]
}

function chainFeatures({ context, candidate, base, lead, close }: View, { ends }: Distance): Feature[] {
  const { previous, figureOf } = context
  if (previous === undefined) return []
  const gap = `gap=${gapOf(context)}`
  if (previous.mention === candidate.mention) {
    return [['same'], ['same', base, gap], ['same', gap, lead, close], ['same', base, ends]]
  }
  return areSamePerson(figureOf, previous.mention, candidate.mention)
    ? [['same-person'], ['same-person', base, gap]]
    : [['other', base, gap]]
}

function areSamePerson(figureOf: ReadonlyMap<Mention, Figure>, a: Mention, b: Mention): boolean {
  if (a.kind === 'pronoun') return a.words[0] === b.words[0]
  const figure = figureOf.get(a)
  return figure !== undefined && figure === figureOf.get(b)
}
