import { z } from 'zod'
import { BriefingError } from './briefing-error.ts'
import type { ConfiguredDigests } from './digests/configured-digests.ts'
import { parseTimeOfDay } from './digests/parse-schedule.ts'
import { parseZone } from './digests/zones.ts'

const environmentSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'not a port number' })
    .int()
    .min(1, 'not a port number')
    .max(65_535, 'not a port number')
    .default(3000),
  CONTENT_DIR: z.string().default('content'),
  DATABASE_FILE: z.string().default('data/summit.db'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'not an address such as postgres://user:password@host/database',
    })
    .optional(),
  FEEDS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((url) => url !== ''))
    .refine((urls) => urls.every(isWebAddress), 'not http or https addresses with commas between them')
    .default([]),
  KEEP_DAYS: z.coerce
    .number({ error: 'not a number of days' })
    .int('not a number of days')
    .min(1, 'not a number of days')
    .optional(),
  CONTACT: z
    .string()
    .regex(
      /^(https?:\/\/|mailto:)[\x21-\x7e]{3,200}$/,
      'not an address such as https://example.org or mailto:me@example.org',
    )
    .optional(),
  TIME_ZONE: z.string().refine(isTimeZone, 'not a time zone such as Europe/Berlin').default(systemTimeZone),
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
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'not one of debug, info, warn, error, silent',
    })
    .default('info'),
})

/** What the environment says, checked. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly contentDir: string
  /** SQLite's file. */
  readonly databaseFile: string
  /** PostgreSQL, in place of the file. */
  readonly databaseUrl?: string
  /** Feeds to follow. */
  readonly feeds: readonly string[]
  /** Days after which what came from feeds and links goes; it stays if left out. */
  readonly keepDays?: number
  /** Named to the sites from which pages are fetched. */
  readonly contact?: string
  /** IANA name: what ‘today’ means. */
  readonly timeZone: string
  readonly logLevel: string
  readonly digests: DigestConfig
  /** Missing where no variable of Slack's is set. */
  readonly slack?: SlackConfig
}

/** How Slack is reached, and for whom. */
export interface SlackConfig {
  /** Socket Mode needs no public address; HTTP takes Slack's requests at `/slack/events`. */
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string }
  /** One workspace by its token, or any that installs the app. */
  readonly workspaces:
    | { readonly kind: 'one'; readonly botToken: string }
    | {
        readonly kind: 'many'
        readonly clientId: string
        readonly clientSecret: string
        /** Signs the state of an installation under way, and the keys that seal tokens are derived from it. */
        readonly stateSecret: string
      }
  /** With a slash at the end; Slack's own unless a double stands in for it. */
  readonly apiUrl: string
}

/** How digests are posted, and which ones the environment itself asks for. */
export interface DigestConfig extends ConfiguredDigests {
  /** A digest that is later than this is not posted any more; milliseconds. */
  readonly catchUpMs: number
  /** How far the posts of one instant are spread, milliseconds. */
  readonly jitterMs: number
}

/** Reads the configuration; throws one `BriefingError` that names every bad variable, and no value. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty value in .env means: as if it were not there.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const parsed = environmentSchema.safeParse(given)
  const slack = parseSlack(given)
  if (!parsed.success || 'problems' in slack) {
    const issues = parsed.error?.issues ?? []
    const problems = [
      ...issues.map(({ path, message }) => `${path.join('.')} (${message})`),
      ...('problems' in slack ? slack.problems : []),
    ]
    throw new BriefingError('configuration', `[config] cannot use ${problems.join(', ')}. See .env.example.`)
  }
  const {
    HOST,
    PORT,
    CONTENT_DIR,
    DATABASE_FILE,
    DATABASE_URL,
    FEEDS,
    KEEP_DAYS,
    CONTACT,
    TIME_ZONE,
    LOG_LEVEL,
  } = parsed.data
  return {
    host: HOST,
    port: PORT,
    contentDir: CONTENT_DIR,
    databaseFile: DATABASE_FILE,
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    feeds: FEEDS,
    ...(KEEP_DAYS !== undefined && { keepDays: KEEP_DAYS }),
    ...(CONTACT !== undefined && { contact: CONTACT }),
    timeZone: TIME_ZONE,
    logLevel: LOG_LEVEL,
    digests: toDigestConfig(parsed.data),
    ...('config' in slack && { slack: slack.config }),
  }
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === ''
}

type Environment = Readonly<Record<string, string | undefined>>

type ParsedSlack = { readonly config: SlackConfig } | { readonly problems: readonly string[] } | { off: true }

/** What must be there together is checked together, so that one message names all that is missing. */
function parseSlack(given: Environment): ParsedSlack {
  const isSet = (name: string) => given[name] !== undefined
  if (!SLACK_VARIABLES.some(isSet)) return { off: true }

  const problems: string[] = []
  const read = (name: string, check: RegExp, meaning: string): string => {
    const value = given[name] ?? ''
    if (!check.test(value)) problems.push(`${name} (${value === '' ? 'missing' : meaning})`)
    return value
  }
  const transport = isSet('SLACK_SIGNING_SECRET')
    ? ({
        kind: 'http',
        signingSecret: read('SLACK_SIGNING_SECRET', /^\S{8,}$/, 'not a signing secret'),
      } as const)
    : ({ kind: 'socket', appToken: read('SLACK_APP_TOKEN', /^xapp-/, 'does not begin with xapp-') } as const)
  const workspaces = isSet('SLACK_CLIENT_ID')
    ? ({
        kind: 'many',
        clientId: read('SLACK_CLIENT_ID', /./, ''),
        clientSecret: read('SLACK_CLIENT_SECRET', /./, ''),
        stateSecret: read('SLACK_STATE_SECRET', /^.{16,}$/, 'shorter than 16 characters'),
      } as const)
    : ({ kind: 'one', botToken: read('SLACK_BOT_TOKEN', /^xoxb-/, 'does not begin with xoxb-') } as const)
  if (workspaces.kind === 'many' && isSet('SLACK_BOT_TOKEN'))
    problems.push('SLACK_BOT_TOKEN (is for one workspace, SLACK_CLIENT_ID for many: set one of the two)')
  const apiUrl = given.SLACK_API_URL ?? 'https://slack.com/api/'
  if (!URL.canParse(apiUrl) || !apiUrl.endsWith('/'))
    problems.push('SLACK_API_URL (not an address with a / at its end)')
  return problems.length > 0 ? { problems } : { config: { transport, workspaces, apiUrl } }
}

/** Any of these switches Slack on. */
const SLACK_VARIABLES = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
]

function toDigestConfig(given: z.infer<typeof environmentSchema>): DigestConfig {
  const { DIGEST_AT, DIGEST_TZ, TIME_ZONE, DISCORD_DIGEST_CHANNELS, SLACK_DIGEST_CHANNELS } = given
  return {
    at: DIGEST_AT,
    zone: parseZone(DIGEST_TZ ?? TIME_ZONE) ?? 'UTC',
    channels: [
      ...DISCORD_DIGEST_CHANNELS.map((channel) => ({ platform: 'discord' as const, channel })),
      ...SLACK_DIGEST_CHANNELS.map((channel) => ({ platform: 'slack' as const, channel })),
    ],
    catchUpMs: given.DIGEST_CATCH_UP * 3_600_000,
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

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function systemTimeZone(): string {
  return new Intl.DateTimeFormat('en').resolvedOptions().timeZone
}
