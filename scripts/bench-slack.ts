import { once } from 'node:events'
import { type MessagePort, parentPort, Worker } from 'node:worker_threads'
import { App, LogLevel } from '@slack/bolt'
import { pino } from 'pino'
import { createSlackAdapter } from '../src/adapters/slack/create-slack-adapter.ts'
import { commandTable } from '../src/commands/table.ts'
import { slashCommand } from '../test/doubles/slack/payloads.ts'
import { type SlackDouble, startSlackDouble } from '../test/doubles/slack/slack-double.ts'
import { openShippedRunner } from '../test/support/shipped-runner.ts'

/** Calls that count, after as many as it takes until everything is compiled. */
const CALLS = 2000
const WARM_UP = 300
/** The first costs Summit next to nothing but the adapter; the second is the main job, database included. */
const TEXTS = ['help', 'quote putin']

/** What is called, the peer last. */
const BOTS = ['Summit, asked again and again', 'Summit, as if for the first time', 'bare Bolt echo'] as const

/** Milliseconds of each call. */
interface Times {
  readonly acknowledged: number[]
  readonly replied: number[]
}

/** Summit in Socket Mode on the double, over the article that ships; it knows what it answered before, or finds out anew. */
async function startSummit(apiUrl: string, remembers: boolean): Promise<() => Promise<unknown>> {
  const { runner, store } = await openShippedRunner({ remembers })
  const adapter = createSlackAdapter({
    config: {
      transport: { kind: 'socket', appToken: 'xapp-1' },
      workspaces: { kind: 'one', botToken: 'xoxb-1' },
      apiUrl,
    },
    runner,
    table: commandTable,
    installations: store,
    log: pino({ level: 'silent' }),
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
  const doubles = await Promise.all(BOTS.map(async () => startSlackDouble()))
  port.postMessage(doubles.map(({ apiUrl }) => apiUrl))
  await once(port, 'message')
  for (const text of TEXTS) {
    const callees = doubles.map((double) => ({ double, times: newTimes() }))
    for (let index = 0; index < CALLS + WARM_UP; index++) {
      // In turns, so that whatever else the machine does falls on all.
      const first = index % callees.length
      for (const { double, times } of [...callees.slice(first), ...callees.slice(0, first)])
        await call(text, double, times)
    }
    print(
      text,
      callees.map(({ times }) => times),
    )
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

function print(text: string, all: readonly Times[]): void {
  const echo = all.at(-1)
  if (echo === undefined) return
  process.stdout.write(
    `${CALLS} calls of “/summit ${text}” each, over Socket Mode on the double, in milliseconds\n`,
  )
  for (const [bot, ours] of all.slice(0, -1).entries()) {
    process.stdout.write(`  ${BOTS[bot] ?? ''}\n`)
    printRatios('envelope to acknowledgement', ours.acknowledged, echo.acknowledged)
    printRatios('envelope to reply', ours.replied, echo.replied)
  }
}

function printRatios(what: string, ours: readonly number[], echo: readonly number[]): void {
  for (const [name, share, target] of [
    ['p50', 0.5, 1.3],
    ['p99', 0.99, 1.5],
  ] as const) {
    const [mine, bare] = [percentile(ours, share), percentile(echo, share)]
    const verdict = mine / bare <= target ? 'met' : 'missed'
    process.stdout.write(
      `    ${what}, ${name}: echo ${bare.toFixed(2)}, ours ${mine.toFixed(2)}: ${(mine / bare).toFixed(2)} × (target ${target} ×, ${verdict})\n`,
    )
  }
}

if (parentPort !== null) await callFromOutside(parentPort)
else {
  const outside = new Worker(import.meta.filename)
  const [[again = '', anew = '', bare = '']] = (await once(outside, 'message')) as [string[]]
  const closers = [await startSummit(again, true), await startSummit(anew, false), await startEcho(bare)]
  outside.postMessage('go')
  await once(outside, 'message')
  await Promise.all(closers.map(async (close) => close()))
  outside.postMessage('stop')
}
