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
  readonly place: 'subject' | 'object' | 'possessor' | 'other'
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
  readonly features: readonly string[]
}

const REACH = { names: 16, paragraphs: 8 }

/**
 * Who a ‘he’ or a ‘she’ may be: the figures named within eight paragraphs and sixteen names before it, nearest first,
 * without those whose known gender is another. Features after the usual cues of coreference: recency, place, gender.
 */
export function findAntecedents(names: readonly SalientName[], pronoun: PronounPlace): Antecedent[] {
  const { gender } = pronoun.mention
  const seen = new Map<Figure, { nearest: SalientName; count: number; subjects: number; rank: number }>()
  const last = lastBefore(names, pronoun.mention.start)
  for (let at = last; at >= Math.max(0, last - REACH.names + 1); at -= 1) {
    const name = names[at]
    if (name === undefined || pronoun.paragraph - name.paragraph > REACH.paragraphs) break
    if (name.figure.gender !== undefined && gender !== undefined && name.figure.gender !== gender) continue
    const entry = seen.get(name.figure)
    if (entry === undefined) {
      seen.set(name.figure, {
        nearest: name,
        count: 1,
        subjects: name.place === 'subject' ? 1 : 0,
        rank: seen.size,
      })
    } else {
      entry.count += 1
      if (name.place === 'subject') entry.subjects += 1
    }
  }
  return [...seen].map(([figure, { nearest, count, subjects, rank }]) => {
    const distance = distanceOf(pronoun, nearest)
    const agreement = figure.gender === undefined ? 'unknown' : 'agrees'
    const { lastSpeaker } = pronoun
    const spoke =
      lastSpeaker === undefined
        ? 'nobody'
        : lastSpeaker.figure === figure
          ? `same${Math.min(2, pronoun.paragraph - lastSpeaker.paragraph)}`
          : `other${Math.min(2, pronoun.paragraph - lastSpeaker.paragraph)}`
    const often = figure.mentions.length > 8 ? 'often' : figure.mentions.length > 3 ? 'some' : 'rare'
    return {
      figure,
      features: [
        `rank=${Math.min(rank, 4)}`,
        `distance=${distance}`,
        `gender=${agreement}`,
        `bearer=${figure.bearer}`,
        `place=${nearest.place}`,
        `place=${nearest.place}|distance=${distance}`,
        `place=${nearest.place}|rank=${Math.min(rank, 3)}`,
        `rank=${Math.min(rank, 3)}|gender=${agreement}|distance=${distance}`,
        `count=${Math.min(count, 4)}|rank=${Math.min(rank, 3)}`,
        `subjects=${Math.min(subjects, 3)}|rank=${Math.min(rank, 3)}`,
        `subjects=${Math.min(subjects, 2)}|count=${Math.min(count, 4)}`,
        `spoke=${spoke}`,
        `spoke=${spoke}|rank=${Math.min(rank, 2)}|distance=${distance}`,
        `often=${often}|rank=${Math.min(rank, 2)}`,
        `often=${often}|gender=${agreement}`,
        `words=${Math.min(figure.words.length, 3)}|gender=${agreement}`,
      ],
    }
  })
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
