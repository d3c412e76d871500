import type { Analysis } from './analysis.ts'
import type { Article } from './article/article.ts'
import { attributeQuotes } from './quotes/attribute-quotes.ts'

/** Raised whenever the same article may yield another analysis, so that stores know what to compute again. */
export const CORE_VERSION = 5

/** Analyses an article: pure, deterministic, and linear in the length of its text. */
export function analyse(article: Article): Analysis {
  return attributeQuotes(article)
}
