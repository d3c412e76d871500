import { deepStrictEqual } from 'node:assert/strict'

/** A list of things that are tried, each in a line with ✓ or ✗. */
export interface Trial {
  /** Tries something; what it throws is the reason that it failed. */
  readonly that: (label: string, work: () => Promise<void>) => Promise<void>
  /** How many things failed. */
  readonly failed: () => number
}

/** Nothing that is tried may take longer. */
const EACH_WITHIN_MS = 15_000

export function createTrial(): Trial {
  let failures = 0
  return {
    that: async (label, work) => {
      try {
        await within(EACH_WITHIN_MS, work())
        process.stdout.write(`✓ ${label}\n`)
      } catch (error) {
        failures += 1
        process.stdout.write(`✗ ${label}\n  ${error instanceof Error ? error.message : String(error)}\n`)
      }
    },
    failed: () => failures,
  }
}

/** Fails where a text does not fit. */
export function expectMatch(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${String(pattern)} is not in: ${text.slice(0, 300)}`)
}

/** Fails where two values differ. */
export function expectEqual(actual: unknown, expected: unknown): void {
  deepStrictEqual(actual, expected)
}

/** Waits until something is there, and fails where it does not come. */
export async function until<Found>(
  find: () => Promise<Found | undefined> | Found | undefined,
): Promise<Found> {
  const until = performance.now() + EACH_WITHIN_MS
  while (performance.now() < until) {
    const found = await find()
    if (found !== undefined) return found
    await new Promise((resolve) => void setTimeout(resolve, 25))
  }
  throw new Error(`nothing came within ${EACH_WITHIN_MS / 1000} s`)
}

/** Ends the process, whatever it is doing, after so many milliseconds: what is tried here was written by others. */
export function limitTime(ms: number): void {
  setTimeout(() => {
    process.stderr.write(`Not done after ${ms / 1000} s.\n`)
    process.exit(1)
  }, ms).unref()
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`nothing came within ${ms / 1000} s`)), ms)
  try {
    await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
