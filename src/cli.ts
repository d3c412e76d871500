import { createInterface } from 'node:readline'
import { analyse, parsePlainText, toAnalysisLine } from './core/index.ts'

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue
  const { id, text, title = '' } = JSON.parse(line) as { id: string; text: string; title?: string }
  const article = parsePlainText({ title }, text)
  process.stdout.write(`${JSON.stringify(toAnalysisLine(id, article, analyse(article)))}\n`)
}
