/**
 * From INTERACTION_CREATE to the callback's arrival, on doubles of test/doubles: Summit, which knows what it answered
 * before, and Summit that finds out anew at each call, beside a bare discord.js bot that answers one line. Each is a
 * process of its own; they are called in turns, so that whatever else the machine does falls on all. Targets: p50 at most
 * 1.3 times the echo's, p99 at most 1.5 times, memory after 10,000 calls at most 1.4 times.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type DiscordDouble, startDiscordDouble } from '../test/doubles/discord/start-discord-double.ts'
import { slashCommand } from '../test/support/discord-interactions.ts'

const WARM_UP = 500
const MEASURED = 2000
const FOR_MEMORY = 10_000

const BOTS = {
  echo: 'a bare discord.js bot',
  again: '`quote putin` on the shipped article, asked again and again',
  anew: 'the same, answered each time as if for the first time',
} as const

interface Bot {
  readonly name: string
  readonly double: DiscordDouble
  readonly child: ChildProcess
  /** Milliseconds of each call, the warm-up's included. */
  readonly times: number[]
}

async function startBot([bot, name]: readonly [string, string]): Promise<Bot> {
  const double = await startDiscordDouble()
  const script = new URL('bench-discord-bot.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--expose-gc', script, bot], {
    env: { ...process.env, DISCORD_API_URL: double.apiUrl },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  return { name, double, child, times: [] }
}

async function call({ double, times }: Bot): Promise<void> {
  const interaction = slashCommand('quote', [{ name: 'speaker', value: 'putin' }])
  const answered = double.nextRequest('POST', new RegExp(`^/interactions/${interaction.id}/`))
  const start = performance.now()
  double.emit('INTERACTION_CREATE', interaction)
  times.push((await answered).at - start)
}

function percentile({ times }: Bot, share: number): number {
  const sorted = times.slice(WARM_UP, WARM_UP + MEASURED).sort((a, b) => a - b)
  return sorted[Math.floor(MEASURED * share)] ?? NaN
}

async function megabytes({ child }: Bot): Promise<number> {
  child.send('memory')
  const [bytes] = (await once(child, 'message')) as [number]
  return bytes / 1024 / 1024
}

function report(label: string, bare: number, ours: number, target: number): void {
  const ratio = ours / bare
  const verdict = ratio <= target ? 'met' : 'missed'
  process.stdout.write(
    `  ${label}: echo ${bare.toFixed(2)}, ours ${ours.toFixed(2)}: ${ratio.toFixed(2)} × (target ${target} ×, ${verdict})\n`,
  )
}

const bots = await Promise.all(Object.entries(BOTS).map(startBot))
for (let i = 0; i < FOR_MEMORY; i++) {
  const first = i % bots.length
  for (const bot of [...bots.slice(first), ...bots.slice(0, first)]) await call(bot)
}
const [echo, ...ours] = bots
for (const bot of ours) {
  if (echo === undefined) break
  process.stdout.write(`${bot.name}\n`)
  report('p50, ms', percentile(echo, 0.5), percentile(bot, 0.5), 1.3)
  report('p99, ms', percentile(echo, 0.99), percentile(bot, 0.99), 1.5)
  report(`memory after ${FOR_MEMORY} calls, MB`, await megabytes(echo), await megabytes(bot), 1.4)
}
for (const { child, double } of bots) {
  child.kill()
  await double.close()
}
