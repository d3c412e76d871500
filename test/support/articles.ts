import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse, type ArticleDetails, parseMarkdown } from '../../src/core/index.ts'
import { readArticle } from '../../src/library/read-article.ts'
import type { StoredArticle } from '../../src/store/store.ts'

const CONTENT = join(import.meta.dirname, '../../content')

/** An invented article, analysed as the library would. */
export function makeArticle(id: string, body: string, details: Partial<ArticleDetails> = {}): StoredArticle {
  const article = parseMarkdown({ title: id, ...details }, body)
  return { ...article, id, analysis: analyse(article) }
}

/** The article that ships, analysed. */
export function shippedArticle(): StoredArticle {
  const article = readArticle('alaska-summit.md', readFileSync(join(CONTENT, 'alaska-summit.md')))
  return { ...article, id: 'alaska-summit', analysis: analyse(article) }
}
