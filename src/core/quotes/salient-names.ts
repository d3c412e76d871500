import type { Mention } from '../people/mention.ts'
import type { Figure } from '../people/resolve-names.ts'
import type { SalientName } from '../people/resolve-pronouns.ts'
import { attachCue, isObject } from './attach-cues.ts'
import type { ParagraphScan } from './scan.ts'

/** The names of people outside quotations, in reading order: what pronouns may refer to. */
export function salientNames(
  scans: readonly ParagraphScan[],
  figureOf: ReadonlyMap<Mention, Figure>,
): SalientName[] {
  return scans.flatMap((scan) =>
    scan.mentions.flatMap((mention): SalientName[] => {
      const figure = figureOf.get(mention)
      if (figure === undefined || figure.bearer === 'organisation' || figure.bearer === 'place') return []
      return [
        {
          figure,
          mention,
          paragraph: scan.index,
          sentence: sentenceOf(scan, mention),
          place: placeOf(scan, mention),
        },
      ]
    }),
  )
}

/** How many sentences of the writer's end before a mention in its paragraph. */
export function sentenceOf({ endsBefore }: ParagraphScan, { first }: Mention): number {
  return endsBefore[first] ?? 0
}

function placeOf(scan: ParagraphScan, mention: Mention): SalientName['place'] {
  if (mention.isPossessive) return 'possessor'
  const { how } = attachCue(scan, mention)
  if (how !== 'none' && how !== 'chained') return 'speaker'
  const { tokens, endsBefore } = scan
  const { lead } = mention
  const before = tokens[lead - 1]
  if (isObject(before)) return 'object'
  const opens = lead === 0 || (endsBefore[lead] ?? 0) > (endsBefore[lead - 1] ?? 0)
  if (opens || before?.kind === 'punctuation' || INVERTED.has(before?.lower ?? '')) return 'subject'
  const after = tokens[mention.last]
  if (after?.kind !== 'word' || after.isCapital) return 'other'
  return VERB.test(after.lower) ? 'subject' : 'other'
}

/** Looks like a verb with a subject before it. */
const VERB = /(?:ed|s)$|^(?:has|had|was|is|will|would|did|told|went|came|took|made|ran|won|who)$/

/** ‘What does Lee make of it?’: before the subject of a question. */
const INVERTED: ReadonlySet<string> = new Set(['do', 'does', 'did', 'can', 'could', 'should'])
