import { once } from 'node:events'
import { type MessagePort, parentPort, Worker } from 'node:worker_threads'
import { App, LogLevel } from '@slack/bolt'
import { pino } from 'pino'
import { createSlackAdapter } from '../src/adapters/slack/create-slack-adapter.ts'
import { createCommandRunner } from '../src/commands/command-runner.ts'
import { commandTable } from '../src/commands/table.ts'
import { openSqliteStore } from '../src/store/sqlite-store.ts'
import { slashCommand } from '../test/doubles/slack/payloads.ts'
import { type SlackDouble, startSlackDouble } from '../test/doubles/slack/slack-double.ts'
import { shippedArticle } from '../test/support/articles.ts'
import { makeDigests } from '../test/support/make-digests.ts'

/** Calls that count, after as many as it takes until everything is compiled. */
const CALLS = 2000
const WARM_UP = 300
/** The first costs Summit next to nothing but the adapter; the second is the main job, database included. */
const TEXTS = ['help', 'quote putin']

/** Milliseconds of each call. */
interface Times {
  readonly acknowledged: number[]
  readonly replied: number[]
}

/** Summit in Socket Mode on the double, over the article that ships. */
async function startSummit(apiUrl: string): Promise<() => Promise<unknown>> {
  const log = pino({ level: 'silent' })
  const store = await openSqliteStore(':memory:')
  await store.saveArticle(shippedArticle(), '1')
  const adapter = createSlackAdapter({
    config: {
      transport: { kind: 'socket', appToken: 'xapp-1' },
      workspaces: { kind: 'one', botToken: 'xoxb-1' },
      apiUrl,
    },
    runner: createCommandRunner({ store, digests: makeDigests(store), today: () => '2025-08-20' }, log),
    table: commandTable,
    installations: store,
    log,
  })
  await adapter.start()
  return async () => Promise.all([adapter.close(), store.close()])
}

/** The least that Bolt can do: acknowledge, and say back what was said. */
async function startEcho(apiUrl: string): Promise<() => Promise<unknown>> {
  const app = new App({
    token: 'xoxb-1',
    appToken: 'xapp-1',
    socketMode: true,
    clientOptions: { slackApiUrl: apiUrl },
    logLevel: LogLevel.ERROR,
  })
  app.command('/summit', async ({ ack, command, respond }) => {
    await ack()
    await respond({ text: command.text })
  })
  await app.start()
  return async () => app.stop()
}

async function call(text: string, double: SlackDouble, { acknowledged, replied }: Times): Promise<void> {
  const reply = double.nextCall('response_url')
  const payload = slashCommand(text, double.responseUrl())
  const sentAt = performance.now()
  await double.deliver('slash_commands', payload)
  acknowledged.push(performance.now() - sentAt)
  await reply
  replied.push(performance.now() - sentAt)
}

/** Slack's side has a thread of its own, as it has a machine of its own, so that its clock is not held up by the apps. */
async function callFromOutside(port: MessagePort): Promise<void> {
  const doubles = [await startSlackDouble(), await startSlackDouble()] as const
  port.postMessage(doubles.map(({ apiUrl }) => apiUrl))
  await once(port, 'message')
  for (const text of TEXTS) {
    const times = [newTimes(), newTimes()] as const
    // In turns, so that whatever else the machine does falls on both.
    for (let index = 0; index < CALLS + WARM_UP; index++)
      for (const turn of index % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
        await call(text, doubles[turn], times[turn])
    print(text, times)
  }
  port.postMessage('done')
  await once(port, 'message')
  await Promise.all(doubles.map(async ({ close }) => close()))
  port.close()
}

function newTimes(): Times {
  return { acknowledged: [], replied: [] }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.slice(WARM_UP).sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

function print(text: string, [summit, echo]: readonly [Times, Times]): void {
  process.stdout.write(
    `${CALLS} calls of “/summit ${text}” each, over Socket Mode on the double, in milliseconds\n`,
  )
  for (const [what, kind] of [
    ['envelope to acknowledgement', 'acknowledged'],
    ['envelope to reply', 'replied'],
  ] as const) {
    for (const [name, share, allowed] of [
      ['p50', 0.5, 1.3],
      ['p99', 0.99, 1.5],
    ] as const) {
      const [ours, bare] = [percentile(summit[kind], share), percentile(echo[kind], share)]
      process.stdout.write(
        `${what}, ${name}: Summit ${ours.toFixed(2)} · bare Bolt echo ${bare.toFixed(2)} · ${(ours / bare).toFixed(2)} × (wanted: at most ${allowed} ×)\n`,
      )
    }
  }
}

if (parentPort !== null) await callFromOutside(parentPort)
else {
  const outside = new Worker(import.meta.filename)
  const [[ours = '', bare = '']] = (await once(outside, 'message')) as [string[]]
  const closers = [await startSummit(ours), await startEcho(bare)]
  outside.postMessage('go')
  await once(outside, 'message')
  await Promise.all(closers.map(async (close) => close()))
  outside.postMessage('stop')
}
