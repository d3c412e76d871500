import { commandTable } from '../commands/table.ts'
import type { Config } from '../config/config.ts'
import type { Subscription } from '../store/subscription.ts'
import type { Finding } from './finding.ts'
import { lookIntoStore } from './look-into-store.ts'

/** Everything that keeps Summit from working on Discord. */
export async function checkDiscordPart(config: Config): Promise<Finding[]> {
  const { discord } = config
  if (discord === undefined) return [{ label: 'Discord: not set up (DISCORD_TOKEN is empty)', ok: true }]
  const { checkDiscord } = await import('../adapters/discord/check-discord.ts')
  const findings = await checkDiscord(discord, {
    table: commandTable,
    channels: await listDigestChannels('discord', config),
  })
  return findings.map(({ label, ok, mend }) => ({
    label: `Discord: ${label}`,
    ok,
    ...(mend !== undefined && { mend: mend.replace('[discord] ', '') }),
  }))
}

/** The same for Slack. */
export async function checkSlackPart(config: Config): Promise<Finding[]> {
  const { slack } = config
  if (slack === undefined) return [{ label: 'Slack: not set up (no variable of Slack’s is set)', ok: true }]
  const { checkSlack } = await import('../adapters/slack/doctor.ts')
  return checkSlack(slack, await listDigestChannels('slack', config))
}

/** The channels that get digests by the environment, and those where somebody switched one on. */
async function listDigestChannels(platform: Subscription['platform'], config: Config): Promise<string[]> {
  const subscribed = await lookIntoStore(config, async (store) => store.listSubscriptions({ platform }))
  const configured = config.digests.channels.filter((place) => place.platform === platform)
  return [...new Set([...configured, ...(subscribed ?? [])].map(({ channel }) => channel))]
}
