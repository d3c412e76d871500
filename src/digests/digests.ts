import { randomInt } from 'node:crypto'
import type { Pictures } from '../reply/picture.ts'
import { time } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { Page, Store, StoredArticle } from '../store/store.ts'
import type {
  ChannelKey,
  Delivery,
  DeliveryLedger,
  Subscription,
  SubscriptionSettings,
  SubscriptionStore,
} from '../store/subscription.ts'
import type { Wording } from '../wording/wording-for.ts'
import { type ArrivalSpan, createDigestComposer, type Digest } from './compose-digest.ts'
import { dateOf } from './deliver.ts'
import { firstInstantAt, wallTimeAt } from './local-time.ts'
import type { Publisher } from './publisher.ts'
import { findPredecessor } from './find-predecessor.ts'
import { datesOfDigest, nextRun } from './schedule.ts'

/** A channel, and who asks there. */
export interface DigestPlace extends ChannelKey {
  readonly space?: string
  readonly person?: string
}

/** Somebody who asks from no channel in particular. */
export interface DigestReader {
  readonly platform: string
  readonly space?: string
  readonly person?: string
  readonly channels?: readonly { readonly id: string }[]
}

/** What commands do with digests. */
export interface Digests {
  /**
   * Adds a digest to a channel, which goes on from one that ended there with the same filters. `problems` says what keeps
   * Summit from posting there, in words; it is added all the same.
   */
  readonly add: (
    place: DigestPlace,
    settings: SubscriptionSettings,
  ) => Promise<{ readonly subscription: Subscription; readonly problems: readonly string[] }>
  readonly list: (place: ChannelKey) => Promise<Subscription[]>
  /** Those of the channels that somebody is in, then those that they made in other channels of the same workspace. */
  readonly listFor: (somebody: DigestReader) => Promise<Subscription[]>
  readonly remove: (subscription: Subscription) => Promise<void>
  /** Keeps it silent until a civil date of its own zone, `YYYY-MM-DD`; the result is as it is then. */
  readonly pauseUntil: (subscription: Subscription, date: string) => Promise<Subscription>
  /** Leaves a publisher out from now on. */
  readonly mute: (subscription: Subscription, publisher: string) => Promise<void>
  /** Takes a publisher that was left out in again, by the name that it was muted under. */
  readonly unmute: (subscription: Subscription, publisher: string) => Promise<void>
  /** Has it posted within moments, and starts it again if it was stopped; false where that was just asked for. */
  readonly postNow: (subscription: Subscription) => Promise<boolean>
  /**
   * What its next digest would say, or that of a civil date, as if every article had come on the day that it is dated
   * and nothing had been shown; undefined where that is nothing.
   */
  readonly preview: (subscription: Subscription, date?: string) => Promise<Digest | undefined>
  /** What was new for one of its digests, or is for the next, and has no place in it. */
  readonly listLeftOut: (
    subscription: Subscription,
    span: ArrivalSpan | undefined,
    limit: number,
  ) => Promise<Page<StoredArticle>>
  /** The newest deliveries. */
  readonly listDeliveries: (subscription: Subscription) => Promise<Delivery[]>
  /** The zone that a channel's digest gets where nobody says another. */
  readonly zone: string
  /** The present instant, in milliseconds. */
  readonly now: () => number
}

interface DigestsOptions {
  readonly store: Store & SubscriptionStore & { readonly ledger: DeliveryLedger }
  /** Filled while the adapters start. */
  readonly publishers: readonly Publisher[]
  /** Missing where nothing is drawn. */
  readonly pictures?: Pictures
  readonly zone: string
  readonly now: () => number
  /** Called when something became due outside the schedule. */
  readonly wake: () => void
}

const DELIVERIES = 5

export function createDigests({ store, publishers, pictures, zone, now, wake }: DigestsOptions): Digests {
  const changeMuted = async (
    id: string,
    change: (muted: readonly string[]) => readonly string[],
  ): Promise<void> => {
    await store.changeSubscription(id, ({ settings, ...rest }) => ({
      ...rest,
      settings: { ...settings, muted: change(settings.muted) },
    }))
  }
  const previewOf = async (date: string, subscription: Subscription): Promise<Digest | undefined> => {
    const published = datesOfDigest(subscription.settings, date)
    if (published === undefined) return undefined
    const shownNothing = { ...store, listShown: async () => Promise.resolve(new Set<string>()) }
    return createDigestComposer(shownNothing).compose({ ...subscription, seen: 0 }, date, { published })
  }
  return {
    zone,
    now,
    add: async ({ platform, channel, space, person }, settings) => {
      const publisher = publishers.find((candidate) => candidate.platform === platform)
      const problems = (await publisher?.checkChannel(channel, settings.locale)) ?? []
      const nextAt = nextRun(settings, now())
      const before = findPredecessor(await store.listEnded({ platform, channel }), settings)
      const subscription: Subscription = {
        // Under its own name the buttons of its posts still work. That of a configured one may be wanted again.
        id: before?.origin === 'command' ? before.id : makeId(),
        platform,
        channel,
        ...(space !== undefined && { space }),
        ...(person !== undefined && { owner: person }),
        origin: 'command',
        settings,
        state: 'on',
        nextAt,
        seen: before?.seen ?? 0,
      }
      await store.saveSubscription(subscription)
      return { subscription, problems }
    },
    list: async ({ platform, channel }) => store.listSubscriptions({ platform, channels: [channel] }),
    listFor: async ({ platform, space, person, channels = [] }) => {
      if (platform !== 'discord' && platform !== 'slack') return []
      const theirs = await store.listSubscriptions({ platform, channels: channels.map(({ id }) => id) })
      const made = person === undefined ? [] : await store.listSubscriptions({ platform, owner: person })
      const known = new Set(theirs.map(({ id }) => id))
      return [...theirs, ...made.filter((each) => each.space === space && !known.has(each.id))]
    },
    remove: async ({ id }) => store.endSubscription(id),
    pauseUntil: async (subscription, date) => {
      const pause = (current: Subscription): Subscription => {
        const { settings } = current
        const midnight = firstInstantAt(Date.parse(`${date}T00:00:00Z`), settings.zone) ?? now()
        const nextAt = nextRun(settings, Math.max(now(), midnight - 1))
        return { ...atRest(current), state: 'paused', nextAt }
      }
      return (await store.changeSubscription(subscription.id, pause)) ?? pause(subscription)
    },
    mute: async ({ id }, publisher) =>
      changeMuted(id, (muted) => [...muted.filter((name) => name !== publisher), publisher]),
    unmute: async ({ id }, publisher) =>
      changeMuted(id, (muted) => muted.filter((name) => name !== publisher)),
    postNow: async (subscription) => {
      // Whole seconds: two clicks are one wish, and the key of a delivery tells seconds apart.
      const dueAt = Math.floor(now() / 1000) * 1000
      if (subscription.state === 'stopped')
        await store.changeSubscription(subscription.id, (current) => ({
          ...atRest(current),
          nextAt: nextRun(current.settings, now()),
        }))
      const isNew = await store.ledger.addDelivery(subscription.id, dueAt)
      wake()
      return isNew
    },
    preview: async (subscription, date) => {
      if (date !== undefined) return previewOf(date, subscription)
      const next = subscription.nextAt ?? nextRun(subscription.settings, now())
      return createDigestComposer(store, pictures).compose(subscription, dateOf(subscription, next))
    },
    listLeftOut: async (subscription, span, limit) =>
      createDigestComposer(store).listLeftOut(
        subscription,
        span ?? { after: subscription.seen, until: await store.findLastArrival() },
        limit,
      ),
    listDeliveries: async ({ id }) => store.listDeliveries(id, DELIVERIES),
  }
}

/** By whose clock, when, and in which language an instant is read. */
interface InstantReader {
  readonly zone: string
  readonly now: number
  readonly wording: Wording
}

/** The instant by each reader's own clock where their platform knows it, and by a zone's in words where it does not. */
export function presentInstant(instant: number, reader: InstantReader): Inline {
  return time(describeInstant(instant, reader), instant)
}

/** ‘8:30 on Tuesday, 24 November’ by a zone's clock, with the days until then in words where they are few. */
export function describeInstant(instant: number, { zone, now, wording }: InstantReader): string {
  const days =
    Math.floor(wallTimeAt(instant, zone) / 86_400_000) - Math.floor(wallTimeAt(now, zone) / 86_400_000)
  return wording.formats.moment(instant, zone, days)
}

/** The subscription without its troubles, and without a time at which it comes. */
function atRest(subscription: Subscription): Subscription {
  const { id, platform, space, channel, owner, origin, settings, seen } = subscription
  return {
    ...{ id, platform, channel, origin, settings, seen },
    ...(space !== undefined && { space }),
    ...(owner !== undefined && { owner }),
    state: 'on',
  }
}

/** Easily read aloud, and without l, o and what else looks like a digit; a thousand million of them. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

function makeId(): string {
  return Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}
