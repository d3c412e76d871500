/** A word as it is set: how wide it is, and whether a space stands before it where it does not begin a line. */
export interface MeasuredWord {
  readonly width: number
  readonly spaced: boolean
  /** Begins a line whatever comes before it. */
  readonly opens: boolean
}

/** A line as the words from `start` up to, not including, `end`. */
export interface Line {
  readonly start: number
  readonly end: number
}

/** A last line shorter than this share of the measure looks lost, most of all where it is one word. */
const SHORT = 0.4

/**
 * Breaks words into lines of at most `measure`, the lines as even as they can be and none of one short last word: of all
 * ways to break, the one with the least squared empty space (Knuth and Plass, with spaces that do not stretch).
 * Undefined where a word alone is wider.
 */
export function breakLines(
  words: readonly MeasuredWord[],
  measure: number,
  space: number,
): readonly Line[] | undefined {
  if (words.some(({ width }) => width > measure)) return undefined
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= words.length; end++) {
    const closes = end === words.length || words[end]?.opens === true
    let found = { cost: Infinity, from: end - 1 }
    let width = 0
    for (let start = end - 1; start >= 0; start--) {
      const word = words[start]
      const next = words[start + 1]
      if (word === undefined) break
      width += word.width + (start + 1 < end && next?.spaced === true ? space : 0)
      if (width > measure) break
      const cost = (best[start]?.cost ?? 0) + costOf(width / measure, { closes, single: end - start === 1 })
      if (cost < found.cost) found = { cost, from: start }
      if (word.opens) break
    }
    best.push(found)
  }
  const lines: Line[] = []
  for (let end = words.length; end > 0; end = lines[0]?.start ?? 0)
    lines.unshift({ start: best[end]?.from ?? 0, end })
  return lines
}

/** The empty space, squared; at the end of a paragraph it costs where the line is short. Each line costs a little. */
function costOf(filled: number, { closes, single }: { closes: boolean; single: boolean }): number {
  const empty = closes ? Math.max(0, SHORT - filled) : 1 - filled
  return empty ** 2 + (closes && single ? 0.25 : 0) + 0.05
}
