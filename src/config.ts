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
  const { HOST, PORT, CONTENT_DIR, DATABASE_FILE, TIME_ZONE, LOG_LEVEL } = parsed.data
  return {
    host: HOST,
    port: PORT,
    contentDir: CONTENT_DIR,
    databaseFile: DATABASE_FILE,
    timeZone: TIME_ZONE,
    logLevel: LOG_LEVEL,
    ...('config' in slack && { slack: slack.config }),
  }
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
