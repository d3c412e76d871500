import type { Logger } from 'pino'

/** Tells a delivery that was seen before; the first time it is asked about a key the answer is no. */
export type ReplayGuard = (key: string) => Promise<boolean>

/** The port by which replicas tell each other what they have seen. */
export interface SharedKeys {
  /** False where the key was noted before, here or elsewhere. */
  readonly noteKey: (key: string, now: number) => Promise<boolean>
  readonly forgetKeys: (before: number) => Promise<void>
}

interface GuardDeps {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: Logger
  /** There where several replicas answer. */
  readonly shared?: SharedKeys | undefined
}

/** Slack delivers an event for the fourth and last time after about six minutes; signatures are void after five. */
const REMEMBERED_MS = 10 * 60_000

/** More would be an attack, and the oldest go first. */
const MAX_KEYS = 50_000

/** Remembers keys in memory and, where there are other replicas, with them. */
export function createReplayGuard({ now, log, shared }: GuardDeps): ReplayGuard {
  const isKnownHere = createMemory(now)
  let sweepAt = now() + REMEMBERED_MS

  async function isKnownElsewhere(key: string, keys: SharedKeys): Promise<boolean> {
    const time = now()
    try {
      if (time >= sweepAt) {
        sweepAt = time + REMEMBERED_MS
        await keys.forgetKeys(time - REMEMBERED_MS)
      }
      return !(await keys.noteKey(`slack ${key}`, time))
    } catch (cause) {
      // An answer that may come twice is better than none.
      log.warn({ err: cause }, 'replicas cannot be asked whether a delivery was answered')
      return false
    }
  }

  return async (key) => {
    if (isKnownHere(key)) return true
    return shared === undefined ? false : isKnownElsewhere(key, shared)
  }
}

function createMemory(now: () => number): (key: string) => boolean {
  const seenAt = new Map<string, number>()
  return (key) => {
    const time = now()
    // A map yields its oldest first, so this ends at the first that counts.
    for (const [old, at] of seenAt) {
      if (time - at < REMEMBERED_MS && seenAt.size < MAX_KEYS) break
      seenAt.delete(old)
    }
    if (seenAt.has(key)) return true
    seenAt.set(key, time)
    return false
  }
}

/** What makes two deliveries one: the event's id, or the trigger of an interaction; undefined where a repetition does no harm. */
export function replayKey(body: object): string | undefined {
  if ('event_id' in body && typeof body.event_id === 'string') return `event ${body.event_id}`
  if (!('trigger_id' in body) || typeof body.trigger_id !== 'string') return undefined
  return `${'type' in body ? String(body.type) : 'command'} ${body.trigger_id}`
}
