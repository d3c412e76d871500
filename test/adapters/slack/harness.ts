import { pino } from 'pino'
import { createSlackAdapter, type SlackAdapter } from '../../../src/adapters/slack/create-slack-adapter.ts'
import type { InstallationKeeper } from '../../../src/adapters/slack/installations.ts'
import type { SlackConfig } from '../../../src/config/slack-config.ts'
import type { Command } from '../../../src/commands/command.ts'
import { type CommandRunner, createCommandRunner } from '../../../src/commands/command-runner.ts'
import { commandTable } from '../../../src/commands/table.ts'
import { startServer } from '../../../src/server.ts'
import { openSqliteStore } from '../../../src/store/sqlite-store.ts'
import { postSigned } from '../../doubles/slack/signed-request.ts'
import { type SlackDouble, startSlackDouble } from '../../doubles/slack/slack-double.ts'
import { makeArticle, shippedArticle } from '../../support/articles.ts'
import { makeDigests } from '../../support/make-digests.ts'

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
export const BOT_TOKEN = 'xoxb-1'
export const silentLog = pino({ level: 'silent' })
const oneWorkspace = { kind: 'one', botToken: BOT_TOKEN } as const

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

/** Starts the adapter in Socket Mode. */
export async function startOverSocket(runner: CommandRunner): Promise<Harness> {
  const double = await startSlackDouble()
  const adapter = createSlackAdapter({
    config: {
      transport: { kind: 'socket', appToken: 'xapp-1' },
      workspaces: oneWorkspace,
      apiUrl: double.apiUrl,
    },
    runner,
    table: commandTable,
    installations: noInstallations,
    log: silentLog,
    backOffMs: () => 1,
  })
  await adapter.start()
  return {
    double,
    adapter,
    deliver: double.deliver,
    close: async () => {
      await adapter.close()
      await double.close()
    },
  }
}

interface HttpOptions {
  readonly table?: readonly Command[]
  readonly workspaces?: SlackConfig['workspaces']
  readonly installations?: InstallationKeeper
}

/** Starts the adapter on the one HTTP server, and signs what is delivered. */
export async function startOverHttp(
  runner: CommandRunner,
  { table = commandTable, workspaces = oneWorkspace, installations = noInstallations }: HttpOptions = {},
): Promise<Harness & { readonly url: string }> {
  const double = await startSlackDouble()
  const transport = { kind: 'http', signingSecret: SIGNING_SECRET } as const
  const adapter = createSlackAdapter({
    config: { transport, workspaces, apiUrl: double.apiUrl },
    runner,
    table,
    installations,
    log: silentLog,
  })
  await adapter.start()
  const routes = adapter.routes === undefined ? [] : [adapter.routes]
  const server = await startServer({ host: '127.0.0.1', port: 0, routes, log: silentLog })
  const url = `${server.url}/slack/events`
  return {
    double,
    adapter,
    url,
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
    },
  }
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
