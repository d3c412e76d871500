import { styleText } from 'node:util'
import { BriefingError } from '../briefing-error.ts'
import { type Config, parseConfig } from '../config/config.ts'
import { createLibraryFetch } from '../library/open-library.ts'
import { checkContent, checkDatabase, checkFeeds } from './check-library.ts'
import { checkClock, checkDisk, checkZone } from './check-machine.ts'
import { checkDiscordPart, checkSlackPart } from './check-platforms.ts'
import { type Finding, type Part, PARTS } from './finding.ts'

/**
 * `summit doctor [PART…] [--json]`: looks at everything that keeps Summit from working, changes nothing, and prints what to
 * do. The exit code is 1 where something is wrong.
 */
export async function doctor(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const wanted = args.filter((arg) => arg !== '--json')
  const unknown = wanted.find((name) => !PARTS.some((part) => part === name))
  if (unknown !== undefined)
    throw new BriefingError(
      'configuration',
      `[doctor] looks at ${PARTS.slice(1).join(', ')}, and knows no “${unknown}”.`,
    )
  const parts = wanted.length === 0 ? PARTS : PARTS.filter((part) => wanted.includes(part))
  const findings = await examine(parts, environment)
  process.stdout.write(
    args.includes('--json') ? `${JSON.stringify(findings)}\n` : findings.map(renderFinding).join(''),
  )
  return findings.every(({ ok }) => ok) ? 0 : 1
}

type PartFinding = Finding & { readonly part: Part }

async function examine(
  parts: readonly Part[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<PartFinding[]> {
  let config: Config
  try {
    config = parseConfig(environment)
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    // Nothing else can be looked at without it.
    return [
      {
        part: 'configuration',
        label: 'Configuration',
        ok: false,
        mend: error.message.replace('[config] ', ''),
      },
    ]
  }
  const findings = await Promise.all(
    parts.map(async (part) => (await checkPart(part, config)).map((finding) => ({ part, ...finding }))),
  )
  return findings.flat()
}

async function checkPart(part: Part, config: Config): Promise<Finding[]> {
  switch (part) {
    case 'configuration':
      return [{ label: 'Configuration: every variable can be used', ok: true }]
    case 'database':
      return checkDatabase(config)
    case 'content':
      return checkContent(config)
    case 'feeds':
      return checkFeeds(config, createLibraryFetch(config.contact))
    case 'discord':
      return checkDiscordPart(config)
    case 'slack':
      return checkSlackPart(config)
    case 'zone':
      return checkZone(config, new Date())
    case 'disk':
      return checkDisk(config)
    case 'clock':
      return checkClock(config)
  }
}

function renderFinding({ label, ok, mend }: Finding): string {
  const mark = ok ? styleText('green', '✓') : styleText('red', '✗')
  return `${mark} ${label}\n${mend === undefined ? '' : `  ${mend}\n`}`
}
