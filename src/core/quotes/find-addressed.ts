import type { Mention } from '../people/mention.ts'
import type { Figure } from '../people/resolve-names.ts'
import { indexFrom } from './find-candidates.ts'
import type { ParagraphScan, Segment } from './scan.ts'
import type { Unit } from './units.ts'

/** What is needed to tell who is called by name. */
export interface Company {
  readonly scans: readonly ParagraphScan[]
  /** The people of whom the writer tells too. */
  readonly present: ReadonlySet<Figure>
  readonly figureOf: ReadonlyMap<Mention, Figure>
}

/** The people whom speech calls by name: ‘Sit down, Mr. Lee,’ or ‘Ann, my dear, where have you been?’. */
export function findAddressed({ scans, present, figureOf }: Company, { segments }: Unit): Figure[] {
  return segments.flatMap((segment) => {
    const scan = scans[segment.paragraph]
    if (scan === undefined) return []
    return mentionsIn(scan, segment)
      .filter((mention) => isCalled(scan, segment, mention))
      .flatMap((mention) => {
        const figure = figureOf.get(mention)
        // ‘“Hamlet,” said Lee’ may be about anything, if the writer knows no Hamlet.
        const isAlone = mention.first === segment.first && mention.last >= segment.last - 1
        return figure === undefined || (isAlone && !present.has(figure)) ? [] : [figure]
      })
  })
}

function mentionsIn({ quotedMentions }: ParagraphScan, { first, last }: Segment): readonly Mention[] {
  return quotedMentions.slice(indexFrom(quotedMentions, first), indexFrom(quotedMentions, last))
}

/** At the start of a sentence before a comma, or at its end after one. */
function isCalled({ tokens }: ParagraphScan, segment: Segment, { first, last }: Mention): boolean {
  let from = first
  while (ENDEARMENTS.has(tokens[from - 1]?.lower ?? '')) from -= 1
  const before = from === segment.first ? '.' : tokens[from - 1]?.text
  const after = last >= segment.last ? '.' : tokens[last]?.text
  if (before === ',') return isEnd(after) || from < first || (after === ',' && last + 1 >= segment.last)
  return isEnd(before) && (after === ',' || isEnd(after))
}

function isEnd(mark: string | undefined): boolean {
  return mark === '.' || mark === '!' || mark === '?'
}

const ENDEARMENTS: ReadonlySet<string> = new Set('my dear dearest old poor good oh ah well'.split(' '))
