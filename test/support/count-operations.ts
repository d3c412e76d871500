import { type Profiler, Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'

/**
 * Counts what running `work` executes inside `src/core`: every entry of a function, a loop body or a branch, as the
 * engine's own coverage counts them. Repeatable, unlike a clock. What built-in functions do inside is not seen.
 */
export async function countOperations(work: () => void): Promise<number> {
  const session = new Session()
  session.connect()
  setOptimizing(false)
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
    work()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    await session.post('Profiler.stopPreciseCoverage')
    return result
      .filter(({ url }) => url.includes('/src/core/'))
      .reduce((sum, script) => sum + countsOf(script), 0)
  } finally {
    setOptimizing(true)
    session.disconnect()
  }
}

/** Optimised code skips the counters. */
function setOptimizing(on: boolean): void {
  for (const compiler of ['opt', 'maglev', 'sparkplug'])
    setFlagsFromString(on ? `--${compiler}` : `--no-${compiler}`)
}

function countsOf({ functions }: Profiler.ScriptCoverage): number {
  return functions.reduce((sum, { ranges }) => sum + ranges.reduce((inner, { count }) => inner + count, 0), 0)
}
