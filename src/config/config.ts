import { z } from 'zod'
import { BriefingError } from '../briefing-error.ts'
import { parseZone } from '../digests/zones.ts'
import { type DigestConfig, digestVariables, toDigestConfig } from './digest-config.ts'
import {
  type DiscordConfig,
  discordVariables,
  findDiscordProblems,
  toDiscordConfig,
} from './discord-config.ts'
import { type LibraryConfig, libraryVariables, toLibraryConfig } from './library-config.ts'
import { parseSlackConfig, type SlackConfig } from './slack-config.ts'

const environmentSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'not a port number' })
    .int()
    .min(1, 'not a port number')
    .max(65_535, 'not a port number')
    .default(3000),
  PROXIES: z.coerce
    .number({ error: 'not how many proxies there are' })
    .int()
    .min(0, 'not how many proxies there are')
    .max(9, 'not how many proxies there are')
    .default(0),
  METRICS_TOKEN: z.string().min(16, 'shorter than 16 characters').optional(),
  CONTENT_DIR: z.string().default('content'),
  DATABASE_FILE: z.string().default('data/summit.db'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'not an address such as postgres://user:password@host/database',
    })
    .optional(),
  TIME_ZONE: z
    .string()
    .refine((typed) => parseZone(typed) !== undefined, 'not a time zone such as Europe/Berlin')
    .default(systemTimeZone),
  ...libraryVariables,
  ...digestVariables,
  ...discordVariables,
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'not one of debug, info, warn, error, silent',
    })
    .default('info'),
})

/** What the environment says, checked. */
export interface Config extends LibraryConfig {
  readonly host: string
  readonly port: number
  /** How many stand between visitors and the page; no more of `X-Forwarded-For` is believed. */
  readonly proxies: number
  /** Opens `/metrics` to whoever sends it; missing where nobody shall read them. */
  readonly metricsToken?: string
  readonly contentDir: string
  /** SQLite's file. */
  readonly databaseFile: string
  /** PostgreSQL, in place of the file. */
  readonly databaseUrl?: string
  /** IANA name: what ‘today’ means. */
  readonly timeZone: string
  readonly logLevel: string
  readonly digests: DigestConfig
  /** Missing where there is no token for Discord. */
  readonly discord?: DiscordConfig
  /** Missing where no variable of Slack's is set. */
  readonly slack?: SlackConfig
}

/** Reads the configuration; throws one `BriefingError` that names every bad variable, and no value. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty value in .env means: as if it were not there.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const parsed = environmentSchema.safeParse(given)
  const slack = parseSlackConfig(given)
  const discordProblems = findDiscordProblems(given)
  if (!parsed.success || 'problems' in slack || discordProblems.length > 0) {
    const issues = parsed.error?.issues ?? []
    const problems = [
      ...issues.map(({ path, message }) => `${path.join('.')} (${message})`),
      ...discordProblems,
      ...('problems' in slack ? slack.problems : []),
    ]
    throw new BriefingError('configuration', `[config] cannot use ${problems.join(', ')}. See .env.example.`)
  }
  const {
    HOST,
    PORT,
    PROXIES,
    METRICS_TOKEN,
    CONTENT_DIR,
    DATABASE_FILE,
    DATABASE_URL,
    TIME_ZONE,
    LOG_LEVEL,
  } = parsed.data
  return {
    host: HOST,
    port: PORT,
    proxies: PROXIES,
    ...(METRICS_TOKEN !== undefined && { metricsToken: METRICS_TOKEN }),
    contentDir: CONTENT_DIR,
    databaseFile: DATABASE_FILE,
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    timeZone: TIME_ZONE,
    logLevel: LOG_LEVEL,
    ...toLibraryConfig(parsed.data),
    digests: toDigestConfig(parsed.data, TIME_ZONE),
    ...toDiscordConfig(parsed.data),
    ...('config' in slack && { slack: slack.config }),
  }
}

function systemTimeZone(): string {
  return new Intl.DateTimeFormat('en').resolvedOptions().timeZone
}
