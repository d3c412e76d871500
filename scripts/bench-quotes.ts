// Measures the attribution of quotations on annotated articles and prints it beside the targets:
//   npm run bench:quotes -- [FOLDER with dev.jsonl and score.py]
// The judge is the benchmark's own score.py (Python 3); speed is that of the whole `analyse` in this process.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AnalysisLine, analyse, parsePlainText, toAnalysisLine } from '../src/core/index.ts'

interface Scores {
  readonly overlap80: { readonly f1: number }
  readonly mention: { readonly acc: number | null }
  readonly canonical: { readonly lastNameAcc: number | null; readonly fullNameAcc: number | null }
  readonly joint: { readonly p: number; readonly f1: number; readonly named: number }
  readonly byType: Readonly<Record<string, { readonly lastNameAcc: number | null } | undefined>>
}

const folder = process.argv[2] ?? '../shared/bench/quotes'
const gold = join(folder, 'dev.jsonl')
const articles = readFileSync(gold, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { id: string; text: string })

const lines = articles.map(read)
const scores = judge(lines)
printTable(scores, measureSpeed())
printTenths(lines)

function read({ id, text }: { id: string; text: string }): AnalysisLine {
  const article = parsePlainText({ title: '' }, text)
  return toAnalysisLine(id, article, analyse(article))
}

function judge(lines: readonly AnalysisLine[]): Scores {
  const scratch = mkdtempSync(join(tmpdir(), 'summit-bench-'))
  try {
    const out = join(scratch, 'out.jsonl')
    writeFileSync(out, lines.map((line) => JSON.stringify(line)).join('\n'))
    const options = ['--analysis', '--min-words', '4', '--json']
    const { status, stdout, stderr } = spawnSync(
      'python3',
      [join(folder, 'score.py'), gold, out, ...options],
      {
        encoding: 'utf8',
      },
    )
    if (status !== 0) throw new Error(`[bench/quotes] score.py failed: ${stderr}`)
    return JSON.parse(stdout) as Scores
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** Megabytes of text a second on one core, the best of five rounds, after a round to warm up. */
function measureSpeed(): number {
  const bytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  const rounds = [1, 2, 3, 4, 5].map(() => {
    const start = performance.now()
    for (const article of articles) read(article)
    return bytes / 1000 / (performance.now() - start)
  })
  return Math.max(...rounds)
}

function printTable({ overlap80, mention, canonical, joint, byType }: Scores, speed: number): void {
  const rows: readonly (readonly [name: string, value: number | null | undefined, target: number])[] = [
    ['span F1 at 0.8', overlap80.f1, 0.97],
    ['source mention accuracy', mention.acc, 0.92],
    ['surname accuracy', canonical.lastNameAcc, 0.9],
    ['full name accuracy', canonical.fullNameAcc, 0.85],
    ['joint precision', joint.p, 0.93],
    ['joint F1', joint.f1, 0.89],
    ['pronoun sources, surname', byType.pronoun?.lastNameAcc, 0.82],
    ['speed, MB of text a second', speed, 1],
  ]
  console.log('| figure | target | measured |\n| --- | --- | --- |')
  for (const [name, value = null, target] of rows) {
    const verdict = value !== null && value >= target ? '' : ' (missed)'
    console.log(`| ${name} | ≥ ${target} | ${value === null ? '–' : value.toFixed(3)}${verdict} |`)
  }
}

/** How often those are right whose confidence lies in each tenth: near the tenth itself if confidence means anything. */
function printTenths(lines: readonly AnalysisLine[]): void {
  console.log('\n| confidence | quotations named | right |\n| --- | --- | --- |')
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const within = lines.map((line) => ({
      ...line,
      quotes: line.quotes.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth),
    }))
    const { joint } = judge(within)
    if (joint.named > 0)
      console.log(`| ${tenth / 10} to ${(tenth + 1) / 10} | ${joint.named} | ${joint.p.toFixed(3)} |`)
  }
}
