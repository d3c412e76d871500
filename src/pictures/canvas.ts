import type { Colours } from './themes.ts'
import type { Box } from './typesetter.ts'

/**
 * A phone shows a picture about 400 pixels wide, a third of these: words of 48 have 16 there, and nothing has less than 12.
 */
export const canvas = {
  width: 1200,
  /** White space at the sides; an opening quotation mark hangs in it. */
  margin: 104,
  top: 92,
  bottom: 84,
  /** A link's preview has this height; a card is filled up to it. */
  cardHeight: 630,
  /** Taller ones, chat programs make small. */
  maxHeight: 1200,
} as const

/** How wide a line may be. */
export const MEASURE = canvas.width - 2 * canvas.margin

/** How high what stands between the margins may be. */
export const MAX_CONTENT = canvas.maxHeight - canvas.top - canvas.bottom

/** Boxes one under another, with the height that they take. */
export interface Stack {
  readonly boxes: readonly Box[]
  readonly height: number
}

/** Stacks as one. */
export function pile(...stacks: readonly Stack[]): Stack {
  return {
    boxes: stacks.flatMap(({ boxes }) => boxes),
    height: stacks.reduce((sum, { height }) => sum + height, 0),
  }
}

/** White space. */
export function gap(height: number): Stack {
  return { boxes: [box({ height, flexShrink: 0 })], height }
}

/** A filled rectangle at the left edge. */
export function rectangle(width: number, height: number, background: string): Stack {
  return { boxes: [box({ width, height, background, borderRadius: 3, flexShrink: 0 })], height }
}

/** The whole picture: its content on paper, inside the margins. */
export function onPaper({ boxes, height }: Stack, { paper, ink }: Colours): { box: Box; height: number } {
  const whole = Math.ceil(height + canvas.top + canvas.bottom)
  const style = {
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    width: canvas.width,
    height: whole,
    padding: `${canvas.top}px ${canvas.margin}px ${canvas.bottom}px`,
    background: paper,
    color: ink,
  }
  return { box: box(style, boxes), height: whole }
}

/** An element. */
export function box(style: Box['props']['style'], children?: Box['props']['children']): Box {
  return {
    type: 'div',
    props: { style: { display: 'flex', ...style }, ...(children !== undefined && { children }) },
  }
}
