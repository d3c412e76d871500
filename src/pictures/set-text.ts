import { breakLines, type Line, type MeasuredWord } from './break-lines.ts'
import { box, type Stack } from './canvas.ts'
import { hasLooseMarks, toDrawnText } from './drawn-text.ts'
import type { Obstacle } from '../reply/picture.ts'
import { type Face, faces, setIn, type Typesetter } from './typesetter.ts'

/** A stretch of text in one colour. */
export interface Run {
  readonly text: string
  readonly colour: string
}

/** A text whose words have been measured, ready to be broken at any size. */
export interface MeasuredText {
  readonly face: Face
  readonly words: readonly SetWord[]
  /** Width of a space, and by how much an opening quotation mark hangs, at a size of 1. */
  readonly space: number
  readonly hang: number
}

interface SetWord extends MeasuredWord {
  readonly runs: readonly Run[]
}

/** Longer texts never fit, and need not be measured. */
const LONGEST = 2000

const OPENING = /^["“„«‹‘]/u

/** Measures a text of runs; the obstacle where it is far too long, or has a letter that no font has. */
export async function measureText(
  runs: readonly Run[],
  face: Face,
  { measure }: Typesetter,
): Promise<MeasuredText | Obstacle> {
  if (runs.reduce((sum, { text }) => sum + text.length, 0) > LONGEST) return 'too-long'
  const words = cutWords(runs)
  const texts = words.map((word) => word.runs.map(({ text }) => text).join(''))
  if (texts.some(hasLooseMarks)) return 'letters'
  const mark = OPENING.exec(texts[0] ?? '')?.[0] ?? ''
  const widths = await measure([...texts, 'x x', 'xx', mark], face)
  if (widths === undefined) return 'letters'
  const at = (index: number): number => widths[index] ?? 0
  return {
    face,
    words: words.map((word, index) => ({ ...word, width: at(index) })),
    space: at(words.length) - at(words.length + 1),
    hang: at(words.length + 2),
  }
}

/** A measured text as lines at a size; undefined where one of its words is wider than the measure. */
export function setText(
  { face, words, space, hang }: MeasuredText,
  { size, leading, measure }: { readonly size: number; readonly leading: number; readonly measure: number },
): Stack | undefined {
  const lines = breakLines(
    words.map((word, index) => ({ ...word, width: (word.width - (index === 0 ? hang : 0)) * size })),
    measure,
    space * size,
  )
  if (lines === undefined) return undefined
  const height = Math.round(size * leading)
  const boxes = lines.map((line, index) => {
    const style = { height, flexShrink: 0, marginLeft: index === 0 ? -hang * size : 0 }
    return box(
      style,
      runsOf(words, line).map(({ text, colour }) =>
        box({ ...setIn(face, size), lineHeight: leading, color: colour }, text),
      ),
    )
  })
  return { boxes, height: height * boxes.length }
}

/** Small text of one colour over the whole measure. */
export async function setSmall(
  text: string,
  {
    face,
    size,
    colour,
    measure,
  }: { face: keyof typeof faces; size: number; colour: string; measure: number },
  typesetter: Typesetter,
): Promise<Stack | Obstacle> {
  const measured = await measureText([{ text, colour }], faces[face], typesetter)
  if (typeof measured === 'string') return measured
  return setText({ ...measured, hang: 0 }, { size, leading: 1.28, measure }) ?? 'too-long'
}

/** Words with their runs: they end at white space, and after a hyphen or a dash between letters. */
function cutWords(runs: readonly Run[]): Omit<SetWord, 'width'>[] {
  const words: { runs: Run[]; spaced: boolean; opens: boolean }[] = []
  let spaced = false
  let opens = false
  let isOpen = false
  const drawn = runs.map(({ text, colour }) => ({ text: toDrawnText(text), colour }))
  for (const { text, colour } of drawn) {
    for (const [piece] of text.matchAll(/\n| +|[^ \n]*?[\p{L}\p{N},.][-–—/](?=[\p{L}\p{N}])|[^ \n]+/gu)) {
      if (piece === '\n' || piece.startsWith(' ')) {
        spaced = true
        opens ||= piece === '\n' && words.length > 0
        isOpen = false
        continue
      }
      const run = { text: piece, colour }
      const word = words.at(-1)
      if (isOpen && word !== undefined) word.runs.push(run)
      else words.push({ runs: [run], spaced, opens })
      spaced = opens = false
      isOpen = !/[-–—/]$/u.test(piece)
    }
  }
  return words
}

/** A line as runs of one colour each, with the spaces between its words. */
function runsOf(words: readonly SetWord[], { start, end }: Line): Run[] {
  const runs: { text: string; colour: string }[] = []
  for (const [index, word] of words.slice(start, end).entries()) {
    for (const [part, { text, colour }] of word.runs.entries()) {
      const written = index > 0 && part === 0 && word.spaced ? ` ${text}` : text
      const last = runs.at(-1)
      if (last?.colour === colour) last.text += written
      else runs.push({ text: written, colour })
    }
  }
  return runs
}
