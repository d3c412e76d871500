import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openSummit } from '../src/compose.ts'
import { parseConfig } from '../src/config/config.ts'
import { median } from './median.ts'

// From `npm start` to the first answer on the page, and one `quote` inside the process, beside their limits.
const STARTS = 7
const QUOTES = 2000
const LIMITS = { startMs: 1000, quoteP99Ms: 5 }

const folder = await mkdtemp(join(tmpdir(), 'summit-bench-'))
try {
  const cold = await timeStart('cold.db')
  const warm: number[] = []
  await timeStart('warm.db')
  for (let i = 0; i < STARTS; i++) warm.push(await timeStart('warm.db'))
  const { p50, p99, rssMb } = await timeQuotes()
  console.log('figure                                      measured     limit  ratio')
  print('start to first answer, empty database', cold, LIMITS.startMs)
  print(`start to first answer, median of ${STARTS}`, median(warm), LIMITS.startMs)
  print(`quote in the process, median of ${QUOTES}`, p50, LIMITS.quoteP99Ms)
  print('quote in the process, 99th percentile', p99, LIMITS.quoteP99Ms)
  console.log(`memory of the process after that: ${rssMb.toFixed(0)} MB resident`)
} finally {
  await rm(folder, { recursive: true })
}

/** Milliseconds from starting the program to the end of its first answer, as a new user's browser gets it. */
async function timeStart(database: string): Promise<number> {
  const from = performance.now()
  const port = 20_000 + (process.pid % 20_000)
  const child = spawn(process.execPath, ['src/summit.js'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, PORT: String(port), DATABASE_FILE: join(folder, database), LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await once(child.stdout, 'data')
    const response = await fetch(`http://127.0.0.1:${port}/?text=quote%20putin`, {
      // What a browser says of an address that somebody typed.
      headers: { 'sec-fetch-site': 'none' },
    })
    if (!(await response.text()).includes('Vladimir Putin')) throw new Error('the page gave another answer')
    return performance.now() - from
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}

async function timeQuotes(): Promise<{ p50: number; p99: number; rssMb: number }> {
  const config = parseConfig({ DATABASE_FILE: join(folder, 'quotes.db') })
  const { runner, close } = await openSummit(config, pino({ level: 'silent' }))
  const times: number[] = []
  for (let i = 0; i < QUOTES + 200; i++) {
    const from = performance.now()
    await runner.runText(`quote ${['putin', 'trump', 'the russian president', 'putn'][i % 4] ?? ''}`, {
      platform: 'terminal',
      mayManage: false,
    })
    // The first ones compile.
    if (i >= 200) times.push(performance.now() - from)
  }
  await close()
  times.sort((a, b) => a - b)
  return {
    p50: median(times),
    p99: times[Math.floor(times.length * 0.99)] ?? NaN,
    rssMb: process.memoryUsage().rss / 2 ** 20,
  }
}

function print(name: string, measuredMs: number, limitMs: number): void {
  const [measured, limit] = [`${measuredMs.toFixed(2)} ms`, `${limitMs} ms`]
  console.log(
    `${name.padEnd(40)} ${measured.padStart(11)} ${limit.padStart(9)}  ${(measuredMs / limitMs).toFixed(2)}`,
  )
}
