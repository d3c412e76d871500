import type { Mention } from '../people/mention.ts'
import { type Attachment, attachCue } from './attach-cues.ts'
import type { ParagraphScan } from './scan.ts'
import type { Unit } from './units.ts'

/** A mention that may be the source of a quotation, with where it stands to it. */
export interface Candidate {
  readonly mention: Mention
  readonly paragraph: number
  /** That paragraph. */
  readonly scan: ParagraphScan
  /**
   * `before`, `after`: in the paragraph where the speech starts, or ends. `previous`: in the paragraph before.
   * `chain`: the source of the quotation before, further away than those.
   */
  readonly place: 'before' | 'after' | 'previous' | 'chain'
  readonly attachment: Attachment
  /** How many other candidates stand between it and the quotation. */
  readonly rank: number
  /** How many of those are subjects of reporting verbs: in ‘Lee said that Ray told her “…”’ Ray stands nearer. */
  readonly attachedRank: number
}

/** A source as it was chosen, or as the annotators give it. */
export interface ChosenSource {
  readonly mention: Mention
  readonly paragraph: number
}

const NEAREST = { before: 12, after: 6, previous: 6 }

/** Lists the candidates of a unit, given the source of the quotation before it. */
type FindCandidates = (unit: Unit, previous: ChosenSource | undefined) => Candidate[]

/**
 * Who could have said a unit: the nearest mentions before and after it in its paragraph, those of the paragraph before
 * where nobody is named ahead of it, and the source of the quotation before. A bounded number.
 */
export function createCandidateFinder(scans: readonly ParagraphScan[]): FindCandidates {
  const attachments = new Map<Mention, Attachment>()
  const attachmentOf = (scan: ParagraphScan, mention: Mention): Attachment => {
    const known = attachments.get(mention) ?? attachCue(scan, mention)
    attachments.set(mention, known)
    return known
  }
  return ({ first, last, home, tail }, previous) => {
    const found = new Map<Mention, Candidate>()
    const attached = { before: 0, after: 0, previous: 0, chain: 0 }
    const add = (
      scan: ParagraphScan | undefined,
      place: Candidate['place'],
      rank: number,
      mention: Mention | undefined,
    ): void => {
      if (scan === undefined || mention === undefined || found.has(mention)) return
      const attachment = attachmentOf(scan, mention)
      const { index: paragraph } = scan
      found.set(mention, {
        mention,
        paragraph,
        scan,
        place,
        rank,
        attachedRank: attached[place],
        attachment,
      })
      if (attachment.how === 'subject' || attachment.how === 'aux') attached[place] += 1
    }
    const split = indexFrom(home.mentions, first.first)
    for (let rank = 0; rank < NEAREST.before; rank += 1)
      add(home, 'before', rank, home.mentions[split - 1 - rank])

    const resume = indexFrom(tail.mentions, last.last)
    for (let rank = 0; rank < NEAREST.after; rank += 1) add(tail, 'after', rank, tail.mentions[resume + rank])

    const introducing = split === 0 ? scans[home.index - 1] : undefined
    for (let rank = 0; rank < NEAREST.previous; rank += 1)
      add(introducing, 'previous', rank, introducing?.mentions.at(-1 - rank))

    if (previous !== undefined) add(scans[previous.paragraph], 'chain', 0, previous.mention)
    return [...found.values()]
  }
}

/** Index of the first mention that starts at or after a token. */
export function indexFrom(mentions: readonly Mention[], token: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.first ?? 0) < token) low = middle + 1
    else high = middle
  }
  return low
}
