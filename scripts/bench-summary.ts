// Measures key points against editors' highlights, with the judge that lies beside them.
//   node scripts/bench-summary.ts [FOLDER]     with dev.jsonl ({ id, text, references }) and score.mjs
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analyse, parsePlainText, toAnalysisLine } from '../src/core/index.ts'
import { rankSentences } from '../src/core/summary/rank-sentences.ts'

const [folder = '../shared/bench/summary'] = process.argv.slice(2)
const articles = readFileSync(join(folder, 'dev.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const { id, text } = JSON.parse(line) as { id: string; text: string }
    return { id, article: parsePlainText({ title: '' }, text) }
  })
const lines = articles.map(({ id, article }) => JSON.stringify(toAnalysisLine(id, article, analyse(article))))
const start = process.cpuUsage()
for (const { article } of articles) rankSentences(article)
const { user, system } = process.cpuUsage(start)
const perArticle = (user + system) / 1000 / articles.length

const scratch = mkdtempSync(join(tmpdir(), 'summit-bench-'))
try {
  const out = join(scratch, 'out.jsonl')
  writeFileSync(out, lines.join('\n'))
  for (const count of [1, 3, 5]) {
    const judge = [join(folder, 'score.mjs'), join(folder, 'dev.jsonl'), out, String(count)]
    process.stdout.write(execFileSync(process.execPath, judge, { encoding: 'utf8' }))
  }
} finally {
  rmSync(scratch, { recursive: true })
}
console.log(
  `target at k 3: the lead + 2.0 R1, + 0.8 R2; measured elsewhere: LexRank 25.8 / 7.7 / 22.5, ts-textrank 26.2 / 8.4 / 23.0`,
)
console.log(
  `(the weights have seen these articles: npm run train:summary prints what they give on unseen ones)`,
)
console.log(`${perArticle.toFixed(2)} ms of processor time an article (target under 1)`)
