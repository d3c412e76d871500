import type { Action } from '../reply/reply.ts'
import type { Wording } from '../wording/wording-for.ts'

/** A button to each article that has an address, without repeats. */
export function presentSourceLinks(
  articles: readonly { readonly url?: string }[],
  { source }: Wording,
): Action[] {
  const urls = new Set(articles.flatMap(({ url }) => url ?? []))
  return [...urls].map((url) => ({ kind: 'link', label: source.button, url }))
}
