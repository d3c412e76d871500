import { commandTable } from '../commands/table.ts'
import type { Config } from '../config/config.ts'
import type { Finding } from './finding.ts'

/** Everything that keeps Summit from working on Discord. */
export async function checkDiscordPart({ discord, digests }: Config): Promise<Finding[]> {
  if (discord === undefined) return [{ label: 'Discord: not set up (DISCORD_TOKEN is empty)', ok: true }]
  const { checkDiscord } = await import('../adapters/discord/check-discord.ts')
  const findings = await checkDiscord(discord, {
    table: commandTable,
    channels: channelsOf('discord', digests),
  })
  return findings.map(({ label, ok, mend }) => ({
    label: `Discord: ${label}`,
    ok,
    ...(mend !== undefined && { mend: mend.replace('[discord] ', '') }),
  }))
}

/** The same for Slack. */
export async function checkSlackPart({ slack, digests }: Config): Promise<Finding[]> {
  if (slack === undefined) return [{ label: 'Slack: not set up (no variable of Slack’s is set)', ok: true }]
  const { checkSlack } = await import('../adapters/slack/doctor.ts')
  return checkSlack(slack, channelsOf('slack', digests))
}

function channelsOf(platform: 'discord' | 'slack', { channels }: Config['digests']): string[] {
  return channels.filter((place) => place.platform === platform).map(({ channel }) => channel)
}
