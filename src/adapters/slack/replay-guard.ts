/** Tells a delivery that was seen before; the first time it is asked about a key the answer is no. */
export type ReplayGuard = (key: string) => boolean

/** Slack delivers an event for the fourth and last time after about six minutes; signatures are void after five. */
const REMEMBERED_MS = 10 * 60_000

/** More would be an attack, and the oldest go first. */
const MAX_KEYS = 50_000

/** Remembers keys in memory: a replica knows its own only. */
export function createReplayGuard(now: () => number): ReplayGuard {
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
