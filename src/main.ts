import { config as loadEnvFile } from 'dotenv'
import { pino } from 'pino'
import { BriefingError } from './briefing-error.ts'
import { openSummit } from './compose.ts'
import { parseConfig } from './config.ts'

loadEnvFile({ quiet: true })
try {
  const config = parseConfig(process.env)
  const log = pino({ level: config.logLevel })
  const summit = await openSummit(config, log)
  await summit.close()
} catch (error) {
  if (!(error instanceof BriefingError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
