import { createHash } from 'node:crypto'
import { toId } from '../core/index.ts'
import type { SourceLedger } from '../store/sources.ts'

/** An article id made of the words of a name, with a number where that one is taken. */
export async function chooseArticleId(
  name: string,
  { findTaken }: Pick<SourceLedger, 'findTaken'>,
): Promise<string> {
  const id = idOfName(name)
  // Nearly always it is free.
  if ((await findTaken([id])).length === 0) return id
  for (let from = 2; ; from += 50) {
    const candidates = Array.from({ length: 50 }, (_, i) => `${id}-${from + i}`)
    const taken = new Set(await findTaken(candidates))
    const free = candidates.find((candidate) => !taken.has(candidate))
    if (free !== undefined) return free
  }
}

/** The id that a name has where nobody else took it. */
export function idOfName(name: string): string {
  return toId(name, 'article')
}

/** The key of an address: the scheme, `www.` and a slash at the end make no other document. */
export function urlKey(url: string): string {
  return bounded(`url:${url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}`)
}

/** The key by which a feed knows an entry: a guid is unique in its feed alone. */
export function guidKey(feed: string, guid: string): string {
  return bounded(`guid:${feed} ${guid}`)
}

/** The key of an entry whose page could not be had when it came. */
export function laterKey(feed: string, guid: string): string {
  return bounded(`later:${feed} ${guid}`)
}

/** Characters of a key; an index of PostgreSQL takes no three kilobytes. */
const MAX_KEY = 500

/** The key, or one that begins so and stands for the whole of it. */
function bounded(key: string): string {
  if (key.length <= MAX_KEY) return key
  const digest = createHash('sha256').update(key).digest('base64url')
  return `${key.slice(0, MAX_KEY - digest.length - 1)} ${digest}`
}
