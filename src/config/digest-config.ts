import { z } from 'zod'
import type { ConfiguredDigests } from '../digests/configured-digests.ts'
import { parseTimeOfDay } from '../digests/parse-schedule.ts'
import { parseZone } from '../digests/zones.ts'
import { wordings } from '../wording/wording-for.ts'

/** How digests are posted, and which ones the environment itself asks for. */
export interface DigestConfig extends ConfiguredDigests {
  /** A digest that is later than this is not posted any more; milliseconds. */
  readonly catchUpMs: number
  /** How far the posts of one instant are spread, milliseconds. */
  readonly jitterMs: number
}

/** The beat, the jitter and the platforms' limits make a digest so late at most where nothing is amiss. */
const IN_TIME_MS = 10 * 60_000

const tags = wordings.map(({ tag }) => tag)

/** The variables that are about digests. */
export const digestVariables = {
  DIGEST_AT: z
    .string()
    .default('08:30')
    .transform((typed, context) => {
      const at = parseTimeOfDay(typed)
      if (at === undefined) context.addIssue({ code: 'custom', message: 'not a time of day such as 08:30' })
      return at ?? 0
    }),
  DIGEST_TZ: z
    .string()
    .refine((typed) => parseZone(typed) !== undefined, 'not a time zone such as Europe/Berlin')
    .optional(),
  DIGEST_LANGUAGE: z.enum(tags, `none of ${tags.join(', ')}`).default('en'),
  DISCORD_DIGEST_CHANNELS: channelList(/^\d{15,20}$/, 'not numbers of channels, with commas between'),
  SLACK_DIGEST_CHANNELS: channelList(
    /^[CG][A-Z0-9]{6,14}$/,
    'not ids of channels such as C0123456789, with commas between',
  ),
  DIGEST_CATCH_UP: z.coerce
    .number({ error: 'not a number of hours' })
    .min(0, 'not a number of hours')
    .max(24, 'more than 24 hours')
    .default(6),
  DIGEST_JITTER: z.coerce
    .number({ error: 'not a number of seconds' })
    .min(0, 'not a number of seconds')
    .max(60, 'more than 60 seconds')
    .default(0),
}

/** The digests' part of the configuration; without a zone of their own they go by `timeZone`. */
export function toDigestConfig(
  given: z.infer<z.ZodObject<typeof digestVariables>>,
  timeZone: string,
): DigestConfig {
  const { DIGEST_AT, DIGEST_TZ, DIGEST_LANGUAGE, DISCORD_DIGEST_CHANNELS, SLACK_DIGEST_CHANNELS } = given
  return {
    at: DIGEST_AT,
    zone: parseZone(DIGEST_TZ ?? timeZone) ?? 'UTC',
    locale: DIGEST_LANGUAGE,
    channels: [
      ...DISCORD_DIGEST_CHANNELS.map((channel) => ({ platform: 'discord' as const, channel })),
      ...SLACK_DIGEST_CHANNELS.map((channel) => ({ platform: 'slack' as const, channel })),
    ],
    catchUpMs: Math.max(given.DIGEST_CATCH_UP * 3_600_000, IN_TIME_MS),
    jitterMs: given.DIGEST_JITTER * 1000,
  }
}

/** Ids with commas or spaces between, each once. */
function channelList(id: RegExp, problem: string) {
  return z
    .string()
    .default('')
    .transform((text) => [...new Set(text.split(/[\s,]+/).filter((part) => part !== ''))])
    .refine((channels) => channels.every((channel) => id.test(channel)), problem)
}
