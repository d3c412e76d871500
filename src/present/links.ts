import type { Action } from '../reply/reply.ts'

/** A button to each article that has an address, without repeats. */
export function presentSourceLinks(articles: readonly { readonly url?: string }[]): Action[] {
  const urls = new Set(articles.flatMap(({ url }) => url ?? []))
  return [...urls].map((url) => ({ kind: 'link', label: 'Source', url }))
}
