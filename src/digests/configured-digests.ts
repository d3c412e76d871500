import type { Subscription, SubscriptionSettings, SubscriptionStore } from '../store/subscription.ts'
import { findPredecessor } from './find-predecessor.ts'
import { nextRun } from './schedule.ts'

/** The digests that the environment asks for: one for each channel, all at one time. */
export interface ConfiguredDigests {
  /** Minutes after midnight. */
  readonly at: number
  readonly zone: string
  /** The language that they are written in. */
  readonly locale: string
  readonly channels: readonly { readonly platform: Subscription['platform']; readonly channel: string }[]
}

/** Articles a digest. */
export const DEFAULT_MAX = 5

/**
 * Brings the subscriptions of the environment in line with it, and touches no others. One that is as it was keeps its
 * next instant, so that a restart neither misses nor repeats it; one that was taken out and comes back goes on as it was.
 * Any number of replicas may do so at once.
 */
export async function applyConfiguredDigests(
  { at, zone, locale, channels }: ConfiguredDigests,
  store: SubscriptionStore,
  now: number,
): Promise<void> {
  const kept = new Map(
    (await store.listSubscriptions({ origin: 'configuration' })).map((one) => [one.id, one]),
  )
  for (const { platform, channel } of channels) {
    const id = configuredId(platform, channel)
    const known = kept.get(id)
    kept.delete(id)
    const ended = known === undefined ? await store.listEnded({ platform, channel }) : []
    const itself = known ?? ended.find((one) => one.id === id)
    const settings: SubscriptionSettings = {
      days: [0, 1, 2, 3, 4, 5, 6],
      max: DEFAULT_MAX,
      empty: 'skip',
      muted: [],
      ...itself?.settings,
      ...{ at, zone, locale },
    }
    const before = findPredecessor(ended, settings)
    if (known !== undefined && JSON.stringify(known.settings) === JSON.stringify(settings)) continue
    const asConfigured = (seen: number): Subscription => ({
      ...{ id, platform, channel, settings, nextAt: nextRun(settings, now), seen },
      origin: 'configuration',
      state: 'on',
    })
    if (known === undefined) await store.saveSubscription(asConfigured(before?.seen ?? 0))
    else await store.changeSubscription(id, ({ seen }) => asConfigured(seen))
  }
  for (const id of kept.keys()) await store.endSubscription(id)
}

/** The same for the same channel, at most 16 characters: ‘d’ or ‘s’ and the channel's number in fewer digits. */
function configuredId(platform: Subscription['platform'], channel: string): string {
  const isNumber = /^\d{1,20}$/.test(channel)
  const short = isNumber ? BigInt(channel).toString(36) : channel.toLowerCase()
  return `${platform.charAt(0)}${short}`.slice(0, 16)
}
