// Learns the weights of the passages and of the silence, and writes src/core/ask/weights.json.
//   node scripts/train-ask.ts [FILE.jsonl]     lines of { title, text, questions: [{ question, answer: [[start, end]] }] }
// Ranking: a softmax over an article's sentences, made to put its mass on those that answer, from the marked questions and
// the project's own. Silence: a logistic regression that tells questions answered by one of the first three passages, and
// the project's own, from such as were spoilt and the project's own without an answer; each kind counts the same. Both with
// weight decay; figures are for articles that the weights have not seen, one left out at a time.
import { writeFileSync } from 'node:fs'
import { confidenceFeatures } from '../src/core/ask/confidence.ts'
import { openInquiry, passageFeatures } from '../src/core/ask/passage-features.ts'
import { readQuestion } from '../src/core/ask/read-question.ts'
import { createSentenceReader } from '../src/core/ask/sentence-reader.ts'
import { type AskCase, percent, readMarkedQuestions, readOwnQuestions, spoilQuestions } from './ask-cases.ts'

const [file = '../shared/bench/ask/dev.jsonl'] = process.argv.slice(2)
const [RANKING, SILENCE] = [
  { decay: 0.001, steps: 200, pace: 0.1 },
  { decay: 0.001, steps: 250, pace: 0.12 },
]
/** Of the marked questions that are answered, this share shall not be met by silence; how many of the others are, follows. */
const SPOKEN = 0.915
/** The training articles have no headings; a word of the heading is worth as much as one two sentences before. */
const HEADING_LIKE = 'around'

interface Sentence {
  readonly features: Readonly<Record<string, number>>
  readonly isAnswer: boolean
}

const marked = readMarkedQuestions(file)
const spoilt = spoilQuestions(marked)
const own = readOwnQuestions()
const articles = [...new Set(marked.map(({ article }) => article))]
const read = new Map([...marked, ...spoilt, ...own].map((one) => [one, readCase(one)]))
const ownAnswered = own.filter(({ answers }) => answers !== null)
const rankingNames = Object.keys(sentencesOf(marked[0])[0]?.features ?? {})

let [first, three, likelihood] = [0, 0, 0]
for (const article of articles) {
  const weights = trainRanking([...marked.filter((one) => one.article !== article), ...ownAnswered])
  for (const one of marked.filter((other) => other.article === article)) {
    const place = placeOfAnswer(one, weights)
    if (place === 0) first++
    if (place < 3) three++
    likelihood += likelihoodOf(one, weights)
  }
}
console.log(
  `unseen articles: hit@1 ${percent(first, marked.length)}  hit@3 ${percent(three, marked.length)}  mean log-likelihood ${(likelihood / marked.length).toFixed(3)}`,
)

const ranking = trainRanking([...marked, ...ownAnswered])
ranking.heading = ranking[HEADING_LIKE] ?? 0
const found = marked.filter((one) => placeOfAnswer(one, ranking) < 3)
const positive = [...found, ...ownAnswered]
const negative = [...spoilt, ...own.filter(({ answers }) => answers === null)]
const [right, of] = [new Map<string, number>(), new Map<string, number>()]
for (const article of new Set([...positive, ...negative].map((one) => one.article))) {
  const isTest = (one: AskCase) => one.article === article
  const weights = trainSilence(
    positive.filter((one) => !isTest(one)),
    negative.filter((one) => !isTest(one)),
  )
  for (const one of [...positive, ...negative].filter(isTest)) {
    const isRight = worth(one, weights) > 0 === (one.answers !== null)
    of.set(groupOf(one), (of.get(groupOf(one)) ?? 0) + 1)
    right.set(groupOf(one), (right.get(groupOf(one)) ?? 0) + (isRight ? 1 : 0))
  }
}
for (const [group, count] of of)
  console.log(
    `unseen articles: ${group.padEnd(22)} ${percent(right.get(group) ?? 0, count)} right of ${count}`,
  )
const withoutAnswer = [...of.keys()].filter((group) => group.startsWith('own') && !group.endsWith('answered'))
const sum = (counts: ReadonlyMap<string, number>) =>
  withoutAnswer.reduce((total, group) => total + (counts.get(group) ?? 0), 0)
console.log(`unseen articles: silent on own without an answer ${percent(sum(right), sum(of))} of ${sum(of)}`)
const { threshold, ...confidence } = trainSilence(positive, negative)
const target = new URL('../src/core/ask/weights.json', import.meta.url)
writeFileSync(target, `${JSON.stringify({ ranking, confidence, threshold }, round, 2)}\n`)

function readCase({ article, question, answers }: AskCase) {
  const reader = createSentenceReader(article)
  const places = article.sentences.map((_, index) => ({ reader, index }))
  const inquiry = openInquiry(
    readQuestion(question),
    places.map(({ index }) => reader.stems(index)),
  )
  const sentences = places.map(
    ({ index }): Sentence & { confidence: () => Readonly<Record<string, number>> } => {
      const features = passageFeatures(inquiry, reader, index)
      return {
        features,
        isAnswer: answers?.has(index) ?? false,
        confidence: once(() =>
          confidenceFeatures(inquiry, { features, score: dot(features, ranking), reader, index }, places),
        ),
      }
    },
  )
  return sentences
}

function once<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | undefined
  return () => (known ??= { value: read() }).value
}

/** The kind of a question, and whether it is the project's own. */
function groupOf(one: AskCase): string {
  return `${own.includes(one) ? 'own' : 'marked'}, ${one.kind}`
}

function sentencesOf(one: AskCase | undefined) {
  return (one === undefined ? undefined : read.get(one)) ?? []
}

function placeOfAnswer(one: AskCase, weights: Readonly<Record<string, number>>): number {
  const place = ranked(one, weights).findIndex(({ isAnswer }) => isAnswer)
  return place < 0 ? Infinity : place
}

function ranked(one: AskCase, weights: Readonly<Record<string, number>>) {
  return [...sentencesOf(one)].sort((a, b) => dot(b.features, weights) - dot(a.features, weights))
}

/** Positive where the best passage is taken for an answer. */
function worth(one: AskCase, weights: Readonly<Record<string, number>>): number {
  const [best] = ranked(one, ranking)
  return (weights.threshold ?? 0) + dot(best?.confidence() ?? {}, weights)
}

/** The logarithm of the probability that the model gives to the sentences that answer. */
function likelihoodOf(one: AskCase, weights: Readonly<Record<string, number>>): number {
  let [right, total] = [1e-9, 1e-9]
  for (const { features, isAnswer } of sentencesOf(one)) {
    const odds = Math.exp(dot(features, weights))
    total += odds
    if (isAnswer) right += odds
  }
  return Math.log(right / total)
}

function trainRanking(cases: readonly AskCase[]): Record<string, number> {
  return ascend(rankingNames, RANKING, (weights) => {
    const gradient: Record<string, number> = {}
    for (const one of cases) {
      const odds = sentencesOf(one).map((sentence) => ({
        sentence,
        odds: Math.exp(dot(sentence.features, weights)),
      }))
      const total = odds.reduce((sum, { odds }) => sum + odds, 0)
      const right = odds.reduce((sum, { sentence, odds }) => sum + (sentence.isAnswer ? odds : 0), 0)
      if (right === 0) continue
      for (const { sentence, odds: own } of odds) {
        const slope = ((sentence.isAnswer ? own / right : 0) - own / total) / cases.length
        for (const name of rankingNames)
          gradient[name] = (gradient[name] ?? 0) + slope * (sentence.features[name] ?? 0)
      }
    }
    return gradient
  })
}

function trainSilence(answered: readonly AskCase[], unanswered: readonly AskCase[]): Record<string, number> {
  const examples = [answered, unanswered].flatMap((cases, isSpoilt) => {
    const counts = Map.groupBy(cases, groupOf)
    return cases.map((one) => ({
      features: withThreshold(ranked(one, ranking)[0]?.confidence()),
      wanted: isSpoilt === 0 ? 1 : 0,
      weight: 0.5 / counts.size / (counts.get(groupOf(one))?.length ?? 1),
      isMarked: !own.includes(one),
    }))
  })
  const names = Object.keys(examples[0]?.features ?? {})
  const weights = ascend(names, SILENCE, (weights) => {
    const gradient: Record<string, number> = {}
    for (const { features, wanted, weight } of examples) {
      const slope = weight * (wanted - 1 / (1 + Math.exp(-dot(features, weights))))
      for (const name of names) gradient[name] = (gradient[name] ?? 0) + slope * (features[name] ?? 0)
    }
    return gradient
  })
  const worths = examples
    .filter(({ wanted, isMarked }) => wanted === 1 && isMarked)
    .map(({ features }) => dot({ ...features, threshold: 0 }, weights))
  const least = worths.sort((a, b) => a - b)[Math.floor((1 - SPOKEN) * worths.length)] ?? 0
  return { ...weights, threshold: -least + 1e-6 }
}

function withThreshold(features: Readonly<Record<string, number>> = {}): Readonly<Record<string, number>> {
  return { threshold: 1, ...features }
}

/** Gradient ascent with Adam's steps (Kingma and Ba 2015) and weight decay. */
function ascend(
  names: readonly string[],
  { decay, steps, pace }: typeof RANKING,
  gradientAt: (weights: Readonly<Record<string, number>>) => Readonly<Record<string, number>>,
): Record<string, number> {
  const weights = Object.fromEntries(names.map((name) => [name, 0]))
  const [momentum, spread] = [{ ...weights }, { ...weights }]
  for (let step = 1; step <= steps; step++) {
    const gradient = gradientAt(weights)
    for (const name of names) {
      const slope = (gradient[name] ?? 0) - decay * (weights[name] ?? 0)
      const first = 0.9 * (momentum[name] ?? 0) + 0.1 * slope
      const second = 0.99 * (spread[name] ?? 0) + 0.01 * slope * slope
      momentum[name] = first
      spread[name] = second
      const size = Math.sqrt(second / (1 - 0.99 ** step)) + 1e-8
      weights[name] = (weights[name] ?? 0) + (pace * first) / (1 - 0.9 ** step) / size
    }
  }
  return weights
}

function dot(features: Readonly<Record<string, number>>, weights: Readonly<Record<string, number>>): number {
  let sum = 0
  for (const name in features) sum += (features[name] ?? 0) * (weights[name] ?? 0)
  return sum
}

function round(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(3)) : value
}
