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

/** Slack's part of the configuration, what is wrong with it, or that Slack is not wanted. */
type ParsedSlack = { readonly config: SlackConfig } | { readonly problems: readonly string[] } | { off: true }

/** Reads Slack's variables. What must be there together is checked together, so that one message names all that is missing. */
export function parseSlackConfig(given: Readonly<Record<string, string | undefined>>): ParsedSlack {
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
