import { countQuotedWords, type Person } from '../core/index.ts'
import type { StoredArticle } from './store.ts'

/** How many words of each person an article quotes, by the id that the person has in it. */
export function countWordsByPerson(article: StoredArticle): ReadonlyMap<Person['id'], number> {
  const counts = new Map<string, number>()
  for (const quote of article.analysis.quotes) {
    const words = countQuotedWords(article, quote)
    for (const id of quote.speakers) counts.set(id, (counts.get(id) ?? 0) + words)
  }
  return counts
}
