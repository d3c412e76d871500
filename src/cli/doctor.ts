import { styleText } from 'node:util'
import { BriefingError } from '../briefing-error.ts'
import { commandTable } from '../commands/table.ts'
import type { Config } from '../config/config.ts'

/** One thing that was looked at; `mend` says what to do where it is not well. */
interface Finding {
  readonly label: string
  readonly ok: boolean
  readonly mend?: string
}

const PLATFORMS = ['discord', 'slack'] as const
type Platform = (typeof PLATFORMS)[number]

/**
 * `summit doctor [discord|slack] [--json]`: looks at everything that keeps a platform from working and prints what to do.
 * The exit code is 1 where something is wrong.
 */
export async function doctor(args: readonly string[], config: Config): Promise<number> {
  const wanted = args.filter((arg) => arg !== '--json')
  const unknown = wanted.find((name) => !isPlatform(name))
  if (unknown !== undefined)
    throw new BriefingError('configuration', `[doctor] knows discord and slack, not “${unknown}”.`)
  const platforms = wanted.length === 0 ? PLATFORMS : wanted.filter(isPlatform)
  const findings = (await Promise.all(platforms.map(async (name) => examine(name, config)))).flat()
  process.stdout.write(
    args.includes('--json') ? `${JSON.stringify(findings)}\n` : findings.map(renderFinding).join(''),
  )
  return findings.every(({ ok }) => ok) ? 0 : 1
}

function isPlatform(name: string): name is Platform {
  return PLATFORMS.some((platform) => platform === name)
}

async function examine(platform: Platform, { discord, slack, digests }: Config): Promise<Finding[]> {
  const channels = digests.channels
    .filter((place) => place.platform === platform)
    .map(({ channel }) => channel)
  switch (platform) {
    case 'discord': {
      if (discord === undefined) return [{ label: 'Discord: not set up (DISCORD_TOKEN is empty)', ok: true }]
      const { checkDiscord } = await import('../adapters/discord/check-discord.ts')
      const findings = await checkDiscord(discord, { table: commandTable, channels })
      return findings.map((finding) => ({ ...finding, label: `Discord: ${finding.label}` }))
    }
    case 'slack': {
      if (slack === undefined)
        return [{ label: 'Slack: not set up (no variable of Slack’s is set)', ok: true }]
      const { checkSlack } = await import('../adapters/slack/doctor.ts')
      return checkSlack(slack, channels)
    }
  }
}

function renderFinding({ label, ok, mend }: Finding): string {
  const mark = ok ? styleText('green', '✓') : styleText('red', '✗')
  return `${mark} ${label}\n${mend === undefined ? '' : `  ${mend}\n`}`
}
