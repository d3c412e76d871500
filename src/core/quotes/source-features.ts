import type { Mention } from '../people/mention.ts'
import type { Figure } from '../people/resolve-names.ts'
import { isObject } from './attach-cues.ts'
import { cuePosition, type Distance, distanceOf, gapOf } from './candidate-distance.ts'
import type { Candidate } from './find-candidates.ts'
import type { Feature, Notation } from './linear-model.ts'
import type { ParagraphScan } from './scan.ts'
import type { SourceContext } from './source-context.ts'
import { bucket, closeOf, leadOf } from './unit-surroundings.ts'

/** Gives what speaks for and against who may be the source of a unit. */
export interface SourceFeatures<Part> {
  /** What is the same for all of a unit's candidates is read once: give it the context first. */
  readonly ofCandidates: (context: SourceContext) => (candidate: Candidate) => Feature<Part>[]
  /** Of the choice that nobody is named. */
  readonly ofNobody: (context: SourceContext) => Feature<Part>[]
}

/**
 * Names what speaks for and against a candidate. The kinds of evidence follow O'Keefe 2012 and Muzny 2017: distance,
 * punctuation, reporting verbs, what else stands between, the speaker before; syntax is read off the surface.
 */
export function createSourceFeatures<Part>(notation: Notation<Part>): SourceFeatures<Part> {
  const parts = createParts(notation)
  return {
    ofNobody: ({ unit, previous }) => [
      [parts.nobody],
      [parts.nobody, parts.lead(leadOf(unit))],
      [parts.nobody, parts.previous(String(previous !== undefined))],
      [parts.nobody, parts.words(bucket(unit.first.last - unit.first.first))],
    ],
    ofCandidates: (context) => {
      const { unit } = context
      const shared = {
        parts,
        context,
        lead: parts.lead(leadOf(unit)),
        close: parts.close(closeOf(unit)),
        gap: parts.gap(gapOf(context)),
      }
      return (candidate) => featuresOf(shared, candidate)
    },
  }
}

type Parts<Part> = ReturnType<typeof createParts<Part>>

/** All that features are made of. */
function createParts<Part>({ fixed, valued }: Notation<Part>) {
  return {
    base: {
      before: fixed('before'),
      after: fixed('after'),
      previous: fixed('previous'),
      chain: fixed('chain'),
      'chain-near': fixed('chain-near'),
    },
    nobody: fixed('nobody'),
    lead: valued('lead'),
    close: valued('close'),
    previous: valued('previous'),
    words: valued('words'),
    gap: valued('gap'),
    how: valued('how'),
    ends: valued('ends'),
    rank: valued('rank'),
    tokens: valued('tokens'),
    quotes: valued('quotes'),
    cues: valued('cues'),
    attached: valued('attached'),
    /** A reporting verb, or where it stands. */
    cue: valued('cue'),
    at: valued('at'),
    form: valued('form'),
    kind: valued('kind'),
    bearer: valued('bearer'),
    word: valued('word'),
    after: valued('after'),
    before: valued('before'),
    possessive: fixed('possessive'),
    object: fixed('object'),
    objectOf: valued('object'),
    opens: fixed('opens'),
    figure: valued('figure'),
    often: { once: fixed('once'), some: fixed('some'), often: fixed('often') },
    same: fixed('same'),
    samePerson: fixed('same-person'),
    other: fixed('other'),
    /** As it is banded, without a name. */
    distance: fixed,
  }
}

/** What features of all candidates of a unit share. */
interface Shared<Part> {
  readonly parts: Parts<Part>
  readonly context: SourceContext
  readonly lead: Part
  readonly close: Part
  readonly gap: Part
}

/** What most features of one candidate share. */
interface View<Part> extends Shared<Part> {
  readonly candidate: Candidate
  readonly base: Part
  readonly how: Part
  readonly ends: Part
}

function featuresOf<Part>(shared: Shared<Part>, candidate: Candidate): Feature<Part>[] {
  const { parts, context } = shared
  const { unit } = context
  const isNear = candidate.place === 'chain' && candidate.paragraph === unit.first.paragraph
  const distance = distanceOf(unit, candidate)
  const view: View<Part> = {
    ...shared,
    candidate,
    base: parts.base[isNear ? 'chain-near' : candidate.place],
    how: parts.how(candidate.attachment.how),
    ends: parts.ends(distance.ends),
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

function placeFeatures<Part>(
  { parts, base, how, lead, close, ends, candidate }: View<Part>,
  distance: Distance,
  position: string,
): Feature<Part>[] {
  const rank = parts.rank(String(Math.min(candidate.rank, 5)))
  const tokens = parts.tokens(distance.tokens)
  return [
    [base],
    [base, rank],
    [base, how, parts.cue(position)],
    [base, how, ends],
    [base, ends, parts.quotes(distance.quotes)],
    [base, ends, tokens],
    [base, parts.cues(distance.cues), ends],
    [base, rank, ends, how],
    [base, lead, how, ends],
    [base, close, how, ends, tokens],
    [base, lead, close],
    [base, parts.attached(String(Math.min(candidate.attachedRank, 2))), how, ends],
  ]
}

function verbFeatures<Part>({ parts, base, how, candidate }: View<Part>, position: string): Feature<Part>[] {
  const { cue } = candidate.attachment
  if (cue === undefined) return [[how]]
  const lemma = parts.cue(cue.lemma)
  return [[how], [lemma], [base, lemma, parts.at(position)], [parts.form(cue.form), how]]
}

function mentionFeatures<Part>({
  parts,
  base,
  how,
  lead,
  ends,
  candidate: { mention, scan },
}: View<Part>): Feature<Part>[] {
  const before = scan.tokens[mention.lead - 1]
  const after = scan.tokens[mention.last]
  const features: Feature<Part>[] = [
    [base, parts.kind(mention.kind)],
    [parts.bearer(mention.bearer)],
    [parts.word(mention.kind === 'name' ? 'name' : (mention.words[0] ?? '')), base],
    [base, parts.after(after?.lower ?? 'end')],
    [base, parts.before(before?.lower ?? 'start')],
  ]
  const { possessive, object, opens } = parts
  if (mention.isPossessive) features.push([possessive], [base, possessive])
  if (isObject(before)) {
    features.push([object], [base, parts.objectOf(before?.lower ?? '')], [base, object, how])
  }
  if (opensSentence(scan, mention)) {
    features.push([opens], [base, opens, ends], [base, opens, how, lead])
  }
  return features
}

function opensSentence({ tokens, endsBefore }: ParagraphScan, { lead }: Mention): boolean {
  if (lead === 0) return true
  if ((endsBefore[lead] ?? 0) > (endsBefore[lead - 1] ?? 0)) return true
  return tokens[lead - 1]?.kind === 'punctuation' && tokens[lead - 1]?.text !== ','
}

function figureFeatures<Part>({ parts, context: { figureOf }, candidate, how }: View<Part>): Feature<Part>[] {
  const figure = figureOf.get(candidate.mention)
  if (figure === undefined) return []
  const often = figure.mentions.length > 4 ? 'often' : figure.mentions.length > 1 ? 'some' : 'once'
  const bearer = parts.figure(figure.bearer)
  return [
    [bearer, parts.often[often]],
    [bearer, parts.words(String(Math.min(figure.words.length, 3))), how],
  ]
}

function chainFeatures<Part>(
  { parts: { same, samePerson, other, distance }, context, candidate, base, lead, close, gap }: View<Part>,
  { ends }: Distance,
): Feature<Part>[] {
  const { previous, figureOf } = context
  if (previous === undefined) return []
  if (previous.mention === candidate.mention) {
    return [[same], [same, base, gap], [same, gap, lead, close], [same, base, distance(ends)]]
  }
  return areSamePerson(figureOf, previous.mention, candidate.mention)
    ? [[samePerson], [samePerson, base, gap]]
    : [[other, base, gap]]
}

function areSamePerson(figureOf: ReadonlyMap<Mention, Figure>, a: Mention, b: Mention): boolean {
  if (a.kind === 'pronoun') return a.words[0] === b.words[0]
  const figure = figureOf.get(a)
  return figure !== undefined && figure === figureOf.get(b)
}
