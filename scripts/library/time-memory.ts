import { performance } from 'node:perf_hooks'

/** Numbers in one line of a cache, 64 bytes, which are fetched together. */
const LINE = 16

/** Lines in 64 MB: more than the caches of a processor hold. */
const LINES = 2 ** 20

const ACCESSES = 1_000_000

/**
 * How long an access takes that no cache answers, in nanoseconds: a walk through memory, each step to where the last one
 * says. On a machine that is shared it changes with what others do.
 */
export function timeMemory(): number {
  const memory = linkLines()
  let at = 0
  const from = performance.now()
  for (let step = 0; step < ACCESSES; step++) at = memory[at] ?? 0
  return ((performance.now() - from) * 1e6) / ACCESSES
}

/**
 * One ring through all lines, which a processor cannot foresee: a linear congruential generator with these numbers
 * (Numerical Recipes) comes past each of a power of two before it comes to one again.
 */
function linkLines(): Int32Array {
  const memory = new Int32Array(LINES * LINE)
  for (let line = 0; line < LINES; line++)
    memory[line * LINE] = ((line * 1_664_525 + 1_013_904_223) % LINES) * LINE
  return memory
}
