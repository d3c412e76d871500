/** Monday is 0, Sunday 6. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** When a digest is due: at one time of the day, on some weekdays, by the clocks of one zone. */
export interface Schedule {
  /** Minutes after midnight, by the clock on the wall. */
  readonly at: number
  /** IANA name. */
  readonly zone: string
  /** At least one, ascending. */
  readonly days: readonly Weekday[]
}

/** What somebody chose for a channel's digest. */
export interface SubscriptionSettings extends Schedule {
  /** Words that an article must hold, all of them. */
  readonly about?: string
  /** Words of the name of somebody who must be quoted. */
  readonly speaker?: string
  /** Words of the publisher's name. */
  readonly publisher?: string
  /** Articles a digest. */
  readonly max: number
  /** What is posted where nothing is new: nothing, or a quotation that the channel has not seen. */
  readonly empty: 'skip' | 'post'
  /** The language that it is written in, as its maker's platform names it; English if missing. */
  readonly locale?: string
  /** Publishers that are left out. */
  readonly muted: readonly string[]
}

/** A digest that a channel gets. */
export interface Subscription {
  /** At most 16 characters: it is part of the key that goes with a message. */
  readonly id: string
  readonly platform: 'discord' | 'slack'
  /** The platform's id of the server or workspace. */
  readonly space?: string
  readonly channel: string
  /** The platform's id of who made it. */
  readonly owner?: string
  /** `configuration`: kept in line with the environment at every start. */
  readonly origin: 'command' | 'configuration'
  readonly settings: SubscriptionSettings
  /** `paused` by a person until `nextAt`; `stopped` by an error that waiting does not mend. */
  readonly state: 'on' | 'paused' | 'stopped'
  /** What stopped it, in words. */
  readonly problem?: string
  /** The scheduled instant that comes next, in milliseconds; missing where there is none. */
  readonly nextAt?: number
  /** When that may be claimed: at `nextAt`, or a little later where a large fleet is spread. */
  readonly readyAt?: number
  /** Number of the last arrival that this subscription's digests have dealt with. */
  readonly seen: number
}

/** What is remembered of a digest that has ended. */
export type EndedSubscription = Pick<Subscription, 'id' | 'origin' | 'settings' | 'seen'>

/** What a digest uses up once it is posted. */
export interface DeliveryContent {
  /** Number of the last arrival that it deals with. */
  readonly seen: number
  /** Keys of the quotations that it shows. */
  readonly quotes: readonly string[]
  /** Whether all had been shown, and a new round begins. */
  readonly newRound: boolean
}

/** The right to deliver one digest, until the lease runs out. */
export interface Claim {
  readonly subscription: Subscription
  /** The scheduled instant. */
  readonly dueAt: number
  readonly holder: string
  /** How often it was claimed before. */
  readonly attempts: number
  /** Present where a post may have happened: then the channel has to be looked at first. */
  readonly content?: DeliveryContent
}

/** How a delivery ended. */
export type Outcome =
  | {
      readonly kind: 'posted'
      readonly content: DeliveryContent
      readonly message: { readonly id: string; readonly url?: string }
    }
  /** There was nothing new to say. */
  | { readonly kind: 'empty' }
  /** It was too late, or the platform refused for good, which with `stops` ends the subscription until it is resumed. */
  | { readonly kind: 'missed' | 'failed'; readonly problem: string; readonly stops?: true }

/** What became of one scheduled instant. */
export interface Delivery {
  readonly dueAt: number
  readonly state: 'open' | Outcome['kind']
  readonly attempts: number
  readonly message?: string
  readonly url?: string
  readonly closedAt?: number
  /** Missing, too, where a digest was missed because nothing ran at its time. */
  readonly problem?: string
}

/** What follows from a subscription's being due. */
export interface DuePlan {
  /** The instant to deliver now; missing where it is too old. */
  readonly dueAt?: number
  /** Instants that are noted as missed. */
  readonly missed: readonly number[]
  readonly nextAt: number
  readonly readyAt: number
}

/** Who claims, from when until when, and how much at once. */
export interface ClaimRequest {
  readonly now: number
  readonly leaseUntil: number
  /** Different for each call. */
  readonly holder: string
  /** Those of others are left alone. */
  readonly platforms: readonly Subscription['platform'][]
  readonly limit: number
}

/** Where subscriptions are kept. */
export interface SubscriptionStore {
  /** Adds it, or replaces the one of its id. */
  readonly saveSubscription: (subscription: Subscription) => Promise<void>
  /** Changes it as it is by now, so that nothing is lost that deliveries noted meanwhile; undefined where it has ended. */
  readonly changeSubscription: (
    id: string,
    change: (current: Subscription) => Subscription,
  ) => Promise<Subscription | undefined>
  /** Ends it and forgets its deliveries; nothing finds it any more but `listEnded`, until it is saved again. */
  readonly endSubscription: (id: string) => Promise<void>
  /** The ended ones of a channel: what follows one of them goes on from what it had seen. */
  readonly listEnded: (channel: ChannelKey) => Promise<EndedSubscription[]>
  readonly findSubscription: (id: string) => Promise<Subscription | undefined>
  /** All that match, by id. */
  readonly listSubscriptions: (filter: {
    readonly platform?: Subscription['platform']
    readonly channels?: readonly string[]
    readonly owner?: string
    readonly origin?: Subscription['origin']
  }) => Promise<Subscription[]>
  /** The newest first. */
  readonly listDeliveries: (subscription: string, limit: number) => Promise<Delivery[]>
  /** Of these quotations, those that the channel was shown in this round. */
  readonly listShown: (channel: ChannelKey, quotes: readonly string[]) => Promise<Set<string>>
}

/** A channel on a platform. */
export type ChannelKey = Pick<Subscription, 'platform' | 'channel'>

/**
 * Who delivers what, once. A delivery is claimed under a lease before the post and closed after it; every step after the
 * claim fails, by giving false, where the claim was lost to another holder.
 */
export interface DeliveryLedger {
  /** Claims what has become due, moves each subscription on to its next instant, and notes what was missed. */
  readonly claimDue: (request: ClaimRequest, plan: (due: Subscription) => DuePlan) => Promise<Claim[]>
  /** Claims what is open and nobody's: leases that ran out, and what waits to be tried again. */
  readonly claimOpen: (request: ClaimRequest) => Promise<Claim[]>
  /** How much is due and unclaimed at an instant, how much is open, and of that how much may have been posted. */
  readonly count: (
    now: number,
  ) => Promise<{ readonly due: number; readonly open: number; readonly inDoubt: number }>
  /** Adds a delivery outside the schedule, for anybody to claim; false where that instant has one. */
  readonly addDelivery: (subscription: string, dueAt: number) => Promise<boolean>
  /** Prolongs the leases of all that these holders have open. */
  readonly renew: (holders: readonly string[], leaseUntil: number) => Promise<void>
  /** Notes, right before a post, that from now on there may be one. */
  readonly prepare: (claim: Claim, content: DeliveryContent, leaseUntil: number) => Promise<boolean>
  readonly close: (claim: Claim, outcome: Outcome, now: number) => Promise<boolean>
  /** Removes what was closed before an instant. */
  readonly forget: (before: number) => Promise<void>
  /** Gives it back, to be claimed again at `until`. */
  readonly postpone: (claim: Claim, until: number, problem: string) => Promise<boolean>
}
