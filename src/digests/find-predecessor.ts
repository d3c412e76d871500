import type { EndedSubscription, SubscriptionSettings } from '../store/subscription.ts'

/**
 * Of the digests that have ended in a channel, the one that a digest with these settings goes on from: it asked for the
 * same articles, and dealt with the most. So no article comes again when a digest is ended and made anew at another time.
 */
export function findPredecessor(
  ended: readonly EndedSubscription[],
  { about, speaker, publisher }: SubscriptionSettings,
): EndedSubscription | undefined {
  return ended
    .filter(
      ({ settings }) =>
        settings.about === about && settings.speaker === speaker && settings.publisher === publisher,
    )
    .sort((a, b) => b.seen - a.seen)[0]
}
