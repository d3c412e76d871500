import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, RESTJSONErrorCodes } from 'discord.js'
import { BriefingError } from '../../briefing-error.ts'
import { type Wording, wordingFor } from '../../wording/wording-for.ts'

const { channel: english } = wordingFor('en')

const REMEDIES: Readonly<Record<string, string>> = {
  [RESTJSONErrorCodes.UnknownChannel]: english.gone,
  [RESTJSONErrorCodes.UnknownGuild]:
    'That server is not known. Check DISCORD_GUILD_ID, and invite Summit there.',
  [RESTJSONErrorCodes.MissingAccess]: english.notThere,
  [RESTJSONErrorCodes.MissingPermissions]:
    'A permission is missing. `summit doctor discord` names it; somebody with Manage Server can give it.',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]:
    'They take no messages from members of the servers that they share with Summit. Only they can change that.',
  [RESTJSONErrorCodes.ThreadLocked]: 'The thread is locked. Its moderators can unlock it.',
}

/** Why Discord shows nothing of a channel, in somebody’s language; undefined where that is for whoever runs Summit to mend. */
export function explainRefusal(cause: unknown, { channel: words }: Wording): string | undefined {
  if (!(cause instanceof DiscordAPIError) || cause.status === 401) return undefined
  switch (cause.code) {
    case RESTJSONErrorCodes.UnknownChannel:
      return words.gone
    case RESTJSONErrorCodes.MissingAccess:
      return words.notThere
  }
  return words.refused('Discord', cause.message)
}

const BAD_TOKEN =
  'the token in DISCORD_TOKEN is not valid. Copy it again from https://discord.com/developers/applications, page Bot.'

/** What Discord answered, as a fault whose message says who can mend what; the token is in none of it. */
export function toFault(cause: unknown, doing: string): BriefingError {
  if (cause instanceof BriefingError) return cause
  const badToken =
    (cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid) ||
    (cause instanceof DiscordAPIError && cause.status === 401)
  if (badToken) return new BriefingError('platform-refused', `[discord] ${BAD_TOKEN}`, { cause })
  if (cause instanceof DiscordAPIError && cause.status < 500 && cause.status !== 429) {
    const remedy = REMEDIES[cause.code] ?? 'See the log for its reason.'
    return new BriefingError('platform-refused', `[discord] ${doing}: ${cause.message}. ${remedy}`, { cause })
  }
  return new BriefingError(
    'platform-unreachable',
    `[discord] ${doing}: Discord does not answer. It will be tried again.`,
    { cause },
  )
}
