import { BriefingError } from '../briefing-error.ts'
import { discordVariables } from '../config/discord-config.ts'
import type { Conversation } from './conversation.ts'
import type { Variables } from './env-file.ts'

/** What Discord needs that `given` lacks, asked for and tried out. `given` holds what is set already. */
export async function initDiscord(conversation: Conversation, given: Variables): Promise<Variables> {
  const { say, explain, print } = conversation
  const kept = given.DISCORD_TOKEN
  if (kept === undefined) {
    explain('Discord', [
      '1. Open https://discord.com/developers/applications and create an application.',
      '2. On its page Bot, press Reset Token and copy the token.',
    ])
  } else say('step', 'DISCORD_TOKEN is set already and stays as it is.')

  const apiUrl = discordVariables.DISCORD_API_URL.parse(given.DISCORD_API_URL)
  const { identifyBot, invitationLink } = await import('../adapters/discord/check-discord.ts')
  for (;;) {
    const token = kept ?? (await conversation.askSecret('The bot’s token', problemOf))
    try {
      const { id, name } = await identifyBot({ token, apiUrl })
      say('success', `Discord knows the token: it is ${name}’s.`)
      say('step', 'This link invites Summit to your server:')
      print(invitationLink(id))
      return kept === undefined ? { DISCORD_TOKEN: token } : {}
    } catch (error) {
      if (!(error instanceof BriefingError)) throw error
      const message = error.message.replace('[discord] ', 'Discord: ')
      if (error.code === 'platform-refused' && kept === undefined) {
        say('error', message)
        continue
      }
      say('warn', `${message} “summit doctor discord” looks again, and prints the link that invites Summit.`)
      return kept === undefined ? { DISCORD_TOKEN: token } : {}
    }
  }
}

function problemOf(value: string): string | undefined {
  if (value === '') return 'There is nothing. Copy the token from the page Bot.'
  return discordVariables.DISCORD_TOKEN.safeParse(value).success
    ? undefined
    : 'That is no bot token: one has three parts with dots between. The public key and the client secret are others.'
}
