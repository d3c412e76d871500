import { z } from 'zod'
import { BriefingError } from './briefing-error.ts'

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
}

/** Reads the configuration; throws one `BriefingError` that names every bad variable, and no value. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty value in .env means: as if it were not there.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`)
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
  }
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === ''
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
