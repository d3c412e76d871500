import { commandTable } from '../commands/table.ts'
import { parseSlackConfig } from '../config/slack-config.ts'
import type { Conversation } from './conversation.ts'
import type { Variables } from './env-file.ts'

/** What Slack needs that `given` lacks: prints the manifest, asks for the tokens and tries them out. */
export async function initSlack(conversation: Conversation, given: Variables): Promise<Variables> {
  const { say, explain, print } = conversation
  const missing = [
    ...(given.SLACK_BOT_TOKEN === undefined && given.SLACK_CLIENT_ID === undefined ? [botToken] : []),
    ...(given.SLACK_APP_TOKEN === undefined && given.SLACK_SIGNING_SECRET === undefined ? [appToken] : []),
  ]
  if (missing.length === 0) {
    say('step', 'Slack’s tokens are set already and stay as they are. “summit doctor slack” looks at them.')
    return {}
  }
  explain('Slack', [
    '1. Open https://api.slack.com/apps, press Create New App, then From a manifest,',
    '   choose the workspace, and paste the JSON below in place of what is there.',
    '2. Press Install to Workspace. On the page OAuth & Permissions, copy the Bot User OAuth Token.',
    '3. On the page Basic Information, under App-Level Tokens, generate one with connections:write.',
  ])
  const { buildManifest } = await import('../adapters/slack/manifest.ts')
  print(JSON.stringify(buildManifest(commandTable, { kind: 'socket' }), null, 2))

  for (;;) {
    const tokens: Record<string, string> = {}
    for (const { name, message } of missing)
      tokens[name] = await conversation.askSecret(message, (value) => problemOf(name, value))
    if (await isKept(conversation, { ...given, ...tokens })) return tokens
  }
}

const botToken = { name: 'SLACK_BOT_TOKEN', message: 'The Bot User OAuth Token (xoxb-…)' } as const
const appToken = { name: 'SLACK_APP_TOKEN', message: 'The app-level token (xapp-…)' } as const

function problemOf(name: string, value: string): string | undefined {
  if (value === '') return 'There is nothing. Copy the token from the app’s settings.'
  if (!/^[\w.-]+$/.test(value)) return 'That holds characters that no token has.'
  const parsed = parseSlackConfig({ [name]: value })
  const problem =
    'problems' in parsed ? parsed.problems.find((each) => each.startsWith(`${name} (`)) : undefined
  return problem === undefined ? undefined : `That is another kind of token: ${problem}.`
}

/** Says what Slack makes of the tokens, and whether the person wants to keep them. */
async function isKept(conversation: Conversation, given: Variables): Promise<boolean> {
  const parsed = parseSlackConfig(given)
  if (!('config' in parsed)) return true
  const { checkSlack } = await import('../adapters/slack/doctor.ts')
  const findings = await checkSlack(parsed.config)
  for (const { label, ok, mend = '' } of findings)
    conversation.say(ok ? 'success' : 'error', ok ? label : `${label}: ✗ ${mend}`)
  if (findings.every(({ ok }) => ok)) return true
  const answer = await conversation.choose('Something is not well yet.', [
    { value: 'again', label: 'Enter the tokens again' },
    { value: 'keep', label: 'Keep them', hint: '“summit doctor slack” looks again' },
  ])
  return answer === 'keep'
}
