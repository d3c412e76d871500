import type { Subscription, SubscriptionSettings } from '../../src/store/subscription.ts'

export const DAY_MS = 86_400_000

const settings: SubscriptionSettings = {
  at: 510,
  zone: 'UTC',
  days: [0, 1, 2, 3, 4, 5, 6],
  max: 5,
  empty: 'skip',
  muted: [],
}

/** A subscription of its own channel, daily at 08:30 UTC unless told otherwise. */
export function makeSubscription(
  id: string,
  details: Partial<Subscription> = {},
  chosen: Partial<SubscriptionSettings> = {},
): Subscription {
  return {
    id,
    platform: 'discord',
    channel: `channel-${id}`,
    origin: 'command',
    settings: { ...settings, ...chosen },
    state: 'on',
    seen: 0,
    ...details,
  }
}
