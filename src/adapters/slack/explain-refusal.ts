import { webApi } from '@slack/bolt'
import { BriefingError } from '../../briefing-error.ts'
import type { Wording } from '../../wording/wording-for.ts'

/** What Slack's error codes mean for whoever can mend it. Codes: docs.slack.dev/reference/methods/chat.postMessage#errors. */
const REMEDIES: Readonly<Record<string, string>> = {
  channel_not_found:
    'the channel is gone, or private without Summit in it. Somebody in the channel can type /invite @Summit, or name another channel.',
  not_in_channel: 'Summit is not in the channel. Somebody in the channel can type /invite @Summit.',
  is_archived: 'the channel is archived. Whoever manages channels can restore it, or name another channel.',
  restricted_action:
    'the workspace lets only some people post there. An admin can let Summit post, or name another channel.',
  restricted_action_read_only_channel:
    'the channel is read-only. An admin can let Summit post, or name another channel.',
  messages_tab_disabled:
    'the app may not write to people. Paste the manifest of `summit manifest slack` again, or enable the Messages tab on its page App Home.',
  account_inactive: 'Summit was removed from the workspace. An admin can install it again.',
  token_revoked:
    'the token was revoked. An admin can install the app again, and put the new token into SLACK_BOT_TOKEN.',
  token_expired:
    'the token has expired. Switch token rotation off in the app’s settings, and install the app again.',
  invalid_auth: 'Slack does not know the token. Copy it again from the app’s settings.',
  not_authed: 'there is no token. Copy it from the app’s settings.',
  not_allowed_token_type:
    'that is another kind of token. SLACK_APP_TOKEN begins with xapp-, SLACK_BOT_TOKEN with xoxb-.',
  missing_scope:
    'the app lacks a permission. Paste the manifest of `summit manifest slack` again, and reinstall the app.',
  ekm_access_denied: 'the workspace’s admins have suspended access. They can restore it.',
  team_access_not_granted:
    'the organisation has not granted this workspace to the app. An organisation admin can.',
  msg_blocks_too_long:
    'the message is longer than Slack takes. This is a mistake of Summit’s; please report it.',
  invalid_blocks: 'Slack refuses the message’s form. This is a mistake of Summit’s; please report it.',
}

/** Codes that say nothing about the call: the same call may succeed later. */
const PASSING = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
])

/** Slack's own code for what went wrong, if it is Slack that refused. */
export function refusalCode(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined
}

/** Turns what a call to Slack threw into a fault that says who can mend it, or that it may pass. */
export function toBriefingError(cause: unknown, what: string): BriefingError {
  const code = refusalCode(cause)
  if (code === undefined || PASSING.has(code))
    return new BriefingError(
      'platform-unreachable',
      `[slack] ${what}: Slack cannot be reached just now. It is tried again.`,
      { cause },
    )
  return new BriefingError('platform-refused', `[slack] ${what}: ${remedyFor(code)}`, { cause })
}

/** The same in somebody’s language, for what a member can mend or pass on; undefined for everything else. */
export function wordRefusal(code: string, words: Wording['channel']): string | undefined {
  switch (code) {
    case 'channel_not_found':
      return words.hidden
    case 'not_in_channel':
      return words.notMember
    case 'is_archived':
      return words.archived
    case 'account_inactive':
      return words.removed
    case 'missing_scope':
      return words.lacksScope
    default:
      return code in REMEDIES || PASSING.has(code) ? undefined : words.refused('Slack', code)
  }
}

/** What one of Slack's codes means, and who can mend it. */
export function remedyFor(code: string): string {
  return REMEDIES[code] ?? `Slack refuses with “${code}”. Its meaning is in Slack’s documentation.`
}
