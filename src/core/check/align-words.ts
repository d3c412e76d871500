/** One step of an alignment: a word of the claim (`claim`), of the original (`original`), or the same word in both. */
export interface Step {
  readonly claim: number | null
  readonly original: number | null
}

/**
 * Lays a claim's words along the stretch of an original that they fit best: edit distance over words in which what the
 * original says before and after the stretch costs nothing (Sellers 1980). Steps are in reading order and cover the
 * whole claim, with which they begin and end; a changed word is a step of the original and one of the claim. Takes time
 * in the product of the two lengths, so callers bound them.
 */
export function alignWords(claim: readonly string[], original: readonly string[]): Step[] {
  const width = original.length + 1
  const moves = new Uint8Array((claim.length + 1) * width)
  let above = new Uint32Array(width)
  let row = new Uint32Array(width)
  for (let i = 1; i <= claim.length; i++) {
    row[0] = i * ADD_COST
    for (let j = 1; j < width; j++) {
      const same = claim[i - 1] === original[j - 1]
      const across = (above[j - 1] ?? 0) + (same ? 0 : CHANGE_COST)
      const added = (above[j] ?? 0) + ADD_COST
      const removed = (row[j - 1] ?? 0) + REMOVE_COST
      const least = Math.min(across, added, removed)
      row[j] = least
      moves[i * width + j] = least === across ? MOVE.across : least === removed ? MOVE.removed : MOVE.added
    }
    ;[above, row] = [row, above]
  }
  let end = 0
  for (let j = 1; j < width; j++) if ((above[j] ?? 0) < (above[end] ?? 0)) end = j
  return traceBack(claim, original, moves, end)
}

/** Before the original’s first word nothing can stand but what was added: a new array’s zeros. */
const MOVE = { added: 0, across: 1, removed: 2 } as const

// Leaving out a word is the commonest way to misquote, and a long omission is still the same quotation.
const [CHANGE_COST, ADD_COST, REMOVE_COST] = [5, 4, 2]

function traceBack(
  claim: readonly string[],
  original: readonly string[],
  moves: Uint8Array,
  end: number,
): Step[] {
  const width = original.length + 1
  const steps: Step[] = []
  let [i, j] = [claim.length, end]
  while (i > 0) {
    const move = moves[i * width + j]
    if (move === MOVE.across) {
      i--
      j--
      if (claim[i] === original[j]) steps.push({ claim: i, original: j })
      else steps.push({ claim: i, original: null }, { claim: null, original: j })
    } else if (move === MOVE.removed) {
      j--
      steps.push({ claim: null, original: j })
    } else {
      i--
      steps.push({ claim: i, original: null })
    }
  }
  return steps.reverse()
}
