import type { CardWords, Obstacle, QuotationCard } from '../reply/picture.ts'
import { canvas, gap, MAX_CONTENT, MEASURE, pile, rectangle, type Stack } from './canvas.ts'
import { measureText, type MeasuredText, type Run, setSmall, setText } from './set-text.ts'
import type { Colours } from './themes.ts'
import { faces, type Typesetter } from './typesetter.ts'

/** From the size of a few words down to the smallest that a phone shows well: 16 of its pixels. */
const SIZES = [92, 84, 76, 68, 60, 54, 48] as const
const LEADING = 1.27

/** A picture may grow beyond this height only in the smallest type. */
const COMFORTABLE = 900

/** The words as large as they go, above who said them and where that stands. */
export async function layOutQuotation(
  { words, speaker, role, source }: QuotationCard,
  colours: Colours,
  typesetter: Typesetter,
): Promise<Stack | Obstacle> {
  const measured = await measureText(toRuns(words, colours), faces.serif, typesetter)
  if (typeof measured === 'string') return measured
  const foot = await layOutFoot({ speaker, ...(role !== undefined && { role }), source }, colours, typesetter)
  if (typeof foot === 'string') return foot
  const set = fit(measured, MAX_CONTENT - foot.height)
  if (set === undefined) return 'too-long'
  const spare = canvas.cardHeight - canvas.top - canvas.bottom - set.height - foot.height
  return pile(set, gap(Math.max(0, spare)), foot)
}

/** The largest size at which the words keep the picture comfortable, else the smallest if that fits at all. */
function fit(measured: MeasuredText, maxHeight: number): Stack | undefined {
  const comfortable = maxHeight - (canvas.maxHeight - COMFORTABLE)
  for (const size of SIZES) {
    const set = setText(measured, { size, leading: LEADING, measure: MEASURE })
    const limit = size === SIZES.at(-1) ? maxHeight : comfortable
    if (set !== undefined && set.height <= limit) return set
  }
  return undefined
}

async function layOutFoot(
  { speaker, role, source }: Pick<QuotationCard, 'speaker' | 'role' | 'source'>,
  { ink, quiet, accent }: Colours,
  typesetter: Typesetter,
): Promise<Stack | Obstacle> {
  const small = { face: 'sans', colour: quiet, measure: MEASURE } as const
  const stacks = [gap(56), rectangle(72, 6, accent), gap(26)]
  const lines = [
    setSmall(speaker, { face: 'strong', size: 44, colour: ink, measure: MEASURE }, typesetter),
    ...(role === undefined ? [] : [setSmall(role, { ...small, size: 38 }, typesetter)]),
    ...source.map((line) => setSmall(line, { ...small, size: 36 }, typesetter)),
  ]
  for (const [index, line] of (await Promise.all(lines)).entries()) {
    if (typeof line === 'string') return line
    if (index === lines.length - source.length) stacks.push(gap(14))
    stacks.push(line)
  }
  return pile(...stacks)
}

/** A quotation mark, a closing one with the comma or stop that it takes in. */
const MARK = /[,.!?…]?["“”„«»‹›‘]/u

/** What somebody said in ink, with its quotation marks; what the writer put around it quieter. */
function toRuns(words: readonly CardWords[], { ink, quiet }: Colours): Run[] {
  return words.flatMap(({ text, isSaid }) =>
    isSaid
      ? [{ text, colour: ink }]
      : text
          .split(new RegExp(`(${MARK.source})`, 'u'))
          .filter((part) => part !== '')
          .map((part) => ({ text: part, colour: MARK.test(part) ? ink : quiet })),
  )
}
