import { performance } from 'node:perf_hooks'
import { pino } from 'pino'
import { boundMemory } from '../../src/bound-memory.ts'
import { createCommandRunner } from '../../src/commands/command-runner.ts'
import { createDigests } from '../../src/digests/digests.ts'
import { loadContent } from '../../src/library/load-content.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createRandom } from '../../test/support/random.ts'

// One phase in a process of its own, so that its memory is its own: `measure.ts ingest|ask STORE FOLDER`, one line of JSON.
// It bounds its memory as src/main.ts does.
boundMemory()

const [phase, place = '', folder = ''] = process.argv.slice(2)
const log = pino({ level: 'silent' })
const store = await openStore(place)
const result = phase === 'ingest' ? await ingest() : await query()
await store.close()
console.log(JSON.stringify({ ...result, peakMb: process.resourceUsage().maxRSS / 1024 }))

async function ingest(): Promise<object> {
  const from = performance.now()
  const cpu = process.cpuUsage()
  const { added } = await loadContent(folder, store, log)
  const { user, system } = process.cpuUsage(cpu)
  return { added, seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6 }
}

async function query(): Promise<object> {
  const digests = createDigests({ store, publishers: [], zone: 'UTC', now: Date.now, wake: () => undefined })
  const runner = createCommandRunner({ store, digests, today: () => '2025-08-20' }, log)
  const caller = { platform: 'terminal', mayManage: false } as const
  const random = createRandom(7)
  const { items: most, total: speakers } = await store.listSpeakers({}, { offset: 0, size: 300 })
  const { items: rare } = await store.listSpeakers({}, { offset: Math.max(0, speakers - 300), size: 300 })
  const names = [...most.slice(0, 100), ...most, ...rare].map(({ name }) => name)
  const anyName = (): string => names[Math.floor(random() * names.length)] ?? ''
  const { items: articles, total } = await store.listArticles({}, { offset: 0, size: 200 })
  const sentences = (await Promise.all(articles.map(async ({ id }) => store.findArticle(id)))).flatMap(
    (article) =>
      article === undefined ? [] : article.sentences.map(({ start, end }) => article.text.slice(start, end)),
  )
  const anyQuestion = (): string => {
    const words = (sentences[Math.floor(random() * sentences.length)] ?? '').match(/\p{L}{4,}/gu) ?? []
    return `what ${words.slice(0, 5).join(' ')}?`
  }

  const quote = await time(2000, async () => runner.runText(`quote ${anyName()}`, caller))
  const ask = await time(500, async () => runner.runText(`ask ${anyQuestion()}`, caller))
  const suggest = await time(2000, async () =>
    runner.suggest(
      { command: 'quote', input: {} },
      'speaker',
      anyName().slice(0, 1 + Math.floor(random() * 4)),
    ),
  )
  const misspelt = await time(300, async () => {
    const name = anyName()
    return runner.runText(`quote ${name.slice(0, 2)}${name.slice(3)}`, caller)
  })
  return { total, speakers, quote, ask, suggest, misspelt }
}

async function time(times: number, run: () => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  const taken: number[] = []
  // The first tenth compiles and fills the database's cache.
  for (let i = -times / 10; i < times; i++) {
    const from = performance.now()
    await run()
    if (i >= 0) taken.push(performance.now() - from)
  }
  taken.sort((a, b) => a - b)
  return { p50: taken[Math.floor(times / 2)] ?? NaN, p99: taken[Math.floor(times * 0.99)] ?? NaN }
}
