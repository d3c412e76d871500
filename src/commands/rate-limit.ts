import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import { z } from 'zod'
import type { Caller } from './command.ts'

/** Whose turn it is not: too many calls came from one person, or from one server or workspace. */
export interface Wait {
  readonly of: 'person' | 'space'
  readonly seconds: number
}

/** Counts a call; gives the wait where it comes too soon after too many. */
export type TakeTurn = (caller: Caller) => Promise<Wait | undefined>

/** Calls are counted over so many seconds from the first. */
const WINDOW_S = 20

/** So many calls somebody may make in a window: twice as many as one who turns pages as fast as they appear. */
export const PERSON_CALLS = 20

/** Six a second: a large server on the busiest evening, and a quarter of what one core answers of the slowest command. */
const SPACE_CALLS = 120

/**
 * Limits how fast a person and a whole server may ask, in this process alone. What is protected is this process's time,
 * and with a shared count each answer would wait for a write to the database; so behind several replicas somebody may ask
 * that many times as fast. A terminal is its owner's. The page knows nobody, so all its visitors are one space; it counts
 * each by their address itself.
 */
export function createRateLimit(): TakeTurn {
  const people = new RateLimiterMemory({ points: PERSON_CALLS, duration: WINDOW_S })
  const spaces = new RateLimiterMemory({ points: SPACE_CALLS, duration: WINDOW_S })
  return async ({ platform, person, space }) => {
    if (platform === 'terminal') return undefined
    // First, so that a person who is made to wait uses up nothing of the others'.
    const own = person === undefined ? undefined : await waitOf(people, `${platform} ${person}`)
    if (own !== undefined) return { of: 'person', seconds: own }
    if (person !== undefined && space === undefined) return undefined
    const shared = await waitOf(spaces, `${platform} ${space ?? ''}`)
    return shared === undefined ? undefined : { of: 'space', seconds: shared }
  }
}

/** Limits how fast whoever goes by a key may call; gives the seconds to wait. */
export function createKeyLimit(calls: number): (key: string) => Promise<number | undefined> {
  const limiter = new RateLimiterMemory({ points: calls, duration: WINDOW_S })
  return async (key) => waitOf(limiter, key)
}

/** What the limiter rejects with; a fault of its own is another thing. */
const refusal = z.object({ msBeforeNext: z.number() })

async function waitOf(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (error) {
    const refused = refusal.safeParse(error)
    if (!refused.success) throw error
    return Math.max(1, Math.ceil(refused.data.msBeforeNext / 1000))
  }
}
