// Measures `check` over a store with many quotations: how long it takes, and whether it finds an old one among them.
//   node scripts/bench-check-store.ts [COUNT] [--postgres] [--keep FILE]
// In a SQLite file, or in a PostgreSQL of its own. A file to keep is filled once and measured each time.
// The quotations are made of halves of such as news has, where the training file lies beside the repository; else of
// words by their frequency in news. Each is quoted once, so what is old stands before all others.
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { pino } from 'pino'
import { createCommandRunner } from '../src/commands/command-runner.ts'
import { parsePlainText, type Quote, rarityOfWord } from '../src/core/index.ts'
import { STOP_WORDS } from '../src/core/words/stop-words.ts'
import frequencies from '../src/core/words/document-frequencies.json' with { type: 'json' }
import { createDigests } from '../src/digests/digests.ts'
import { openStore } from '../src/store/open-store.ts'
import type { StoredArticle } from '../src/store/store.ts'
import { startPostgres } from '../test/support/postgres-server.ts'
import { createRandom } from '../test/support/random.ts'

const { values: chosen, positionals } = parseArgs({
  allowPositionals: true,
  options: { postgres: { type: 'boolean', default: false }, keep: { type: 'string' } },
})
const count = Number(positionals[0] ?? 100_000)
const [QUOTES_EACH, BATCH, CLAIMS, WARM, PART] = [20, 200, 300, 50, 5]
const LIMIT_MS = 20
const TRAINING = new URL('../../shared/bench/quotes/train.jsonl', import.meta.url)

let random = createRandom(4)
const said = existsSync(TRAINING) ? readSaid() : []
const folder = await mkdtemp(join(tmpdir(), 'summit-check-'))
const postgres = chosen.postgres ? await startPostgres() : undefined
const url = await postgres?.createDatabase('bench')
const store = await openStore(url ?? chosen.keep ?? join(folder, 'summit.db'))
try {
  if ((await store.findArticle('report-0')) === undefined) await fill()
  if (url !== undefined) await vacuum(url)
  // The same claims, whether the store was filled just now or before.
  random = createRandom(5)
  await measure()
} finally {
  await store.close()
  await postgres?.stop()
  await rm(folder, { recursive: true })
}

async function fill(): Promise<void> {
  for (let from = 0; from < count / QUOTES_EACH; from += BATCH) {
    const articles = Array.from({ length: Math.min(BATCH, count / QUOTES_EACH - from) }, (_, index) => ({
      article: makeArticle(from + index),
      digest: '',
    }))
    await store.saveArticles(articles)
  }
  console.log(
    `${count} quotations, ${said.length > 0 ? `of halves of ${said.length}` : 'of single words by their frequency'}`,
  )
}

/** What PostgreSQL does by itself, a minute after so many rows. */
async function vacuum(connectionString: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

/** An article of quotations whose speakers it leaves open: nothing here depends on them. */
function makeArticle(n: number): StoredArticle {
  const words = Array.from({ length: QUOTES_EACH }, () => makeWords())
  const text = words.map((one) => `“${one},” they said.`).join('\n\n')
  const published = new Date(Date.UTC(2012, 0, 1 + n)).toISOString().slice(0, 10)
  const article = parsePlainText({ title: `Report ${n}`, published }, text)
  let at = 1
  const quotes = words.map((one): Quote => {
    const span = { start: at, end: at + one.length }
    at = span.end + ',” they said.\n\n“'.length
    return { content: [span], kind: 'direct', speakers: [], source: null, cue: null, confidence: 1 }
  })
  return { ...article, id: `report-${n}`, analysis: { people: [], quotes } }
}

async function measure(): Promise<void> {
  const old = (await store.findArticle('report-0')) ?? makeArticle(0)
  const more = (await store.findArticle('report-1')) ?? old
  const oldWords = [old, more].flatMap(({ text, analysis }) =>
    analysis.quotes.map(({ content: [{ start, end }] }) => text.slice(start, end)),
  )
  const digests = createDigests({ store, publishers: [], zone: 'UTC', now: Date.now, wake: () => undefined })
  const runner = createCommandRunner({ store, digests, today: () => '2030-01-01' }, pino({ level: 'silent' }))
  const check = async (claim: string) =>
    runner.runText(`check "${claim}"`, { platform: 'terminal', mayManage: false })
  const kinds: readonly (readonly [string, string, (index: number) => string])[] = [
    ['an old one', 'Verbatim', (index) => oldWords[index % oldWords.length] ?? ''],
    ['its commonest words', 'Verbatim', (index) => commonestPart(oldWords[index % oldWords.length] ?? '')],
    ['with a word changed', 'Altered', (index) => changeWord(oldWords[index % oldWords.length] ?? '')],
    ['from nowhere', '', () => makeWords()],
  ]
  for (let index = 0; index < WARM; index++) await check(makeWords())
  const all: number[] = []
  for (const [name, title, claimAt] of kinds) {
    const [times, processor]: [number[], number[]] = [[], []]
    let right = 0
    for (let index = 0; index < CLAIMS; index++) {
      const claim = claimAt(index)
      const [start, used] = [performance.now(), process.cpuUsage()]
      const reply = await check(claim)
      times.push(performance.now() - start)
      const { user, system } = process.cpuUsage(used)
      processor.push((user + system) / 1000)
      if (title === '' ? !reply.title.startsWith('Verbatim') : reply.title.startsWith(title)) right++
    }
    console.log(
      `${name.padEnd(20)} right ${((100 * right) / CLAIMS).toFixed(1).padStart(5)} %   ${spread(times)} ms (target ${LIMIT_MS}), of a processor ${spread(processor)} ms`,
    )
    all.push(...times)
  }
  console.log(`all of these         ${spread(all)} ms (target ${LIMIT_MS})`)
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]?.toFixed(1)
  return `median ${at(0.5)}, 99th percentile ${at(0.99)}`
}

function readSaid(): string[][] {
  return readFileSync(TRAINING, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { text } = JSON.parse(line) as { text: string }
      return Array.from(text.matchAll(/[“"]([^“”"\n]{30,240}?)[,.]?[”"]/g), ({ 1: words = '' }) =>
        words.split(' '),
      )
    })
}

function makeWords(): string {
  if (said.length === 0) {
    return Array.from({ length: 8 + Math.floor(random() * 20) }, () => anyWord()).join(' ')
  }
  const [one, other] = [pick(said), pick(said)]
  return [...one.slice(0, Math.ceil(one.length / 2)), ...other.slice(Math.ceil(other.length / 2))].join(' ')
}

/** Half of running text is words of grammar; the others go by how many articles have them. */
function anyWord(): string {
  if (random() < 0.5) return pick([...STOP_WORDS])
  return pick(pick(frequencies.shares).stems.split(' '))
}

/** The words in a row that tell least. */
function commonestPart(text: string): string {
  const words = text.split(' ')
  const parts = words.slice(PART - 1).map((_, index) => words.slice(index, index + PART))
  const tells = (part: readonly string[]) =>
    part.reduce((sum, word) => sum + rarityOfWord(word.toLowerCase()), 0)
  return (parts.sort((a, b) => tells(a) - tells(b))[0] ?? words).join(' ')
}

function changeWord(text: string): string {
  const words = text.split(' ')
  const at = words.findLastIndex((word, index) => index > 0 && index < words.length - 1 && word.length > 4)
  return words.map((word, index) => (index === at ? 'zeppelins' : word)).join(' ')
}

function pick<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}
