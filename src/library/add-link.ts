import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BriefingError } from '../briefing-error.ts'
import { codeOf } from '../error-code.ts'
import { foldedWords } from '../core/index.ts'
import type { Store } from '../store/store.ts'
import { urlKey } from './article-keys.ts'
import type { ReadPage } from './document-reader.ts'
import type { FetchPage } from './fetch-page.ts'
import { type Arrival, keepArrival } from './keep-arrival.ts'
import { readArticle } from './read-article.ts'
import { refusal, type RefusedFetch } from './refusal.ts'
import { UnreadableDocument } from './unreadable-document.ts'
import { writeMarkdown } from './write-markdown.ts'
import { writeNew } from './write-new.ts'

/** What became of an address that somebody added. */
export type AddedLink =
  | { readonly kind: 'new' | 'known' | 'copy'; readonly article: string }
  /** The article is a file now, which the content folder's watcher takes in. */
  | { readonly kind: 'file'; readonly path: string; readonly title: string }
  | RefusedFetch

/** What adding a link works with. */
export interface LinkDeps {
  readonly store: Store
  readonly fetchPage: FetchPage
  readonly readPage: ReadPage
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Where to keep articles as files that a person can mend; without it, or if nobody may write there, they are kept in the store. */
  readonly folder?: string
}

/** Fetches a page and keeps the article in it. */
export async function addLink(url: string, deps: LinkDeps): Promise<AddedLink> {
  const { store, fetchPage, readPage, now, folder } = deps
  const outcome = await fetchPage({ url, kind: 'page' })
  if (outcome.kind === 'refused') return outcome
  if (outcome.kind === 'not-modified') return refusal({ code: 'nothing', what: '' })
  try {
    const { details, parts } = await readPage(outcome.text, outcome.url)
    const fetched = new Date(now()).toISOString().slice(0, 10)
    const arrival: Arrival = { details: { ...details, fetched }, parts, origin: 'link', guids: [] }
    if (folder !== undefined) {
      const known = await store.sources.findByKeys([urlKey(details.url ?? url)])
      const file = known === undefined ? await keepFile(arrival, folder) : undefined
      if (file !== undefined) return file
    }
    return await keepArrival(arrival, store, now())
  } catch (error) {
    if (error instanceof UnreadableDocument) return refusal({ code: error.problem, what: '' })
    // What was taken out of the page makes no article.
    if (error instanceof BriefingError && error.code === 'content')
      return refusal({ code: 'unreadable', what: '' })
    throw error
  }
}

/** Undefined where nobody may write in the folder. */
async function keepFile({ details, parts }: Arrival, folder: string): Promise<AddedLink | undefined> {
  const { url, title, published = '' } = details
  const name = foldedWords(`${published} ${title}`).join('-').slice(0, 80) || 'article'
  try {
    await mkdir(join(folder, 'added'), { recursive: true })
    // Under a hidden name first: nobody sees half of it.
    const unfinished = join(folder, 'added', `.${randomUUID()}.unfinished`)
    await writeFile(unfinished, writeMarkdown(details, parts))
    for (let number = 1; ; number++) {
      const path = `added/${name}${number === 1 ? '' : `-${number}`}.md`
      // The name first, by an empty file.
      if (await writeNew(join(folder, path), '')) await rename(unfinished, join(folder, path))
      else if (url !== undefined && (await readUrl(folder, path)) === url) await rm(unfinished)
      else continue
      return { kind: 'file', path, title }
    }
  } catch (cause) {
    if (MAY_NOT_WRITE.has(codeOf(cause) ?? '')) return undefined
    throw cause
  }
}

const MAY_NOT_WRITE: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS'])

/** Where the article in a file came from; undefined where it does not say so. */
async function readUrl(folder: string, path: string): Promise<string | undefined> {
  try {
    return readArticle(path, await readFile(join(folder, path))).url
  } catch {
    return undefined
  }
}
