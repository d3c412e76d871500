import type { Person } from './people/person.ts'
import type { Quote } from './quotes/quote.ts'
import type { Span } from './text/span.ts'

/** What Summit knows of an article. Everything in it refers to the article's text. */
export interface Analysis {
  readonly people: readonly Person[]
  /** In reading order. */
  readonly quotes: readonly Quote[]
  /** Sentences by importance, the first the best; those that cannot stand alone are left out. */
  readonly keyPoints: readonly Span[]
}
