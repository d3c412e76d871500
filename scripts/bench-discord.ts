/**
 * From INTERACTION_CREATE to the callback's arrival, on the double of test/doubles: Summit beside a bare discord.js bot
 * that answers one line, one after the other, each in a process of its own; and the adapter without the command. Targets: p50 at most 1.3 times the echo's, p99 at most
 * 1.5 times, memory after 10,000 calls at most 1.4 times.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type DiscordDouble, startDiscordDouble } from '../test/doubles/discord/start-discord-double.ts'
import { slashCommand } from '../test/support/discord-interactions.ts'

const WARM_UP = 500
const MEASURED = 2000
const FOR_MEMORY = 10_000

interface Measured {
  readonly p50: number
  readonly p99: number
  readonly megabytes: number
}

async function measure(bot: 'echo' | 'adapter' | 'summit'): Promise<Measured> {
  const double = await startDiscordDouble()
  const child = spawn(
    process.execPath,
    ['--expose-gc', new URL('bench-discord-bot.ts', import.meta.url).pathname, bot],
    {
      env: { ...process.env, DISCORD_API_URL: double.apiUrl },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  try {
    await once(child, 'message')
    for (let i = 0; i < WARM_UP; i++) await call(double)
    const times: number[] = []
    for (let i = 0; i < MEASURED; i++) times.push(await call(double))
    times.sort((a, b) => a - b)
    for (let i = WARM_UP + MEASURED; i < FOR_MEMORY; i++) await call(double)
    return {
      p50: times[Math.floor(MEASURED * 0.5)] ?? 0,
      p99: times[Math.floor(MEASURED * 0.99)] ?? 0,
      megabytes: await memoryOf(child),
    }
  } finally {
    child.kill()
    await double.close()
  }
}

async function call(double: DiscordDouble): Promise<number> {
  const interaction = slashCommand('quote', [{ name: 'speaker', value: 'putin' }])
  const answered = double.nextRequest('POST', new RegExp(`^/interactions/${interaction.id}/`))
  const start = performance.now()
  double.emit('INTERACTION_CREATE', interaction)
  await answered
  return performance.now() - start
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send('memory')
  const [bytes] = (await once(child, 'message')) as [number]
  return bytes / 1024 / 1024
}

const echo = await measure('echo')
for (const [bot, name] of [
  ['adapter', 'the adapter alone, its reply at hand'],
  ['summit', 'Summit, `quote putin` on the shipped article'],
] as const) {
  const measured = await measure(bot)
  process.stdout.write(`${name}\n`)
  report('p50, ms', echo.p50, measured.p50, 1.3)
  report('p99, ms', echo.p99, measured.p99, 1.5)
  report(`memory after ${FOR_MEMORY} calls, MB`, echo.megabytes, measured.megabytes, 1.4)
}

function report(label: string, bare: number, ours: number, target: number): void {
  const ratio = ours / bare
  const verdict = ratio <= target ? 'met' : 'missed'
  process.stdout.write(
    `  ${label}: echo ${bare.toFixed(2)}, ours ${ours.toFixed(2)}: ${ratio.toFixed(2)} × (target ${target} ×, ${verdict})\n`,
  )
}
