import { pino } from 'pino'
import { createSlackAdapter, type SlackAdapter } from '../../src/adapters/slack/create-slack-adapter.ts'
import type { InstallationKeeper } from '../../src/adapters/slack/installations.ts'
import type { SharedKeys } from '../../src/adapters/slack/replay-guard.ts'
import type { SlackConfig } from '../../src/config/slack-config.ts'
import type { Command } from '../../src/commands/command.ts'
import { type CommandRunner, createCommandRunner } from '../../src/commands/command-runner.ts'
import { commandTable } from '../../src/commands/table.ts'
import type { Pictures } from '../../src/reply/picture.ts'
import { startServer } from '../../src/server.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { postSigned } from '../doubles/slack/signed-request.ts'
import { type SlackDouble, startSlackDouble } from '../doubles/slack/slack-double.ts'
import { makeArticle, shippedArticle } from './articles.ts'
import { makeDigests } from './make-digests.ts'

type Kind = 'slash_commands' | 'interactive' | 'events_api'

/** The adapter running against the double, whichever way Slack reaches it. */
export interface Harness {
  readonly double: SlackDouble
  readonly adapter: SlackAdapter
  /** Delivers a payload; resolves with what it is acknowledged with. */
  readonly deliver: (kind: Kind, payload: object) => Promise<unknown>
  readonly close: () => Promise<void>
}

export const SIGNING_SECRET = 'signing-secret'
export const silentLog = pino({ level: 'silent' })
const oneWorkspace = { kind: 'one', botToken: 'xoxb-1' } as const

const BRIDGE = '“The bridge opens in spring, and nobody will pay a toll,” Ada Fenwick said on Monday.\n'

/** The commands over the article that ships, and one that has an address. */
export async function openCommands(): Promise<{ runner: CommandRunner; close: () => Promise<void> }> {
  const store = await openSqliteStore(':memory:')
  await store.saveArticle(shippedArticle(), '1')
  await store.saveArticle(
    makeArticle('bridge', BRIDGE, { title: 'A Bridge', url: 'https://news.example/bridge' }),
    '1',
  )
  const deps = { store, digests: makeDigests(store), today: () => '2025-08-20' }
  return { runner: createCommandRunner(deps, silentLog), close: store.close }
}

/** What may differ from one workspace with the whole table, and nobody's patience being tried. */
interface Options {
  readonly table?: readonly Command[]
  readonly workspaces?: SlackConfig['workspaces']
  readonly installations?: InstallationKeeper
  readonly pictures?: Pictures
  readonly sharedKeys?: SharedKeys
  readonly optionsTimeoutMs?: number
}

type Transport = SlackConfig['transport']

/** The adapter on a double, wired but not started. */
export async function createOnDouble(
  runner: CommandRunner,
  transport: Transport,
  {
    table = commandTable,
    workspaces = oneWorkspace,
    installations = noInstallations,
    pictures,
    sharedKeys,
    optionsTimeoutMs,
  }: Options = {},
): Promise<Pick<Harness, 'double' | 'adapter'>> {
  const double = await startSlackDouble()
  const adapter = createSlackAdapter({
    config: { transport, workspaces, apiUrl: double.apiUrl },
    ...{ runner, table, installations, sharedKeys },
    log: silentLog,
    backOffMs: () => 1,
    ...(pictures !== undefined && { pictures }),
    ...(optionsTimeoutMs !== undefined && { optionsTimeoutMs }),
  })
  return { double, adapter }
}

export const socketTransport: Transport = { kind: 'socket', appToken: 'xapp-1' }

/** Starts the adapter in Socket Mode; with many workspaces, the pages by which they install it are served at `url`. */
export async function startOverSocket(
  runner: CommandRunner,
  options: Options = {},
): Promise<Harness & { readonly url: string }> {
  const { double, adapter } = await createOnDouble(runner, socketTransport, options)
  await adapter.start()
  const server = await serve(adapter)
  return {
    ...{ double, adapter, url: server.url },
    deliver: double.deliver,
    close: async () => {
      await adapter.close()
      await server.close()
      await double.close()
      refuseNothing(double)
    },
  }
}

/** Starts the adapter on the one HTTP server, and signs what is delivered. */
export async function startOverHttp(
  runner: CommandRunner,
  options: Options = {},
): Promise<Harness & { readonly url: string }> {
  const transport = { kind: 'http', signingSecret: SIGNING_SECRET } as const
  const { double, adapter } = await createOnDouble(runner, transport, options)
  await adapter.start()
  const server = await serve(adapter)
  const url = `${server.url}/slack/events`
  return {
    ...{ double, adapter, url },
    deliver: async (kind, payload) => {
      const [body, contentType] = encode(kind, payload)
      const response = await postSigned(url, SIGNING_SECRET, body, { contentType })
      const text = await response.text()
      if (!response.ok) throw new Error(`${response.status} ${text}`)
      return text === '' ? {} : (JSON.parse(text) as unknown)
    },
    close: async () => {
      await server.close()
      await adapter.close()
      await double.close()
      refuseNothing(double)
    },
  }
}

function refuseNothing({ refusals }: SlackDouble): void {
  if (refusals().length > 0) throw new Error(`Slack would refuse: ${refusals().join('; ')}`)
}

async function serve({ routes }: SlackAdapter): ReturnType<typeof startServer> {
  const mounted = routes === undefined ? [] : [routes]
  return startServer({ host: '127.0.0.1', port: 0, routes: mounted, log: silentLog })
}

/** A payload as Slack sends it over HTTP, with its content type. */
export function encode(kind: Kind, payload: object): [body: string, contentType: string] {
  const form = 'application/x-www-form-urlencoded'
  switch (kind) {
    case 'slash_commands':
      return [new URLSearchParams(payload as Record<string, string>).toString(), form]
    case 'interactive':
      return [new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form]
    case 'events_api':
      return [JSON.stringify(payload), 'application/json']
  }
}

const noInstallations: InstallationKeeper = {
  saveInstallation: () => Promise.reject(new Error('one workspace keeps no installation')),
  findInstallation: () => Promise.resolve(undefined),
  removeInstallation: () => Promise.resolve(),
}
