// Measures `check`: every quotation of the articles, quoted and misquoted in twenty ways, and quotations from elsewhere.
//   node scripts/bench-check.ts [FOLDER]     with dev.jsonl and train.jsonl, lines with a `text` each
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkQuote } from '../src/core/check/check-quote.ts'
import { STOP_WORDS } from '../src/core/words/stop-words.ts'
import { wordsOf } from '../src/core/words/words.ts'
import { analyse, parsePlainText } from '../src/core/index.ts'
import { CORRUPTIONS } from './corruptions.ts'

const [folder = '../shared/bench/quotes'] = process.argv.slice(2)
/** Shorter quotations are fragments: one word changed in them leaves nothing to know them by. */
const LEAST_WORDS = 8
const CANDIDATES = 50
const INVENTED = 500

const quotations = quotationsOf('dev.jsonl', Infinity)
const known = new Set(quotations.map(({ text }) => formsOf(text)))
const index = new Map<string, number[]>()
for (const [at, { forms }] of quotations.entries()) {
  for (const form of forms) index.set(form, [...(index.get(form) ?? []), at])
}
const long = quotations.filter(({ words }) => words >= LEAST_WORDS)
console.log(`${quotations.length} quotations, ${long.length} of ${LEAST_WORDS} words and more`)

const times: number[] = []
let [right, total] = [0, 0]
for (const { name, expected, turns, otherSpeaker, corrupt } of CORRUPTIONS) {
  let [hits, tried] = [0, 0]
  const misses = new Map<string, number>()
  for (const [at, { text, found }] of long.entries()) {
    const claim = corrupt(text, long[(at + 17) % long.length]?.text ?? '')
    if (claim === undefined || (otherSpeaker && found.speakers.length === 0)) continue
    // What somebody else said in just these words is no corruption.
    if (expected === 'altered' && known.has(formsOf(claim))) continue
    const verdict = check(claim, otherSpeaker ? 'Brunnhilde Zzyzx' : undefined)
    const isRight =
      verdict.kind === expected &&
      (turns === undefined || (verdict.kind === 'altered' && verdict.comparison.turnsMeaning))
    tried++
    if (isRight) hits++
    else misses.set(verdict.kind, (misses.get(verdict.kind) ?? 0) + 1)
  }
  right += hits
  total += tried
  const missed = [...misses].map(([kind, count]) => `${kind} ${count}`).join(', ')
  console.log(`${name.padEnd(20)} ${expected.padEnd(14)} ${percent(hits, tried)} of ${tried}  ${missed}`)
}
console.log(`right verdicts       ${percent(right, total)} of ${total} (target 98 %)`)

const invented = quotationsOf('train.jsonl', INVENTED).filter(
  ({ text, words }) => words >= LEAST_WORDS && ![...known].some((one) => one.includes(formsOf(text))),
)
const verdicts = invented.map(({ text }) => check(text).kind)
console.log(
  `quotations from elsewhere called verbatim: ${percent(verdicts.filter((kind) => kind === 'verbatim').length, verdicts.length)}, altered ${percent(verdicts.filter((kind) => kind === 'altered').length, verdicts.length)} of ${verdicts.length} (target 0 % verbatim)`,
)
times.sort((a, b) => a - b)
console.log(
  `a check among ${CANDIDATES} candidates: ${times[Math.floor(times.length * 0.5)]?.toFixed(2)} ms, 99th percentile ${times[Math.floor(times.length * 0.99)]?.toFixed(2)} ms`,
)

function quotationsOf(name: string, limit: number) {
  return readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .slice(0, limit)
    .flatMap((line) => {
      const { text } = JSON.parse(line) as { text: string }
      const article = parsePlainText({ title: '' }, text)
      const analysis = analyse(article)
      return analysis.quotes.map((quote) => {
        const words = quote.content.map(({ start, end }) => text.slice(start, end)).join(' ')
        const speakers = analysis.people.filter(({ id }) => quote.speakers.includes(id))
        const forms = new Set(wordsOf(words).map(({ form }) => form))
        return {
          text: words,
          words: wordsOf(words).length,
          forms,
          found: { article: { ...article, analysis }, quote, speakers },
        }
      })
    })
}

/** The quotations that share most words with a claim, as full text would find them. */
function check(claim: string, speaker?: string) {
  const scores = new Map<number, number>()
  for (const form of new Set(wordsOf(claim).map((word) => word.form))) {
    const holding = index.get(form) ?? []
    if (STOP_WORDS.has(form) && holding.length > quotations.length / 20) continue
    for (const at of holding)
      scores.set(at, (scores.get(at) ?? 0) + Math.log(quotations.length / holding.length))
  }
  const quotes = [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(0, CANDIDATES)
    .flatMap(([at]) => quotations[at]?.found ?? [])
  const start = performance.now()
  const verdict = checkQuote(claim, { quotes, sentences: [] }, speaker === undefined ? {} : { speaker })
  times.push(performance.now() - start)
  return verdict
}

function formsOf(text: string): string {
  return wordsOf(text)
    .map(({ form }) => form)
    .join(' ')
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`.padStart(7)
}
