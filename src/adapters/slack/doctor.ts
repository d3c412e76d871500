import { webApi } from '@slack/bolt'
import type { SlackConfig } from '../../config/slack-config.ts'
import { refusalCode, remedyFor } from './explain-refusal.ts'
import { scopes } from './manifest.ts'

/** One thing that was looked at; `mend` says what to do where it is not ok. */
export interface Finding {
  readonly label: string
  readonly ok: boolean
  readonly mend?: string
}

/** Looks at everything of Slack that can be wrong before the first command: tokens, permissions, channels for digests. */
export async function checkSlack(config: SlackConfig, channels: readonly string[] = []): Promise<Finding[]> {
  const options = { slackApiUrl: config.apiUrl, retryConfig: { retries: 0 }, timeout: 10_000, logger: silent }
  const transport = await checkTransport(config.transport, options)
  if (config.workspaces.kind === 'many')
    return [transport, { label: 'Slack: workspaces install the app at /slack/install', ok: true }]
  const client = new webApi.WebClient(config.workspaces.botToken, options)
  const token = await checkToken(client)
  // Without a token, every further finding would be the same one.
  if (token[0]?.ok !== true) return [transport, ...token]
  return [
    transport,
    ...token,
    ...(await Promise.all(channels.map((channel) => checkMembership(client, channel)))),
  ]
}

async function checkTransport(
  transport: SlackConfig['transport'],
  options: webApi.WebClientOptions,
): Promise<Finding> {
  if (transport.kind === 'http')
    return { label: 'Slack: SLACK_SIGNING_SECRET is set; requests come to /slack/events', ok: true }
  const label = 'Slack: SLACK_APP_TOKEN opens a socket'
  try {
    await new webApi.WebClient(transport.appToken, options).apps.connections.open({})
    return { label, ok: true }
  } catch (error) {
    return { label, ok: false, mend: mendOf(error) }
  }
}

async function checkToken(client: webApi.WebClient): Promise<Finding[]> {
  const label = 'Slack: SLACK_BOT_TOKEN is accepted'
  try {
    const { response_metadata, team } = await client.auth.test()
    const granted = response_metadata?.scopes
    const missing = Object.entries(scopes).filter(([scope]) => granted?.includes(scope) === false)
    return [
      { label: `${label}${team === undefined ? '' : `, by ${team}`}`, ok: true },
      ...missing.map(([scope, purpose]) => ({
        label: `Slack: permission ${scope}`,
        ok: false,
        mend: `It is for ${purpose}. Paste the manifest of \`summit manifest slack\` again, and reinstall the app.`,
      })),
      ...(granted !== undefined && missing.length === 0
        ? [{ label: 'Slack: all permissions are granted', ok: true }]
        : []),
    ]
  } catch (error) {
    return [{ label, ok: false, mend: mendOf(error) }]
  }
}

async function checkMembership(client: webApi.WebClient, id: string): Promise<Finding> {
  try {
    const { channel } = await client.conversations.info({ channel: id })
    const label = `Slack: channel ${channel?.name === undefined ? id : `#${channel.name}`}`
    if (channel?.is_archived === true) return { label, ok: false, mend: remedyFor('is_archived') }
    // A public channel takes posts from outside, but only a member can look up, after a crash, what was posted.
    return channel?.is_member === false
      ? { label, ok: false, mend: remedyFor('not_in_channel') }
      : { label, ok: true }
  } catch (error) {
    return { label: `Slack: channel ${id}`, ok: false, mend: mendOf(error) }
  }
}

function mendOf(error: unknown): string {
  const code = refusalCode(error)
  return code === undefined
    ? 'Slack cannot be reached. Is there a network, and a proxy in between?'
    : remedyFor(code)
}

/** A doctor that prints findings needs no second voice. */
const silent: webApi.Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  setName: () => undefined,
  getLevel: () => webApi.LogLevel.ERROR,
}
