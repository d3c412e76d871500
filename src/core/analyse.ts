import type { Article } from './article/article.ts'
import type { Person } from './people/person.ts'
import { attributeQuotes } from './quotes/attribute-quotes.ts'
import type { Quote } from './quotes/quote.ts'
import { rankSentences } from './summary/rank-sentences.ts'
import type { Span } from './text/span.ts'

/** What Summit knows of an article. Everything in it refers to the article's text. */
export interface Analysis {
  readonly people: readonly Person[]
  /** In reading order. */
  readonly quotes: readonly Quote[]
  /** Sentences by importance, the first the best; those that cannot stand alone are left out. */
  readonly keyPoints: readonly Span[]
}

/** Raised whenever the same article may yield another analysis, so that stores know what to compute again. */
export const CORE_VERSION = 1

/** Analyses an article: pure, deterministic, and linear in the length of its text. */
export function analyse(article: Article): Analysis {
  const { people, quotes } = attributeQuotes(article)
  return { people, quotes, keyPoints: rankSentences(article) }
}
