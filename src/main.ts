import { config as loadEnvFile } from 'dotenv'
import { pino } from 'pino'
import { createWebRoutes } from './adapters/web/create-web-routes.ts'
import { BriefingError } from './briefing-error.ts'
import { commandTable } from './commands/table.ts'
import { openSummit } from './compose.ts'
import { type Config, parseConfig } from './config.ts'
import { startServer } from './server.ts'

/** Starts everything that the configuration asks for; SIGINT and SIGTERM finish what is under way and end it. */
async function start(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel })
  const summit = await openSummit(config, log, { follow: true })
  try {
    const web = await createWebRoutes({ runner: summit.runner, table: commandTable, host: config.host })
    const server = await startServer({ host: config.host, port: config.port, routes: [web], log })
    process.stdout.write(`Summit on ${server.url}\n`)

    const stop = async (): Promise<void> => {
      await server.close()
      await summit.close()
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'stopping')
        void stop()
      })
    }
  } catch (error) {
    await summit.close()
    throw error
  }
}

loadEnvFile({ quiet: true })
try {
  await start(parseConfig(process.env))
} catch (error) {
  if (!(error instanceof BriefingError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
