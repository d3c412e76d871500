import { config as loadEnvFile } from 'dotenv'
import { pino } from 'pino'
import { createSlackAdapter } from './adapters/slack/create-slack-adapter.ts'
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
    const slack =
      config.slack && createSlackAdapter({ ...summit, config: config.slack, table: commandTable, log })
    const routes = [web, slack?.routes].filter((mounted) => mounted !== undefined)
    const server = await startServer({ host: config.host, port: config.port, routes, log })
    await summit.startDigests([])
    process.stdout.write(`Summit on ${server.url}\n`)
    await slack?.start()

    const stop = async (): Promise<void> => {
      await Promise.all([server.close(), slack?.close()])
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
