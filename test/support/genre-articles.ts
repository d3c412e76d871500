import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse, type ArticleDetails, parsePlainText } from '../../src/core/index.ts'
import type { AnalysedArticle } from '../../src/core/ask/sentence-reader.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/attribution')

/** The words of one of the invented articles of many genres, without the list of speakers below them. */
export function genreText(name: string): string {
  const [text = ''] = readFileSync(join(FOLDER, `${name}.txt`), 'utf8').split('\n---\n')
  return text.trim()
}

/** A plain text as an analysed article. */
export function analysedText(text: string, details: Partial<ArticleDetails> = {}): AnalysedArticle {
  const article = parsePlainText({ title: '', ...details }, text)
  return { ...article, analysis: analyse(article) }
}

/** Numbers as a recording shows them: those that are not 0, to a thousandth, under their names. */
export function showNumbers(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name} ${Number(value.toFixed(3))}`)
    .join(' · ')
}
