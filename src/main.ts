import { config as loadEnvFile } from 'dotenv'
import { type Logger, pino } from 'pino'
import type { DiscordAdapter } from './adapters/discord/create-discord-adapter.ts'
import { createWebRoutes } from './adapters/web/create-web-routes.ts'
import { BriefingError } from './briefing-error.ts'
import { commandTable } from './commands/table.ts'
import { openSummit, type Summit } from './compose.ts'
import { type Config, parseConfig } from './config.ts'
import { startServer } from './server.ts'

/** Starts everything that the configuration asks for; SIGINT and SIGTERM finish what is under way and end it. */
async function start(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel })
  const summit = await openSummit(config, log)
  try {
    const web = await createWebRoutes({ runner: summit.runner, table: commandTable, host: config.host })
    const discord = await openDiscord(config, summit, log)
    const routes = [web, ...(discord?.routes === undefined ? [] : [discord.routes])]
    const server = await startServer({ host: config.host, port: config.port, routes, log })
    try {
      await discord?.start()
    } catch (error) {
      await server.close()
      throw error
    }
    process.stdout.write(`Summit on ${server.url}\n`)

    const stop = async (): Promise<void> => {
      await discord?.close()
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

/** discord.js takes a while to load, and most of all where nobody uses it. */
async function openDiscord(
  { discord: settings }: Config,
  { runner }: Summit,
  log: Logger,
): Promise<DiscordAdapter | undefined> {
  if (settings === undefined) return undefined
  const { createDiscordAdapter } = await import('./adapters/discord/create-discord-adapter.ts')
  return createDiscordAdapter({ config: settings, runner, table: commandTable, log })
}

loadEnvFile({ quiet: true })
try {
  await start(parseConfig(process.env))
} catch (error) {
  if (!(error instanceof BriefingError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
