import { foldedWords } from '../core/index.ts'
import type { Store } from '../store/store.ts'

/** An article id made of the words of a name, with a number where that one is taken. */
export async function chooseArticleId(name: string, { sources }: Pick<Store, 'sources'>): Promise<string> {
  const id = foldedWords(name).join('-') || 'article'
  for (let from = 1; ; from += 50) {
    const candidates = Array.from({ length: 50 }, (_, i) => (from + i === 1 ? id : `${id}-${from + i}`))
    const taken = new Set(await sources.findTaken(candidates))
    const free = candidates.find((candidate) => !taken.has(candidate))
    if (free !== undefined) return free
  }
}

/** The key of an address: the scheme, `www.` and a slash at the end make no other document. */
export function urlKey(url: string): string {
  return `url:${url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}`
}
