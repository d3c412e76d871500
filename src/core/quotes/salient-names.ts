import type { Mention } from '../people/mention.ts'
import type { Figure } from '../people/resolve-names.ts'
import type { SalientName } from '../people/resolve-pronouns.ts'
import { isObject } from './attach-cues.ts'
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

function placeOf({ tokens, endsBefore }: ParagraphScan, mention: Mention): SalientName['place'] {
  if (mention.isPossessive) return 'possessor'
  const before = tokens[mention.first - 1]
  if (isObject(before)) return 'object'
  const opens = mention.first === 0 || (endsBefore[mention.first] ?? 0) > (endsBefore[mention.first - 1] ?? 0)
  const after = tokens[mention.last]
  if (opens || before?.kind === 'punctuation') return 'subject'
  if (
    after !== undefined &&
    after.kind === 'word' &&
    !after.isCapital &&
    /(?:ed|s)$|^(?:has|had|was|is|will|would|did|told|went|came|took|made|ran|won|who)$/.test(after.lower)
  )
    return 'subject'
  return 'other'
}
