import type { ParagraphScan, Segment } from './scan.ts'

/** One stretch of speech: a segment, or several where a speech runs on over paragraphs whose marks stay open. */
export interface Unit {
  readonly segments: readonly [Segment, ...Segment[]]
  readonly first: Segment
  readonly last: Segment
  /** The paragraphs in which it starts and ends. */
  readonly home: ParagraphScan
  readonly tail: ParagraphScan
}

/**
 * Joins segments that one speech carries over paragraphs: each paragraph opens with a mark, only the last one closes.
 * All else is a unit of its own. In reading order.
 */
export function joinUnits(scans: readonly ParagraphScan[]): Unit[] {
  const units: Unit[] = []
  let running: Running | undefined
  for (const scan of scans) {
    for (const [index, segment] of scan.segments.entries()) {
      const opens = index === 0 && segment.outer.start === scan.span.start
      if (running !== undefined && opens && scan.index === running.tail.index + 1) {
        running.segments.push(segment)
        running.tail = scan
      } else {
        if (running !== undefined) units.push(toUnit(running))
        running = { segments: [segment], home: scan, tail: scan }
      }
      const mayRunOn = segment.closing === 'none' && segment.isMain && index === scan.segments.length - 1
      if (!mayRunOn) {
        units.push(toUnit(running))
        running = undefined
      }
    }
  }
  if (running !== undefined) units.push(toUnit(running))
  return units
}

interface Running {
  readonly segments: [Segment, ...Segment[]]
  readonly home: ParagraphScan
  tail: ParagraphScan
}

function toUnit({ segments, home, tail }: Running): Unit {
  const [first] = segments
  return { segments, first, last: segments.at(-1) ?? first, home, tail }
}
