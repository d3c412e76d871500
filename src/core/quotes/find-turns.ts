import type { Mention } from '../people/mention.ts'
import { isMark } from '../people/name-runs.ts'
import type { Span } from '../text/span.ts'
import type { Token } from '../text/tokens.ts'
import type { ParagraphScan } from './scan.ts'

/** One turn of an interview or a transcript, printed behind the speaker's name: ‘LEE: We did it.’ */
export interface Turn {
  readonly paragraph: number
  /** The words said, over one paragraph or, where opening marks carry the turn on, several. */
  readonly content: readonly [Span, ...Span[]]
  /** The name before the colon; undefined where a letter stands for it (‘Q:’, ‘A:’). */
  readonly label: Mention | undefined
  readonly role: 'question' | 'answer' | 'named'
}

/** Finds the turns of an article that is, in part, a transcript: three paragraphs at least open with a speaker's label. */
export function findTurns(scans: readonly ParagraphScan[]): Turn[] {
  const labelled = scans.flatMap((scan) => readLabel(scan) ?? [])
  const counts = new Map<string, number>()
  for (const { key } of labelled) counts.set(key, (counts.get(key) ?? 0) + 1)
  // ‘CORRECTION:’, ‘UPDATE:’ come once; a speaker speaks again, or there is a second speaker who does.
  const repeats = [...counts.values()].filter((count) => count > 1).length
  if (repeats === 0 || counts.size < 2) return []
  return labelled.map(({ scan, label, role, from }) => ({
    paragraph: scan.index,
    label,
    role,
    content: contentOf(scans, scan, from),
  }))
}

interface Labelled {
  readonly scan: ParagraphScan
  readonly key: string
  readonly label: Mention | undefined
  readonly role: Turn['role']
  /** Index of the token after the colon. */
  readonly from: number
}

const LABEL_LIMIT = 5

function readLabel(scan: ParagraphScan): Labelled | undefined {
  const { tokens } = scan
  const first = isMark(tokens[0]) ? 1 : 0
  let at = first
  while (at < first + LABEL_LIMIT && isShouted(tokens[at])) at += 1
  if (at === first || tokens[at]?.text !== ':' || tokens[at + 1] === undefined) return undefined
  const words = tokens.slice(first, at).map(({ text }) => text)
  const key = words.join(' ')
  if (key === 'Q' || key === 'A')
    return { scan, key, label: undefined, role: key === 'Q' ? 'question' : 'answer', from: at + 1 }
  if (NO_SPEAKERS.has(key)) return undefined
  const known = [...scan.mentions.slice(0, 2), ...scan.quotedMentions.slice(0, 2)].find(
    (mention) => mention.kind === 'name' && mention.last === at,
  )
  return known === undefined ? undefined : { scan, key, label: known, role: 'named', from: at + 1 }
}

/** Labels of the page, not of anybody on it. */
const NO_SPEAKERS: ReadonlySet<string> = new Set(
  'PHOTO PHOTOS VIDEO VIDEOS WATCH READ MORE UPDATE UPDATED CORRECTION CLARIFICATION NOTE SOURCE SOURCES RELATED BREAKING EXCLUSIVE LIVE OPINION ANALYSIS COMMENT EMAIL MAP CHART GRAPHIC GALLERY AUDIO PODCAST LISTEN'.split(
    ' ',
  ),
)

function isShouted(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.isCapital && token.text === token.text.toUpperCase()
}

function contentOf(scans: readonly ParagraphScan[], scan: ParagraphScan, from: number): [Span, ...Span[]] {
  const content: [Span, ...Span[]] = [trimMarks(scan, from)]
  if (!isMark(scan.tokens[0]) || isMark(scan.tokens.at(-1))) return content
  for (let next = scans[scan.index + 1]; next !== undefined; next = scans[next.index + 1]) {
    if (!isMark(next.tokens[0]) || readLabel(next) !== undefined) break
    content.push(trimMarks(next, 1))
    if (isMark(next.tokens.at(-1))) break
  }
  return content
}

/** Without the marks around the turn (‘“LEE: One.”’, ‘LEE: “One.”’); those of what it quotes at its end are not its own. */
function trimMarks({ tokens, span, segments }: ParagraphScan, from: number): Span {
  const [whole] = segments
  if (whole !== undefined && whole.outer.start === tokens[from]?.start && whole.outer.end === span.end)
    return whole.content
  const last = isMark(tokens[0]) ? tokens.at(-1) : undefined
  return {
    start: tokens[from]?.start ?? span.start,
    end: isMark(last) ? (last?.start ?? span.end) : span.end,
  }
}
