import type { Article } from '../article/article.ts'
import type { Person } from '../people/person.ts'
import type { Quote } from './quote.ts'

/** Finds the quotations of an article and who said them. */
export function attributeQuotes(_article: Article): { people: Person[]; quotes: Quote[] } {
  return { people: [], quotes: [] }
}
