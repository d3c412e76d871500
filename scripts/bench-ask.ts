// Measures answers and silence: marked questions, the same ones spoilt, and the project's own.
//   node scripts/bench-ask.ts [FILE.jsonl]     lines of { title, text, questions: [{ question, answer }] }
import { rankPassages } from '../src/core/ask/rank-passages.ts'
import {
  type AskCase,
  percent,
  readFurtherQuestions,
  readMarkedQuestions,
  readOwnQuestions,
  spoilQuestions,
} from './ask-cases.ts'

const [file = '../shared/bench/ask/dev.jsonl'] = process.argv.slice(2)
const marked = readMarkedQuestions(file)

const start = performance.now()
const results = marked.map((one) => ({ one, ...answer(one) }))
const perQuestion = (performance.now() - start) / marked.length
const within = (count: number) => results.filter(({ place }) => place >= 0 && place < count)
console.log(`marked questions ${marked.length}`)
console.log(`hit@1 ${percent(within(1).length, marked.length)} (target 72, plain BM25 63, tuned 66)`)
console.log(`hit@3 ${percent(within(3).length, marked.length)} (target 87, plain BM25 80)`)
console.log(
  `answered, of those found in the first three: ${percent(within(3).filter(({ answered }) => answered).length, within(3).length)} (target 90)`,
)
console.log(
  `(the weights have seen these questions: npm run train:ask prints what they give on unseen articles)`,
)
reportSilence('the same, spoilt', spoilQuestions(marked))

const own = readOwnQuestions()
const unanswered = own.filter(({ kind }) => kind !== 'answered')
reportSilence('own questions without an answer (target 90)', unanswered)
const asked = own.filter(({ kind }) => kind === 'answered')
console.log(
  `own questions with an answer, answered: ${percent(asked.filter((one) => answer(one).answered).length, asked.length)} of ${asked.length}`,
)
for (const half of ['open', 'kept'] as const) {
  const further = readFurtherQuestions(half)
  const found = further.filter(({ answers }) => answers !== null).map((one) => answer(one))
  const hits = (count: number) => found.filter(({ place }) => place >= 0 && place < count).length
  const silent = further.filter((one) => one.answers === null && !answer(one).answered).length
  console.log(
    `other genres, ${half} half, no weight has seen them: hit@1 ${percent(hits(1), found.length)}  hit@3 ${percent(hits(3), found.length)} of ${found.length}; answered ${percent(found.filter(({ answered }) => answered).length, found.length)}; silent on ${percent(silent, further.length - found.length)} of ${further.length - found.length} without an answer`,
  )
}
console.log(`${perQuestion.toFixed(2)} ms a question over one article`)

function reportSilence(name: string, cases: readonly AskCase[]): void {
  const silent = cases.filter((one) => !answer(one).answered)
  console.log(`${name}: silent on ${percent(silent.length, cases.length)} of ${cases.length}`)
  for (const kind of new Set(cases.map((one) => one.kind))) {
    const ofKind = (one: AskCase) => one.kind === kind
    console.log(
      `  ${kind.padEnd(14)} ${percent(silent.filter(ofKind).length, cases.filter(ofKind).length)} of ${cases.filter(ofKind).length}`,
    )
  }
}

function answer({ article, question, answers }: AskCase): { answered: boolean; place: number } {
  const { passages, answered } = rankPassages(
    question,
    article.sentences.map((sentence) => ({ article, sentence })),
  )
  const place = passages.findIndex(({ candidate }) =>
    answers?.has(article.sentences.indexOf(candidate.sentence)),
  )
  return { answered, place }
}
