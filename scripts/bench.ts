import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openSummit } from '../src/compose.ts'
import { parseConfig } from '../src/config/config.ts'
import { median } from './median.ts'
import { timeStart } from './time-start.ts'

// From `npm start` to the first answer on the page, and one `quote` inside the process, beside their limits.
const STARTS = 7
const QUOTES = 2000
const FIRST_CALL = { text: 'quote putin', answer: 'Vladimir Putin' }
const LIMITS = { startMs: 1000, quoteP99Ms: 5 }

const folder = await mkdtemp(join(tmpdir(), 'summit-bench-'))
try {
  const start = async (database: string): Promise<number> =>
    timeStart({ DATABASE_FILE: join(folder, database), LOG_LEVEL: 'silent' }, FIRST_CALL)
  const cold = await start('cold.db')
  const warm: number[] = []
  await start('warm.db')
  for (let i = 0; i < STARTS; i++) warm.push(await start('warm.db'))
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
