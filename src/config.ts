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
  TIME_ZONE: z.string().refine(isTimeZone, 'not a time zone such as Europe/Berlin').default(systemTimeZone),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'not one of debug, info, warn, error, silent',
    })
    .default('info'),
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'not a bot token')
    .optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{1,20}$/, 'not a server id')
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[\da-f]{64}$/i, 'not a public key of 64 hexadecimal digits')
    .optional(),
  DISCORD_REPLY_FORM: z
    .enum(['components', 'embeds'], { error: 'neither components nor embeds' })
    .default('components'),
  DISCORD_CROSSPOST: z.enum(['true', 'false'], { error: 'neither true nor false' }).default('false'),
  DISCORD_API_URL: z.url('not an address').default('https://discord.com/api'),
})

/** What the environment says, checked. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly contentDir: string
  /** SQLite's file. */
  readonly databaseFile: string
  /** IANA name: what ‘today’ means. */
  readonly timeZone: string
  readonly logLevel: string
  /** There if Summit is to be on Discord. */
  readonly discord?: DiscordSettings
}

/** Where and how Summit is on Discord. */
interface DiscordSettings {
  readonly token: string
  /** Registers the commands in this server alone. */
  readonly guildId?: string | undefined
  /** With it, interactions come over HTTP and no gateway is connected. */
  readonly publicKey?: string | undefined
  readonly form: 'components' | 'embeds'
  /** Whether posts in announcement channels go on to the servers that follow them. */
  readonly crosspost: boolean
  readonly apiUrl: string
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
  const { HOST, PORT, CONTENT_DIR, DATABASE_FILE, TIME_ZONE, LOG_LEVEL } = parsed.data
  return {
    host: HOST,
    port: PORT,
    contentDir: CONTENT_DIR,
    databaseFile: DATABASE_FILE,
    timeZone: TIME_ZONE,
    logLevel: LOG_LEVEL,
    ...discordSettings(parsed.data),
  }
}

function discordSettings({
  DISCORD_TOKEN: token,
  DISCORD_GUILD_ID: guildId,
  DISCORD_PUBLIC_KEY: publicKey,
  DISCORD_REPLY_FORM: form,
  DISCORD_CROSSPOST: crosspost,
  DISCORD_API_URL: apiUrl,
}: z.infer<typeof environmentSchema>): { discord?: DiscordSettings } {
  if (token === undefined) return {}
  return { discord: { token, guildId, publicKey, form, crosspost: crosspost === 'true', apiUrl } }
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
