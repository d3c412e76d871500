import { App, HTTPReceiver, SocketModeReceiver, type webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Command } from '../../commands/command.ts'
import type { CommandRunner } from '../../commands/command-runner.ts'
import type { SlackConfig } from '../../config/slack-config.ts'
import type { Publisher } from '../../digests/publisher.ts'
import type { Pictures } from '../../reply/picture.ts'
import type { Routes } from '../../server.ts'
import { createAccess } from './access.ts'
import { toBoltLog } from './bolt-log.ts'
import type { Health } from './health.ts'
import type { InstallationKeeper } from './installations.ts'
import { OPTIONS_TIMEOUT_MS } from './limits.ts'
import { listen } from './listen.ts'
import { createFindPerson } from './find-person.ts'
import { createPublisher } from './publisher.ts'
import { createReplayGuard, type SharedKeys } from './replay-guard.ts'
import { createRoutes, EVENTS_PATH } from './routes.ts'
import { createUploads } from './upload-pictures.ts'
import { createSocketConnection, type SocketConnection } from './socket-connection.ts'

/** The adapter, wired but silent until it is started. */
export interface SlackAdapter {
  /** Never rejects: what fails is shown by `health`, and tried again. */
  readonly start: () => Promise<void>
  /** Takes nothing more, finishes the answers under way, and resolves when nothing is open any more. */
  readonly close: () => Promise<void>
  /** What the one server mounts: events in HTTP mode, and the pages by which workspaces install the app. */
  readonly routes: Routes | undefined
  readonly publisher: Publisher
  readonly health: () => Health
}

interface SlackAdapterDeps {
  readonly config: SlackConfig
  readonly runner: CommandRunner
  readonly table: readonly Command[]
  /** Missing where nothing is drawn: pictures are shown by their words then. */
  readonly pictures?: Pictures
  readonly installations: InstallationKeeper
  /** There where several replicas answer. */
  readonly sharedKeys?: SharedKeys | undefined
  readonly log: Logger
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Milliseconds before Socket Mode is tried again after so many failures. */
  readonly backOffMs?: (failures: number) => number
  /** Milliseconds after which a select that is being filled gets no options. */
  readonly optionsTimeoutMs?: number
}

/** Milliseconds that Slack has for any answer; an interaction that waits longer is lost anyway. */
const API_TIMEOUT_MS = 10_000

/** Puts commands behind Slack, on a socket or on HTTP routes, for one workspace or for many. */
export function createSlackAdapter(deps: SlackAdapterDeps): SlackAdapter {
  const { config, runner, table, log, now = Date.now, optionsTimeoutMs = OPTIONS_TIMEOUT_MS } = deps
  const logger = toBoltLog(log)
  // Without retries, since what has timed out may have been posted; whoever may wait does so knowingly.
  const clientOptions: webApi.WebClientOptions = {
    slackApiUrl: config.apiUrl,
    timeout: API_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  }
  const access = createAccess(config.workspaces, { installations: deps.installations, log, clientOptions })
  const receiver =
    config.transport.kind === 'socket'
      ? new SocketModeReceiver({
          appToken: config.transport.appToken,
          autoReconnectEnabled: false,
          installerOptions: { clientOptions },
          logger,
        })
      : new HTTPReceiver({ signingSecret: config.transport.signingSecret, endpoints: [EVENTS_PATH], logger })
  const underWay = new Set<Promise<void>>()
  const track = async (work: Promise<void>): Promise<void> => {
    underWay.add(work)
    await work.finally(() => underWay.delete(work))
  }
  const app = new App({ receiver, authorize: access.authorize, clientOptions, logger, convoStore: false })
  app.error(async (error) => {
    log.error({ err: error }, 'slack interaction failed')
    return Promise.resolve()
  })
  const upload = createUploads({ pictures: deps.pictures, log })
  listen(app, {
    runner,
    table,
    upload,
    isReplay: createReplayGuard({ now, log, shared: deps.sharedKeys }),
    toAddress: access.toAddress,
    optionsTimeoutMs,
    findPerson: createFindPerson(now),
    track,
  })
  access.listen(app)

  const socket: SocketConnection | undefined =
    receiver instanceof SocketModeReceiver
      ? createSocketConnection({
          client: receiver.client,
          log,
          ...(deps.backOffMs && { backOffMs: deps.backOffMs }),
        })
      : undefined
  const eventReceiver = receiver instanceof HTTPReceiver ? receiver : undefined
  const routed = eventReceiver !== undefined || access.installer !== undefined

  return {
    start: async () => {
      await Promise.all([access.verify(), socket?.start()])
    },
    close: async () => {
      await socket?.close()
      await Promise.allSettled(underWay)
    },
    routes: routed ? createRoutes({ events: eventReceiver, installer: access.installer }) : undefined,
    publisher: createPublisher({ runner, upload, resolve: access.resolve }),
    health: () => {
      const health = access.health()
      return health.ok && socket !== undefined ? socket.health() : health
    },
  }
}
