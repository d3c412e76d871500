import type { PostLimits } from './pacer.ts'
import type { Publisher } from './publisher.ts'

/**
 * What digests take of the platforms' limits. Discord allows a bot 50 requests a second in all and five messages in five
 * seconds a channel; answers to commands do not count. Slack allows a message a second a channel, and several hundred a
 * minute in all. The rest is for everything else, which therefore never waits for a digest.
 */
export const postLimits: Readonly<Record<Publisher['platform'], PostLimits>> = {
  discord: { perSecond: 49, perChannelMs: 1000, atOnce: 48 },
  slack: { perSecond: 5, perChannelMs: 1000, atOnce: 8 },
}
