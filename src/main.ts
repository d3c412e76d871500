import { config as loadEnvFile } from 'dotenv'
import type { Logger } from 'pino'
import type { DiscordAdapter } from './adapters/discord/create-discord-adapter.ts'
import type { SlackAdapter } from './adapters/slack/create-slack-adapter.ts'
import { createWebRoutes } from './adapters/web/create-web-routes.ts'
import { createVisitors } from './adapters/web/visitors.ts'
import { boundMemory } from './bound-memory.ts'
import { BriefingError } from './briefing-error.ts'
import { createRateLimit } from './commands/rate-limit.ts'
import { commandTable } from './commands/table.ts'
import { openSummit, type Summit } from './compose.ts'
import { type Config, parseConfig } from './config/config.ts'
import { createPreviews } from './create-previews.ts'
import { createHealthRoutes, createMetricsRoutes } from './health-routes.ts'
import { createLog } from './log.ts'
import type { Metrics } from './metrics.ts'
import { type Routes, startServer } from './server.ts'

/** Docker and others kill what has not stopped after ten seconds. */
const STOP_MS = 9000

/** Starts everything that the configuration asks for; SIGINT and SIGTERM finish what is under way, and end it within ten seconds. */
async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  // Until it has started there is nothing to finish: what the store has is kept, and the next start goes on from it. Said
  // all the same, since the first process of a container is not ended by a signal that it does not listen to.
  let stop = (): void => process.exit()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping')
      stop()
    })
  }
  const metrics = await openMetrics(config)
  const summit = await openSummit(config, log, {
    follow: true,
    takeTurn: createRateLimit(),
    ...(metrics && { observe: metrics.observeCall, observeDigest: metrics.observeDigest }),
  })
  try {
    const web = await createWebRoutes({
      runner: summit.runner,
      pictures: summit.pictures,
      table: commandTable,
      previews: createPreviews(config.discord?.form ?? 'components'),
      host: config.host,
      visitors: createVisitors(config.proxies),
    })
    const discord = await openDiscord(config, summit, log)
    const slack = await openSlack(config, summit, log)
    const platforms = {
      ...(discord && { discord: discord.health }),
      ...(slack && { slack: slack.health }),
    }
    const probes = [createHealthRoutes(platforms, summit.parts), metricsRoutes(metrics, config, summit)]
    const routes = [web, ...probes, discord?.routes, slack?.routes].filter((mounted) => mounted !== undefined)
    const server = await startServer({ host: config.host, port: config.port, routes, log })
    const finish = async (): Promise<void> => {
      // What takes longer has a claim in the ledger, which the next start goes on from; whoever waits for an answer asks again.
      const deadline = setTimeout(() => {
        log.warn('stopped before everything was finished')
        process.exit()
      }, STOP_MS)
      deadline.unref()
      // Digests first, while the platforms can still be reached.
      await Promise.all([summit.stopDigests(), server.close()])
      await Promise.all([discord?.close(), slack?.close()])
      await summit.close()
    }
    try {
      await slack?.start()
      const connected = await startDiscord(discord, slack !== undefined, log)
      const publishers = [connected?.publisher, slack?.publisher].filter(
        (publisher) => publisher !== undefined,
      )
      await summit.startDigests(publishers)
    } catch (error) {
      await finish()
      throw error
    }
    stop = () => void finish()
    process.stdout.write(`Summit on ${server.url}\n`)
  } catch (error) {
    await summit.close()
    throw error
  }
}

/** Only where somebody asked for it: what nobody reads is not counted, and its library not loaded. */
async function openMetrics({ metricsToken }: Config): Promise<Metrics | undefined> {
  if (metricsToken === undefined) return undefined
  const { createMetrics } = await import('./metrics.ts')
  return createMetrics()
}

function metricsRoutes(
  metrics: Metrics | undefined,
  { metricsToken }: Config,
  { count }: Summit,
): Routes | undefined {
  if (metrics === undefined || metricsToken === undefined) return undefined
  // A store that is down is no reason to tell nothing of the rest.
  const render = async (): Promise<string> => metrics.render(await count().catch(() => undefined))
  return createMetricsRoutes(metricsToken, { contentType: metrics.contentType, render })
}

// Both platforms' libraries take a while to load, and most of all where nobody uses them.

async function openDiscord(
  { discord }: Config,
  { runner, pictures }: Summit,
  log: Logger,
): Promise<DiscordAdapter | undefined> {
  if (discord === undefined) return undefined
  const { createDiscordAdapter } = await import('./adapters/discord/create-discord-adapter.ts')
  return createDiscordAdapter({ config: discord, runner, pictures, table: commandTable, log })
}

async function openSlack({ slack }: Config, summit: Summit, log: Logger): Promise<SlackAdapter | undefined> {
  if (slack === undefined) return undefined
  const { createSlackAdapter } = await import('./adapters/slack/create-slack-adapter.ts')
  return createSlackAdapter({ ...summit, config: slack, table: commandTable, log })
}

/** A fault of Discord's, such as a bad token, ends Summit only where nobody else is served; the exit code tells of it. */
async function startDiscord(
  discord: DiscordAdapter | undefined,
  isServingOthers: boolean,
  log: Logger,
): Promise<DiscordAdapter | undefined> {
  try {
    await discord?.start()
    return discord
  } catch (error) {
    if (!isServingOthers || !(error instanceof BriefingError)) throw error
    log.error(error.message)
    process.exitCode = 1
    return undefined
  }
}

boundMemory()
loadEnvFile({ quiet: true })
try {
  await start(parseConfig(process.env))
} catch (error) {
  if (!(error instanceof BriefingError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
