import { isDemonym } from '../people/demonyms.ts'
import { isAge } from '../people/find-nominals.ts'
import type { Mention } from '../people/mention.ts'
import type { Figure } from '../people/resolve-names.ts'
import { spelledOut } from '../people/roles.ts'
import {
  type Antecedent,
  findAntecedents,
  isSubject,
  lastBefore,
  type PronounPlace,
  type SalientName,
} from '../people/resolve-pronouns.ts'
import { indexFrom } from './find-candidates.ts'
import { probabilitiesOf, scoreOf, type Weights } from './linear-model.ts'
import { sentenceOf } from './salient-names.ts'
import type { ParagraphScan } from './scan.ts'

/** Who a source mention stands for, with how sure that is; nobody where no person can be named. */
export interface Resolved {
  readonly figures: readonly Figure[]
  readonly probability: number
}

const NOBODY: Resolved = { figures: [], probability: 1 }

/** What is needed to tell who a mention stands for. */
export interface SpeakerContext {
  readonly names: readonly SalientName[]
  readonly figureOf: ReadonlyMap<Mention, Figure>
  readonly pronounWeights: Weights
  /** Whether the text is told in dialogue, as stories are: those about whom it is told are few, and all of them near. */
  readonly inDialogue: boolean
}

/** What is said, as far as it tells who may have said it. */
interface Occasion {
  readonly lastSpeaker: PronounPlace['lastSpeaker']
  /** Whom the speech calls by name. */
  readonly addressed: readonly Figure[]
}

/** Tells who a source is: by name, by pronoun, by role, or as one of a pair. */
export function resolveSpeaker(
  context: SpeakerContext,
  { mention, scan }: { readonly mention: Mention; readonly scan: ParagraphScan },
  occasion: Occasion,
): Resolved {
  switch (mention.kind) {
    case 'name': {
      const figure = context.figureOf.get(mention)
      if (figure === undefined) return NOBODY
      return { figures: [figure, ...partners(context, scan, mention)], probability: 1 }
    }
    case 'pronoun':
      return resolvePronoun(context, scan, mention, occasion)
    case 'nominal':
      return resolveNominal(context, scan, mention, occasion)
  }
}

/** ‘Lee and Ray said’: names that ‘and’ joins to the one found. */
function partners({ figureOf }: SpeakerContext, scan: ParagraphScan, mention: Mention): Figure[] {
  const index = indexFrom(scan.mentions, mention.first)
  const next = scan.mentions[index + 1]
  const previous = scan.mentions[index - 1]
  const joined = [
    next !== undefined && joins(scan, mention, next) ? next : undefined,
    previous !== undefined && joins(scan, previous, mention) ? previous : undefined,
  ]
  return joined.flatMap((other) => {
    const figure = other?.kind === 'name' ? figureOf.get(other) : undefined
    return figure === undefined || figure === figureOf.get(mention) ? [] : [figure]
  })
}

function joins({ tokens }: ParagraphScan, a: Mention, b: Mention): boolean {
  return b.first - a.last === 1 && tokens[a.last]?.lower === 'and'
}

function resolvePronoun(
  context: SpeakerContext,
  scan: ParagraphScan,
  mention: Mention,
  occasion: Occasion,
): Resolved {
  const word = mention.words[0]
  if (word === 'who') {
    const owner = scan.mentions[indexFrom(scan.mentions, mention.first) - 1]
    return owner === undefined || owner.kind === 'pronoun'
      ? NOBODY
      : resolveSpeaker(context, { mention: owner, scan }, occasion)
  }
  if (word === 'it') return resolveIt(context, scan, mention)
  if (mention.gender === undefined) return NOBODY
  const chained = resolveAlone(context, scan, firstOfChain(context, scan, mention), occasion)
  return chained.probability >= CLEAR ? chained : resolveAlone(context, scan, mention, occasion)
}

function resolveAlone(
  context: SpeakerContext,
  scan: ParagraphScan,
  mention: Mention,
  occasion: Occasion,
): Resolved {
  const place = placeIn(scan, mention, occasion)
  const antecedents = findAntecedents(context.names, place)
  const probabilities = probabilitiesOf(
    antecedents.map(({ features }) => scoreOf(context.pronounWeights, features)),
  )
  let best: { antecedent: Antecedent; probability: number } | undefined
  for (const [index, antecedent] of antecedents.entries()) {
    const probability = probabilities[index] ?? 0
    if (best === undefined || probability > best.probability) best = { antecedent, probability }
  }
  const opener = context.inDialogue ? openingNominal(scan, mention) : undefined
  if (opener !== undefined && best?.antecedent.nearest.paragraph !== scan.index)
    return resolveNominal(context, scan, opener, occasion)
  if (best === undefined || isOutshone(scan, mention, best.antecedent.nearest)) return NOBODY
  const subject = onlySubject(antecedents, context.inDialogue)
  if (subject === best.antecedent.figure)
    return { figures: [subject], probability: Math.max(SUBJECT_PROBABILITY, best.probability) }
  const overruledBelow = context.inDialogue ? 1 : OVERRULED_BELOW
  if (subject !== undefined && best.probability < overruledBelow)
    return { figures: [subject], probability: SUBJECT_PROBABILITY }
  const introduced = newlyIntroduced(context, place, best.antecedent.figure)
  if (introduced !== undefined) return { figures: [introduced], probability: INTRODUCED_PROBABILITY }
  return { figures: [best.antecedent.figure], probability: best.probability }
}

function placeIn(scan: ParagraphScan, mention: Mention, { lastSpeaker }: Occasion): PronounPlace {
  return { mention, paragraph: scan.index, sentence: sentenceOf(scan, mention), lastSpeaker }
}

/** What the first pronoun of a chain tells this surely the later ones do not change: it stands nearest to the names. */
const CLEAR = 0.6

/** How many mentions back a chain of pronouns and somebody without a name are looked for. */
const MENTIONS_BACK = 24

/** The mentions of a paragraph between a token and a mention, nearest first, a bounded number. */
function mentionsBetween({ mentions }: ParagraphScan, from: number, mention: Mention): readonly Mention[] {
  const end = indexFrom(mentions, mention.first)
  const between = mentions.slice(Math.max(0, end - MENTIONS_BACK), end)
  return between.filter(({ first }) => first >= from).reverse()
}

/** ‘Tom looked up. A tall man waved. “Go back!” he shouted’: somebody without a name came in between. */
function isOutshone(scan: ParagraphScan, pronoun: Mention, named: SalientName): boolean {
  const since = named.paragraph === scan.index ? named.mention.last : 0
  return mentionsBetween(scan, since, pronoun).some(
    ({ kind, first, gender }) =>
      kind === 'nominal' && gender === pronoun.gender && INDEFINITE.has(scan.tokens[first]?.lower ?? ''),
  )
}

const INDEFINITE: ReadonlySet<string> = new Set(['a', 'an', 'another', 'one'])

/** ‘Her aunt laughed. “You will do,” she declared’: somebody without a name opens the paragraph, and may be the pronoun. */
function openingNominal({ mentions }: ParagraphScan, pronoun: Mention): Mention | undefined {
  const opener = mentions[0]
  if (opener?.kind !== 'nominal' || opener.first > 0 || opener.isPlural || opener.isPossessive)
    return undefined
  return opener.gender === undefined || opener.gender === pronoun.gender ? opener : undefined
}

/** ‘She thinks. “They are brave, and,” here she laughs, “loud”’: with nobody named in between, the first of them tells. */
function firstOfChain({ names }: SpeakerContext, scan: ParagraphScan, mention: Mention): Mention {
  const named = names[lastBefore(names, mention.start)]
  const since = named?.paragraph === scan.index ? named.mention.last : 0
  const chain = mentionsBetween(scan, since, mention).filter(
    ({ kind, gender }) => kind === 'pronoun' && gender === mention.gender,
  )
  return chain.at(-1) ?? mention
}

/** Where the model is less sure than this, grammar decides; and how often it is right then, an estimate. */
const OVERRULED_BELOW = 0.9
const SUBJECT_PROBABILITY = 0.75

/** ‘Mom folded the letter. “Well,” she said’: the only one nearby who is known to fit; in reports, as the subject. */
function onlySubject(antecedents: readonly Antecedent[], inDialogue: boolean): Figure | undefined {
  const [nearby, ...others] = antecedents.filter(
    ({ nearest, isNearby }) => isNearby && nearest.figure.gender !== undefined,
  )
  if (nearby === undefined || others.length > 0 || !(inDialogue || isSubject(nearby.nearest)))
    return undefined
  return nearby.figure
}

/** Estimated; it stands against a figure of whom nobody knows whether the pronoun fits. */
const INTRODUCED_PROBABILITY = 0.8

/**
 * ‘Her party leader, Tom Ray, went further. “…,” he said’: where the gender of the likeliest is unknown, somebody named
 * after them in the pronoun's own paragraph whose gender is the pronoun's.
 */
function newlyIntroduced(
  { names }: SpeakerContext,
  { mention, paragraph }: PronounPlace,
  likeliest: Figure,
): Figure | undefined {
  if (likeliest.gender !== undefined) return undefined
  for (let at = lastBefore(names, mention.start); at >= 0; at -= 1) {
    const name = names[at]
    if (name?.paragraph !== paragraph || name.figure === likeliest) return undefined
    if (name.figure.gender === mention.gender) return name.figure
  }
  return undefined
}

/** ‘The Food Agency urged people to return it. “Do not eat this,” it said’: the paragraph's one organisation before it. */
function resolveIt({ figureOf }: SpeakerContext, scan: ParagraphScan, mention: Mention): Resolved {
  const organisations = new Set<Figure>()
  for (const name of scan.mentions) {
    if (name.first >= mention.first) break
    const figure = name.kind === 'name' && name.bearer === 'organisation' ? figureOf.get(name) : undefined
    if (figure !== undefined) organisations.add(figure)
  }
  const [only, ...others] = organisations
  return only === undefined || others.length > 0 ? NOBODY : { figures: [only], probability: IT_PROBABILITY }
}

/** Estimated: an ‘it’ with one organisation before it is seldom anything else. */
const IT_PROBABILITY = 0.8

/** ‘the Russian leader’: the figure whose role shares the words; ‘both leaders’: the last two who were named. */
function resolveNominal(
  context: SpeakerContext,
  scan: ParagraphScan,
  mention: Mention,
  occasion: Occasion,
): Resolved {
  const apposed = nameBeside(context, scan, mention)
  if (apposed !== undefined) return { figures: [apposed], probability: 1 }
  const words = scan.tokens.slice(mention.first, mention.last).map(({ lower }) => lower)
  const [determiner] = words
  if (mention.isPlural && (determiner === 'both' || words.includes('two'))) {
    const pair = lastFigures(context, mention, 2)
    return pair.length === 2 ? { figures: pair, probability: 0.9 } : NOBODY
  }
  if (context.inDialogue && !mention.isPlural && POSSESSIVES.has(determiner ?? ''))
    return resolveRelative(context, scan, mention, occasion)
  if (mention.isPlural || determiner !== 'the' || mention.bearer === 'organisation') return NOBODY
  const head = words.at(-1) ?? ''
  if (isAge(head) || isDemonym(head)) return protagonist(context, scan, mention)
  const figure = byRole(context, mention, spelledOut(words.slice(1)))
  return figure === undefined ? NOBODY : { figures: [figure], probability: 0.85 }
}

/**
 * ‘“Is it?” returned her brother’: in a story the one man near by, or of two the one who has not just spoken; the one
 * whom the text calls a brother, where it does.
 */
function resolveRelative(
  context: SpeakerContext,
  scan: ParagraphScan,
  mention: Mention,
  occasion: Occasion,
): Resolved {
  if (mention.gender === undefined) return NOBODY
  const near = findAntecedents(context.names, placeIn(scan, mention, occasion)).filter(
    ({ figure }) => !occasion.addressed.includes(figure),
  )
  const called = near.filter(({ figure }) => figure.roleWords.has(mention.words[0] ?? ''))
  const others = near.filter(({ figure }) => figure !== occasion.lastSpeaker?.figure)
  const only = [called, near, others].find(({ length }) => length === 1)?.[0]
  return only?.figure.gender === mention.gender
    ? { figures: [only.figure], probability: RELATIVE_PROBABILITY }
    : NOBODY
}

const POSSESSIVES: ReadonlySet<string> = new Set(['his', 'her', 'their', 'my', 'our'])

/** An estimate. */
const RELATIVE_PROBABILITY = 0.75

/** A comma and what qualifies the name: ‘Scott’s niece, state Del. Marcia Price’. */
const APPOSITION_LIMIT = 4

/**
 * ‘Kofi Mensah scored twice. “…,” the 22-year-old said’, ‘the Ghanaian said’: the one subject, or the one name, of the
 * paragraph; of the one before where it names nobody.
 */
function protagonist({ names }: SpeakerContext, { index }: ParagraphScan, mention: Mention): Resolved {
  const last = lastBefore(names, mention.start)
  const paragraph = names[last]?.paragraph ?? -1
  if (index - paragraph > 1) return NOBODY
  const subjects = new Set<Figure>()
  const named = new Set<Figure>()
  for (let at = last; names[at]?.paragraph === paragraph; at -= 1) {
    const name = names[at]
    if (name?.figure.bearer !== 'person') continue
    named.add(name.figure)
    if (isSubject(name)) subjects.add(name.figure)
  }
  const [only, ...others] = subjects.size > 0 ? subjects : named
  return only === undefined || others.length > 0
    ? NOBODY
    : { figures: [only], probability: PROTAGONIST_PROBABILITY }
}

/** Estimated. */
const PROTAGONIST_PROBABILITY = 0.8

/** ‘her senior adviser, Jake Sullivan, said’, ‘the mayor of Ostby, Ann Lee, said’. */
function nameBeside({ figureOf }: SpeakerContext, scan: ParagraphScan, mention: Mention): Figure | undefined {
  const end = endOfPlace(scan, mention)
  const next = scan.mentions[indexFrom(scan.mentions, end)]
  if (next?.kind !== 'name' || mention.isPlural || mention.isPossessive || next.bearer === 'organisation')
    return undefined
  if (next.first - end > APPOSITION_LIMIT || scan.tokens[end]?.text !== ',') return undefined
  if (scan.tokens.slice(end + 1, next.first).some(({ kind }) => kind !== 'word')) return undefined
  const closing = scan.tokens[next.last]?.text
  return closing === ',' || closing === '.' || closing === '(' ? figureOf.get(next) : undefined
}

/** Past what somebody is the mayor, the head or the owner of, where that has a name. */
function endOfPlace({ mentions, tokens }: ParagraphScan, { last }: Mention): number {
  if (tokens[last]?.lower !== 'of') return last
  const named = mentions[indexFrom(mentions, last)]
  const from = last + (tokens[last + 1]?.lower === 'the' ? 2 : 1)
  return named?.kind === 'name' && named.first === from ? named.last : last
}

/** How many names back a role or a pair is looked for. */
const LOOK_BACK = 120

function lastFigures({ names }: SpeakerContext, mention: Mention, count: number): Figure[] {
  const figures: Figure[] = []
  const last = lastBefore(names, mention.start)
  for (let at = last; at > last - LOOK_BACK && figures.length < count; at -= 1) {
    const figure = names[at]?.figure
    if (figure?.bearer === 'person' && !figures.includes(figure)) figures.push(figure)
  }
  return figures.reverse()
}

function byRole({ names }: SpeakerContext, mention: Mention, words: readonly string[]): Figure | undefined {
  const head = words.at(-1) ?? ''
  const modifiers = words.slice(0, -1)
  const last = lastBefore(names, mention.start)
  for (let at = last; at > last - LOOK_BACK; at -= 1) {
    const figure = names[at]?.figure
    if (figure === undefined) continue
    const headFits = figure.roleWords.has(head) || (modifiers.length > 0 && GENERIC_HEADS.has(head))
    if (headFits && modifiers.every((word) => figure.roleWords.has(word))) return figure
  }
  return undefined
}

const GENERIC_HEADS: ReadonlySet<string> = new Set([
  'leader',
  'politician',
  'chief',
  'head',
  'official',
  'man',
  'woman',
])
