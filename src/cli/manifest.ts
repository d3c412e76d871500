import { BriefingError } from '../briefing-error.ts'
import { commandTable } from '../commands/table.ts'

/**
 * `summit manifest slack [https://…]`: prints the app manifest to paste at api.slack.com/apps, for Socket Mode, or for HTTP
 * at the public address that is given.
 */
export async function manifest(args: readonly string[]): Promise<number> {
  const [platform, url] = args
  if (platform !== 'slack' || args.length > 2)
    throw new BriefingError(
      'configuration',
      '[summit] it is: manifest slack, and for HTTP the public address after it.',
    )
  if (url !== undefined && URL.parse(url)?.protocol !== 'https:')
    throw new BriefingError('configuration', '[summit] Slack sends requests to https:// addresses only.')
  const { buildManifest } = await import('../adapters/slack/manifest.ts')
  const mode = url === undefined ? ({ kind: 'socket' } as const) : ({ kind: 'http', url } as const)
  process.stdout.write(`${JSON.stringify(buildManifest(commandTable, mode), null, 2)}\n`)
  return 0
}
