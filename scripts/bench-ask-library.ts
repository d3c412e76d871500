// Measures answers where the articles asked about stand among many others, as `ask` finds them there.
//   node scripts/bench-ask-library.ts [COUNT] [FILE.jsonl]     of other articles; lines as bench-ask.ts reads them
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { findCandidates } from '../src/commands/ask.ts'
import { rankPassages } from '../src/core/index.ts'
import { loadContent } from '../src/library/load-content.ts'
import { openStore } from '../src/store/open-store.ts'
import { createRandom } from '../test/support/random.ts'
import {
  type AskCase,
  percent,
  readFurtherQuestions,
  readMarkedQuestions,
  readOwnQuestions,
  spoilQuestions,
} from './ask-cases.ts'
import { createArticleMaker, pickDate, writeArticles } from './library/make-articles.ts'

const [count = '10000', file = '../shared/bench/ask/dev.jsonl'] = process.argv.slice(2)
const marked = readMarkedQuestions(file)
const further = (['open', 'kept'] as const).flatMap(readFurtherQuestions)
const sets = {
  marked: [...marked, ...spoilQuestions(marked)],
  own: readOwnQuestions(),
  'other genres': further,
}

const folder = await mkdtemp(join(tmpdir(), 'summit-ask-'))
const store = await openStore(join(folder, 'summit.db'))
try {
  await fill()
  for (const [name, cases] of Object.entries(sets)) await report(name, cases)
} finally {
  await store.close()
  await rm(folder, { recursive: true })
}

async function fill(): Promise<void> {
  const { source, make } = createArticleMaker()
  await writeArticles(make, Number(count), join(folder, 'content'))
  await loadContent(join(folder, 'content'), store, pino({ level: 'silent' }))
  console.log(`among ${count} articles, ${source}`)
  const random = createRandom(3)
  const articles = new Set(Object.values(sets).flatMap((cases) => cases.map(({ article }) => article)))
  await store.saveArticles(
    [...articles].map((article, index) => {
      // As old as any of the others.
      return { article: { ...article, id: `asked-${index}`, published: pickDate(random) }, digest: '' }
    }),
  )
}

async function report(name: string, cases: readonly AskCase[]): Promise<void> {
  const counts = { first: 0, three: 0, answered: 0, silent: 0 }
  for (const one of cases) {
    const { passages, answered } = rankPassages(one.question, await findCandidates(one.question, store))
    const place = passages.findIndex(({ candidate: { article, sentence } }) => {
      const index = one.article.sentences.findIndex(({ start }) => start === sentence.start)
      return article.text === one.article.text && one.answers?.has(index)
    })
    if (place === 0) counts.first += 1
    if (place >= 0 && place < 3) counts.three += 1
    if (place >= 0 && place < 3 && answered) counts.answered += 1
    if (one.answers === null && !answered) counts.silent += 1
  }
  const answerable = cases.filter(({ answers }) => answers !== null).length
  console.log(
    `${name}: hit@1 ${percent(counts.first, answerable)}  hit@3 ${percent(counts.three, answerable)} of ${answerable}; answered, of those ${percent(counts.answered, counts.three)}; silent on ${percent(counts.silent, cases.length - answerable)} of ${cases.length - answerable} whose own article does not answer`,
  )
}
