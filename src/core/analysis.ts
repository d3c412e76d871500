import type { Person } from './people/person.ts'
import type { Quote } from './quotes/quote.ts'

/** What is found out once about an article and kept with it. Everything in it refers to the article's text. */
export interface Analysis {
  readonly people: readonly Person[]
  /** In reading order. */
  readonly quotes: readonly Quote[]
}
