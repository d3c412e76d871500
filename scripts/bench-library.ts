import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { Client } from 'pg'
import { startPostgres } from '../test/support/postgres-server.ts'
import { createArticleMaker, writeArticles } from './library/make-articles.ts'
import { timeMemory } from './library/time-memory.ts'
import { median } from './median.ts'
import { timeStart } from './time-start.ts'

// Libraries of three sizes, or of those given: what it costs to take them in, to ask, and to start.
//   npm run bench:library [-- SIZE…] [--postgres]
// In SQLite files, or in a PostgreSQL of its own, which has a quarter of the memory for its buffers, as its manual advises
// for `shared_buffers`. With the 128 MB that it takes by itself it reads each page of a large library anew from the system,
// and where that lets go within a minute of what nobody reads, from the disk.
const { values: chosen, positionals } = parseArgs({
  allowPositionals: true,
  options: { postgres: { type: 'boolean', default: false } },
})
const sizes = positionals.length > 0 ? positionals.map(Number) : [1000, 10_000, 100_000]
const LIMITS = {
  ingestPerSecond: 300,
  quoteP99: 5,
  askP99: 30,
  suggestP99: 2,
  startMs: 1000,
  memoryMb: 250,
  growth: 2,
}

/** One start is a second of a machine that others share. */
const STARTS = 5
const FIRST_CALL = { text: 'articles', answer: 'Report' }

interface Times {
  readonly p50: number
  readonly p99: number
}
interface Ingested {
  readonly added: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMb: number
}
interface Asked {
  readonly speakers: number
  readonly quote: Times
  readonly ask: Times
  readonly suggest: Times
  readonly misspelt: Times
  readonly peakMb: number
}

const maker = createArticleMaker()
const buffersMb = Math.floor(totalmem() / 4 / 2 ** 20)
const postgres = chosen.postgres ? await startPostgres([`shared_buffers=${buffersMb}MB`]) : undefined
const p50s: number[] = []
for (const size of sizes) {
  const folder = await mkdtemp(join(tmpdir(), 'summit-library-'))
  try {
    await benchSize(size, folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
const [first = NaN, last = NaN] = [p50s[0], p50s.at(-1)]
await postgres?.stop()
if (p50s.length > 1)
  print(`quote p50, from ${sizes[0]} to ${sizes.at(-1)} articles`, last / first, 'times', LIMITS.growth)

async function benchSize(size: number, folder: string): Promise<void> {
  const content = join(folder, 'content')
  const characters = await writeArticles(maker.make, size, content)
  console.log(`\n${size} articles, ${maker.source}, ${Math.round(characters / size)} characters each`)
  const database = (await postgres?.createDatabase(`library_${size}`)) ?? join(folder, 'summit.db')
  // A machine that is shared is not the same an hour later: this tells of what state the figures are.
  const memoryBefore = timeMemory()
  const ingested = await measure<Ingested>('ingest', database, content)
  const memoryBetween = timeMemory()
  const asked = await measure<Asked>('ask', database, content)
  const { times, rssMb } = await timeStarts(database, content)
  p50s.push(asked.quote.p50)
  print('the machine: an access past its caches, at first', memoryBefore, 'ns')
  print('  when asking begins', memoryBetween, 'ns')
  print('taken in', ingested.added / ingested.seconds, 'a second', LIMITS.ingestPerSecond)
  // All threads counted: what one core would do if it had nothing else to do.
  print('  a second of processor time', ingested.added / ingested.cpuSeconds, '', LIMITS.ingestPerSecond)
  print('  memory at most', ingested.peakMb, 'MB', LIMITS.memoryMb)
  print(`quote, median (${asked.speakers} speakers)`, asked.quote.p50, 'ms')
  print('quote, 99th percentile', asked.quote.p99, 'ms', LIMITS.quoteP99)
  print('quote of a misspelt name, 99th percentile', asked.misspelt.p99, 'ms')
  print('ask, median', asked.ask.p50, 'ms')
  print('ask, 99th percentile', asked.ask.p99, 'ms', LIMITS.askP99)
  print('speaker suggestion, median', asked.suggest.p50, 'ms')
  print('speaker suggestion, 99th percentile', asked.suggest.p99, 'ms', LIMITS.suggestP99)
  print('  memory at most while asked', asked.peakMb, 'MB', LIMITS.memoryMb)
  print(`start to first answer on the page, median of ${STARTS}`, median(times), 'ms', LIMITS.startMs)
  print('  the first of them, which may read the program from the disk', times[0] ?? NaN, 'ms')
  print('  memory after that and a look through the folder', rssMb, 'MB', LIMITS.memoryMb)
  print('on disk', (await sizeOf(database)) / 2 ** 20, 'MB')
}

/** Bytes that a database takes, indexes and all. */
async function sizeOf(database: string): Promise<number> {
  if (postgres === undefined) return (await stat(database)).size
  const client = new Client({ connectionString: database })
  await client.connect()
  const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size')
  await client.end()
  return Number(rows[0]?.size)
}

async function measure<Result>(phase: string, database: string, content: string): Promise<Result> {
  const script = join(import.meta.dirname, 'library/measure.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, phase, database, content])
  return JSON.parse(stdout) as Result
}

/** Milliseconds of starts one after the other, and memory of the last ten seconds after its answer. */
async function timeStarts(database: string, content: string): Promise<{ times: number[]; rssMb: number }> {
  const place = database.startsWith('postgres') ? { DATABASE_URL: database } : { DATABASE_FILE: database }
  const env = { ...place, CONTENT_DIR: content, LOG_LEVEL: 'warn' }
  const times: number[] = []
  while (times.length < STARTS - 1) times.push(await timeStart(env, FIRST_CALL))
  let rssMb = NaN
  const last = await timeStart(env, FIRST_CALL, async (pid) => {
    await setTimeout(10_000)
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
    rssMb = Number(stdout) / 1024
  })
  return { times: [...times, last], rssMb }
}

function print(name: string, measured: number, unit: string, limit?: number): void {
  const bound = limit === undefined ? '' : `   limit ${limit}`
  console.log(
    `${name.padEnd(52)} ${measured.toFixed(measured < 10 ? 2 : 0).padStart(8)} ${unit.padEnd(8)}${bound}`,
  )
}
