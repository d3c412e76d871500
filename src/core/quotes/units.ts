import type { ParagraphScan, Segment } from './scan.ts'

/** One stretch of speech: a segment, or several where a speech runs on over paragraphs whose marks stay open. */
export interface Unit {
  readonly segments: readonly [Segment, ...Segment[]]
  readonly first: Segment
  readonly last: Segment
}

/**
 * Joins segments that one speech carries over paragraphs: each paragraph opens with a mark, only the last one closes.
 * All else is a unit of its own. In reading order.
 */
export function joinUnits(scans: readonly ParagraphScan[]): Unit[] {
  const units: Unit[] = []
  let running: [Segment, ...Segment[]] | undefined
  for (const scan of scans) {
    for (const [index, segment] of scan.segments.entries()) {
      const goesOn = running !== undefined && index === 0 && segment.outer.start === scan.span.start
      if (running !== undefined && goesOn && segment.paragraph === (running.at(-1)?.paragraph ?? 0) + 1) {
        running.push(segment)
      } else {
        if (running !== undefined) units.push(toUnit(running))
        running = [segment]
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

function toUnit(segments: [Segment, ...Segment[]]): Unit {
  return { segments, first: segments[0], last: segments.at(-1) ?? segments[0] }
}
