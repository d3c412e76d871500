import type { Mention } from './mention.ts'
import type { Figure } from './resolve-names.ts'

/** A name outside quotations that a later pronoun may stand for. */
export interface SalientName {
  readonly figure: Figure
  readonly mention: Mention
  readonly paragraph: number
  /** Ends of sentences in its paragraph before it. */
  readonly sentence: number
  /** Its grammatical place, as read off the surface. */
  readonly place: 'speaker' | 'subject' | 'object' | 'possessor' | 'other'
}

/** A pronoun with where it stands. */
export interface PronounPlace {
  readonly mention: Mention
  readonly paragraph: number
  readonly sentence: number
  /** Who was quoted last, and how many paragraphs ago. */
  readonly lastSpeaker: { readonly figure: Figure; readonly paragraph: number } | undefined
}

/** A figure that a pronoun may stand for, with what speaks for it. */
export interface Antecedent {
  readonly figure: Figure
  /** Where it is named last before the pronoun. */
  readonly nearest: SalientName
  /** Whether that is in the pronoun's own sentence or the one before it, in one paragraph. */
  readonly isNearby: boolean
  readonly features: readonly string[]
}

const REACH = { names: 16, paragraphs: 8 }

/**
 * Who a ‘he’ or a ‘she’ may be: the figures named within eight paragraphs and sixteen names before it, nearest first,
 * without those whose known gender is another. Features after the usual cues of coreference: recency, place, gender.
 */
export function findAntecedents(names: readonly SalientName[], pronoun: PronounPlace): Antecedent[] {
  const traces = new Map<Figure, Trace>()
  const last = lastBefore(names, pronoun.mention.start)
  for (let at = last; at > last - REACH.names; at -= 1) {
    const name = names[at]
    if (name === undefined || pronoun.paragraph - name.paragraph > REACH.paragraphs) break
    if (!canAgree(name.figure, pronoun.mention)) continue
    const trace = traces.get(name.figure)
    const subjects = (trace?.subjects ?? 0) + (isSubject(name) ? 1 : 0)
    traces.set(name.figure, {
      nearest: trace?.nearest ?? name,
      rank: trace?.rank ?? traces.size,
      count: (trace?.count ?? 0) + 1,
      subjects,
    })
  }
  return [...traces].map(([figure, trace]) => ({
    figure,
    nearest: trace.nearest,
    isNearby: isNearby(trace.nearest, pronoun),
    features: featuresOf(figure, trace, pronoun),
  }))
}

/** What the names before a pronoun say of one figure. */
interface Trace {
  readonly nearest: SalientName
  /** How many other figures are named nearer. */
  readonly rank: number
  readonly count: number
  /** How often as a subject. */
  readonly subjects: number
}

function canAgree({ gender }: Figure, mention: Mention): boolean {
  return gender === undefined || mention.gender === undefined || gender === mention.gender
}

function featuresOf(
  figure: Figure,
  { nearest, count, subjects, rank }: Trace,
  pronoun: PronounPlace,
): string[] {
  const { place, mention } = nearest
  const distance = distanceOf(pronoun, nearest)
  const gender = figure.gender === undefined ? 'unknown' : 'agrees'
  const spoke = spokeLast(figure, pronoun)
  const form = mention.words.length > 1 ? 'full' : mention.role === undefined ? 'bare' : 'titled'
  const often = figure.mentions.length > 8 ? 'often' : figure.mentions.length > 3 ? 'some' : 'rare'
  return [
    `rank=${Math.min(rank, 4)}`,
    `distance=${distance}`,
    `gender=${gender}`,
    `bearer=${figure.bearer}`,
    `place=${place}`,
    `form=${form}|distance=${distance}`,
    `form=${form}|rank=${Math.min(rank, 3)}|place=${place}`,
    `place=${place}|spoke=${spoke}`,
    `place=${place}|distance=${distance}`,
    `place=${place}|rank=${Math.min(rank, 3)}`,
    `rank=${Math.min(rank, 3)}|gender=${gender}|distance=${distance}`,
    `count=${Math.min(count, 4)}|rank=${Math.min(rank, 3)}`,
    `subjects=${Math.min(subjects, 3)}|rank=${Math.min(rank, 3)}`,
    `subjects=${Math.min(subjects, 2)}|count=${Math.min(count, 4)}`,
    `spoke=${spoke}`,
    `spoke=${spoke}|rank=${Math.min(rank, 2)}|distance=${distance}`,
    `often=${often}|rank=${Math.min(rank, 2)}`,
    `often=${often}|gender=${gender}`,
    `words=${Math.min(figure.words.length, 3)}|gender=${gender}`,
    `ending=${endingOf(figure)}|pronoun=${pronoun.mention.gender ?? ''}`,
  ]
}

/** Whether the figure was quoted last or another was, and how many paragraphs ago. */
function spokeLast(figure: Figure, { lastSpeaker, paragraph }: PronounPlace): string {
  if (lastSpeaker === undefined) return 'nobody'
  return `${lastSpeaker.figure === figure ? 'same' : 'other'}${Math.min(2, paragraph - lastSpeaker.paragraph)}`
}

function isNearby({ paragraph, sentence }: SalientName, pronoun: PronounPlace): boolean {
  return paragraph === pronoun.paragraph && pronoun.sentence - sentence <= 1
}

/** Whether a name is the subject of its clause. */
export function isSubject({ place }: SalientName): boolean {
  return place === 'subject' || place === 'speaker'
}

/** ‘Tyresha’, ‘Aparna’: of a given name that no list knows the last letter tells something. */
function endingOf({ gender, given }: Figure): string {
  return gender !== undefined || given === undefined ? '-' : given.slice(-1)
}

function distanceOf(pronoun: PronounPlace, { paragraph, sentence }: SalientName): string {
  if (pronoun.paragraph !== paragraph) return `p${Math.min(4, pronoun.paragraph - paragraph)}`
  return `s${Math.min(2, pronoun.sentence - sentence)}`
}

/** Index of the last name that starts before an offset, -1 if none does. */
export function lastBefore(names: readonly SalientName[], start: number): number {
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((names[middle]?.mention.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low - 1
}
