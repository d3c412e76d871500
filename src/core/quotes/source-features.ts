import type { Mention } from '../people/mention.ts'
import type { Figure } from '../people/resolve-names.ts'
import { isObject } from './attach-cues.ts'
import { cuePosition, distanceOf, gapOf } from './candidate-distance.ts'
import type { Candidate } from './find-candidates.ts'
import type { ParagraphScan } from './scan.ts'
import type { SourceContext } from './source-context.ts'
import { bucket, closeOf, leadOf } from './unit-surroundings.ts'

/** Features of the choice that nobody is named. */
export function nobodyFeatures({ unit, scans, previous }: SourceContext): string[] {
  const scan = scans[unit.first.paragraph]
  return [
    'nobody',
    `nobody|lead=${scan === undefined ? 'start' : leadOf(scan, unit)}`,
    `nobody|previous=${previous !== undefined}`,
    `nobody|words=${bucket(unit.first.last - unit.first.first)}`,
  ]
}

/** What most features of one candidate share. */
interface View extends SourceContext {
  readonly candidate: Candidate
  /** The candidate's paragraph. */
  readonly scan: ParagraphScan
  readonly base: string
  readonly lead: string
  readonly close: string
  readonly ends: string
}

/**
 * Names what speaks for and against a candidate. The kinds of evidence follow O'Keefe 2012 and Muzny 2017: distance,
 * punctuation, reporting verbs, what else stands between, the speaker before; syntax is read off the surface.
 */
export function sourceFeatures(context: SourceContext, candidate: Candidate): string[] {
  const { scans, unit } = context
  const scan = scans[candidate.paragraph]
  const [home, tail] = [scans[unit.first.paragraph], scans[unit.last.paragraph]]
  if (scan === undefined || home === undefined || tail === undefined) return []
  const isNear = candidate.place === 'chain' && candidate.paragraph === unit.first.paragraph
  const view = {
    ...context,
    candidate,
    scan,
    base: isNear ? 'chain-near' : candidate.place,
    lead: leadOf(home, unit),
    close: closeOf(tail, unit),
    ends: distanceOf(context, candidate).ends,
  }
  return [
    ...placeFeatures(view),
    ...verbFeatures(view),
    ...mentionFeatures(view),
    ...figureFeatures(view),
    ...chainFeatures(view),
  ]
}

function placeFeatures(view: View): string[] {
  const { base, lead, close, ends, unit, candidate } = view
  const { rank, attachedRank } = candidate
  const { how } = candidate.attachment
  const { quotes, tokens, cues } = distanceOf(view, candidate)
  return [
    base,
    `${base}|rank=${Math.min(rank, 5)}`,
    `${base}|how=${how}|cue=${cuePosition(candidate, unit)}`,
    `${base}|how=${how}|ends=${ends}`,
    `${base}|ends=${ends}|quotes=${quotes}`,
    `${base}|ends=${ends}|tokens=${tokens}`,
    `${base}|cues=${cues}|ends=${ends}`,
    `${base}|rank=${Math.min(rank, 5)}|ends=${ends}|how=${how}`,
    `${base}|lead=${lead}|how=${how}|ends=${ends}`,
    `${base}|close=${close}|how=${how}|ends=${ends}|tokens=${tokens}`,
    `${base}|lead=${lead}|close=${close}`,
    `${base}|attached=${Math.min(attachedRank, 2)}|how=${how}|ends=${ends}`,
  ]
}

function verbFeatures({ base, candidate, unit }: View): string[] {
  const { how, cue } = candidate.attachment
  if (cue === undefined) return [`how=${how}`]
  return [
    `how=${how}`,
    `cue=${cue.lemma}`,
    `${base}|cue=${cue.lemma}|at=${cuePosition(candidate, unit)}`,
    `form=${cue.form}|how=${how}`,
  ]
}

function mentionFeatures({ base, lead, ends, scan, candidate }: View): string[] {
  const { mention, attachment } = candidate
  const before = scan.tokens[mention.lead - 1]
  const after = scan.tokens[mention.last]
  const features = [
    `${base}|kind=${mention.kind}`,
    `bearer=${mention.bearer}`,
    `word=${mention.kind === 'name' ? 'name' : (mention.words[0] ?? '')}|${base}`,
    `${base}|after=${after?.lower ?? 'end'}`,
    `${base}|before=${before?.lower ?? 'start'}`,
  ]
  if (mention.isPossessive) features.push('possessive', `${base}|possessive`)
  if (isObject(before)) {
    features.push('object', `${base}|object=${before?.lower ?? ''}`, `${base}|object|how=${attachment.how}`)
  }
  if (opensSentence(scan, mention)) {
    features.push('opens', `${base}|opens|ends=${ends}`, `${base}|opens|how=${attachment.how}|lead=${lead}`)
  }
  return features
}

function opensSentence({ tokens, endsBefore }: ParagraphScan, { lead }: Mention): boolean {
  if (lead === 0) return true
  if ((endsBefore[lead] ?? 0) > (endsBefore[lead - 1] ?? 0)) return true
  return tokens[lead - 1]?.kind === 'punctuation' && tokens[lead - 1]?.text !== ','
}

function figureFeatures({ figureOf, candidate }: View): string[] {
  const figure = figureOf.get(candidate.mention)
  if (figure === undefined) return []
  const often = figure.mentions.length > 4 ? 'often' : figure.mentions.length > 1 ? 'some' : 'once'
  return [
    `figure=${figure.bearer}|${often}`,
    `figure=${figure.bearer}|words=${Math.min(figure.words.length, 3)}|how=${candidate.attachment.how}`,
  ]
}

function chainFeatures(view: View): string[] {
  const { previous, figureOf, candidate, base, lead, close, ends } = view
  if (previous === undefined) return []
  const gap = gapOf(view)
  if (previous.mention === candidate.mention) {
    return [
      'same',
      `same|${base}|gap=${gap}`,
      `same|gap=${gap}|lead=${lead}|close=${close}`,
      `same|${base}|${ends}`,
    ]
  }
  return areSamePerson(figureOf, previous.mention, candidate.mention)
    ? ['same-person', `same-person|${base}|gap=${gap}`]
    : [`other|${base}|gap=${gap}`]
}

function areSamePerson(figureOf: ReadonlyMap<Mention, Figure>, a: Mention, b: Mention): boolean {
  if (a.kind === 'pronoun' && b.kind === 'pronoun') return a.words[0] === b.words[0]
  const figure = figureOf.get(a)
  return figure !== undefined && figure === figureOf.get(b)
}
