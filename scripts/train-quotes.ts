// Learns the weights of the quotation models from annotated articles and writes them beside the code that uses them:
//   npm run train:quotes -- [TRAIN.jsonl]
import { writeFileSync } from 'node:fs'
import { examplesOf, KINDS } from './quotes/examples.ts'
import { type FitSettings, fitLinear } from './quotes/fit-linear.ts'
import { loadGold } from './quotes/gold.ts'
import { rewritten } from './quotes/rewritten.ts'

const SETTINGS: FitSettings = { epochs: 4, decay: 0.001, minimum: 3 }
const TARGET = new URL('../src/core/quotes/weights.json', import.meta.url)

const articles = loadGold(process.argv[2] ?? '../shared/bench/quotes/train.jsonl')
const examples = [...articles, ...rewritten(articles)].map(examplesOf)
const source = fitLinear(
  examples.flatMap((article) => article.source),
  SETTINGS,
)
const pronoun = fitLinear(
  examples.flatMap((article) => article.pronoun),
  SETTINGS,
)
const kind = fitLinear(
  examples.flatMap((article) => article.kind),
  { ...SETTINGS, minimum: 5 },
)

const file = JSON.stringify({ source: rounded(source), pronoun: rounded(pronoun), kind: byKind(kind) })
writeFileSync(TARGET, `${file}\n`)
console.log(`${source.size} + ${pronoun.size} + ${kind.size} weights, ${Math.round(file.length / 1024)} KB`)

/** Two decimals; what rounds to next to nothing is left out. */
function rounded(weights: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries(
    [...weights]
      .map(([feature, weight]) => [feature, round(weight)] as const)
      .filter(([, weight]) => Math.abs(weight) >= 0.08),
  )
}

/** The weights of one feature for all three kinds side by side, about their mean, as only differences count. */
function byKind(weights: ReadonlyMap<string, number>): Record<string, number[]> {
  const names = new Set([...weights.keys()].map((feature) => feature.slice(feature.indexOf(':') + 1)))
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const three = KINDS.map((each) => weights.get(`${each}:${name}`) ?? 0)
      const mean = three.reduce((a, b) => a + b, 0) / three.length
      const centred = three.map((weight) => round(weight - mean))
      return centred.some((weight) => Math.abs(weight) >= 0.15) ? [[name, centred] as const] : []
    }),
  )
}

function round(weight: number): number {
  return Math.round(weight * 100) / 100
}
