// Writes src/core/words/document-frequencies.json: how common each stem is in news.
//   node scripts/count-document-frequencies.ts FILE.jsonl…     lines with a `text` each
import { readFileSync, writeFileSync } from 'node:fs'
import { termsOf } from '../src/core/words/words.ts'

/** Stems in fewer documents than this are simply rare. */
const LEAST = 8

const counts = new Map<string, number>()
let documents = 0
for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { text } = JSON.parse(line) as { text: string }
    documents++
    for (const stem of new Set(termsOf(text).map((term) => term.stem))) {
      // Numbers are as rare as they are exact.
      if (!/\d/.test(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    }
  }
}
/** Stems by the rounded share of documents that hold them, in thousandths. */
const byShare = new Map<number, string[]>()
for (const [stem, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (count < LEAST) continue
  const share = Number(((1000 * count) / documents).toPrecision(2))
  byShare.set(share, [...(byShare.get(share) ?? []), stem])
}
const shares = [...byShare]
  .sort(([a], [b]) => a - b)
  .map(([share, stems]) => ({ share, stems: stems.join(' ') }))
const target = new URL('../src/core/words/document-frequencies.json', import.meta.url)
writeFileSync(target, `${JSON.stringify({ documents, shares }, null, 2)}\n`)
console.log(`${[...byShare.values()].flat().length} stems from ${documents} documents`)
