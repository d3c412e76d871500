import { performance } from 'node:perf_hooks'
import { createRandom } from '../../test/support/random.ts'

/** Words of 32 bits in 64 MB: more than the caches of a processor hold. */
const WORDS = 2 ** 24

/** Those in one line of a cache, which are fetched together. */
const LINE = 16

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

/** One ring through all lines, in random order. */
function linkLines(): Int32Array {
  const random = createRandom(1)
  const order = Int32Array.from({ length: WORDS / LINE }, (_, line) => line * LINE)
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * last)
    const line = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = line
  }
  const memory = new Int32Array(WORDS)
  for (const [place, line] of order.entries()) memory[line] = order[(place + 1) % order.length] ?? 0
  return memory
}
