import { Defuddle } from 'defuddle/node'
import { foldedWords } from '../src/core/index.ts'
import { extractArticle } from '../src/library/extract-article.ts'
import { parseHtml, readableHtml } from '../src/library/parse-html.ts'
import { savedPages } from '../test/fixtures/pages/layouts.ts'

// Which library takes the article out of a page best: F1 over words, on twenty layouts.
const extractors: Readonly<Record<string, (html: string, url: string) => Promise<string>>> = {
  readability: async (html) =>
    Promise.resolve(textOf(readableHtml(parseHtml(html), { minCharacters: 100, maxElements: 10_000 }))),
  summit: async (html, url) =>
    Promise.resolve(
      extractArticle(html, url)
        .parts.map(({ text }) => text)
        .join(' '),
    ),
  defuddle: async (html, url) => {
    const { content } = await Defuddle(parseHtml(html), url, { useAsync: false })
    return textOf(content)
  },
}

const urls = savedPages.map((_, index) => `https://news.example/${index}`)
const totals: Record<string, { f1: number; worst: number; ms: number }> = {}
for (const [name, extract] of Object.entries(extractors)) {
  const scores: number[] = []
  const from = performance.now()
  for (const [index, { html, layout, story }] of savedPages.entries()) {
    const wanted = story.paragraphs.map((text) => text.replace(/^## /, '')).join(' ')
    const f1 = scoreWords(await extract(html, urls[index] ?? ''), wanted)
    scores.push(f1)
    console.log(`${name.padEnd(12)} ${layout.padEnd(34)} ${f1.toFixed(3)}`)
  }
  const ms = (performance.now() - from) / savedPages.length
  totals[name] = {
    f1: scores.reduce((sum, f1) => sum + f1, 0) / scores.length,
    worst: Math.min(...scores),
    ms,
  }
}
for (const [name, { f1, worst, ms }] of Object.entries(totals))
  console.log(
    `${name.padEnd(12)} mean F1 ${f1.toFixed(4)}  worst ${worst.toFixed(3)}  ${ms.toFixed(1)} ms a page`,
  )

function textOf(html: string): string {
  const spaced = html.replace(/<\/(p|div|h\d|li|br)>|<br\s*\/?>/g, '$& ')
  return parseHtml(`<html><body>${spaced}</body></html>`).body.textContent ?? ''
}

function scoreWords(found: string, wanted: string): number {
  const counts = new Map<string, number>()
  for (const word of foldedWords(wanted)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const words = foldedWords(found)
  let shared = 0
  for (const word of words) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    shared += 1
    counts.set(word, left - 1)
  }
  return words.length === 0 ? 0 : (2 * shared) / (words.length + total)
}
