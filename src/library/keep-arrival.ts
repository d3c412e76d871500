import { createHash } from 'node:crypto'
import { analyse, type Article, type ArticleDetails, type ArticleLink, CORE_VERSION } from '../core/index.ts'
import type { Source } from '../store/sources.ts'
import type { Store } from '../store/store.ts'
import type { ExtractedArticle } from './extract-article.ts'
import { chooseArticleId, urlKey } from './article-keys.ts'
import { readArticle } from './read-article.ts'
import { isCopy, signatureOf } from './similar-text.ts'
import { type TextPart, writeMarkdown } from './write-markdown.ts'

/** An article that came from a feed or a page. */
export interface Arrival extends ExtractedArticle {
  readonly origin: Source['origin']
  /** Keys by which its feed knows it; its address is one as well. */
  readonly guids: readonly string[]
}

/** What became of it: kept, known already, or added to the article of which it is a copy. */
export interface Kept {
  readonly kind: 'new' | 'known' | 'copy'
  readonly article: string
}

/** As many texts that look alike are compared word for word. */
const MAX_COMPARED = 10

/** A copy in more papers than this is still one article, but no longer lists them. */
const MAX_LINKS = 50

/**
 * Keeps an arrival in the store, once: by guid, by address, and by text. `now` in milliseconds since 1970. Throws a
 * `BriefingError`, and keeps nothing, where what was taken out of a page makes no article.
 */
export async function keepArrival(arrival: Arrival, store: Store, now: number): Promise<Kept> {
  const keys = keysOf(arrival)
  const known = await store.sources.findByKeys(keys)
  if (known !== undefined) return { kind: 'known', article: known }

  const text = textOf(arrival.parts)
  const bands = signatureOf(text)
  const original = await findOriginal(text, bands, store)
  if (original !== undefined) {
    await addLink(original, arrival, store)
    await store.sources.addMarks(original.article, { keys, bands: [] })
    return { kind: 'copy', article: original.article }
  }

  const { details, parts, origin } = arrival
  const markdown = writeMarkdown(details, parts)
  const name = nameOf(arrival)
  // Before anything is kept: what could not be read again would be tried for ever.
  readMarkdown(name, markdown)
  const article = await takeId(
    name,
    { origin, addedAt: now, pinned: false, markdown },
    { keys, bands },
    store,
  )
  // Another replica may have had the same thought; of two that hold one key, whoever got it first keeps it.
  const holder = await store.sources.findByKeys(keys)
  if (holder !== undefined && holder !== article) {
    await store.sources.removeSource(article)
    return { kind: 'known', article: holder }
  }
  await analyseSource(article, markdown, store)
  return { kind: 'new', article }
}

/** Brings everything in the store that no file holds up to the present core. */
export async function refreshSources(store: Store): Promise<number> {
  let count = 0
  for (const article of await store.sources.listOutdated(`${CORE_VERSION}:`)) {
    const source = await store.sources.findSource(article)
    if (source === undefined) continue
    await analyseSource(article, source.markdown, store)
    count += 1
  }
  return count
}

/** Reads an article's Markdown and saves it with its analysis. */
export async function analyseSource(article: string, markdown: string, store: Store): Promise<void> {
  const digest = `${CORE_VERSION}:${createHash('sha256').update(markdown).digest('hex')}`
  const read = readMarkdown(article, markdown)
  await store.saveArticle({ ...read, id: article, analysis: analyse(read) }, digest)
}

function readMarkdown(name: string, markdown: string): Article {
  return readArticle(`${name}.md`, new TextEncoder().encode(markdown))
}

function keysOf({ guids, details }: Arrival): string[] {
  return [...guids, ...(details.url === undefined ? [] : [urlKey(details.url)])]
}

function textOf(parts: readonly TextPart[]): string {
  return parts.map(({ text }) => text).join('\n\n')
}

async function findOriginal(
  text: string,
  bands: readonly string[],
  store: Store,
): Promise<Source | undefined> {
  for (const candidate of await store.sources.findByBands(bands, MAX_COMPARED)) {
    const article = await store.findArticle(candidate)
    if (article !== undefined && isCopy(article.text, text)) return store.sources.findSource(candidate)
  }
  return undefined
}

/** The same text in another paper: one article with one link more. */
async function addLink({ article, markdown }: Source, { details }: Arrival, store: Store): Promise<void> {
  const { url, publisher } = details
  if (url === undefined) return
  const known = readMarkdown(article, markdown)
  const also = known.also ?? []
  if (also.length >= MAX_LINKS || [known.url, ...also.map((link) => link.url)].includes(url)) return
  const link: ArticleLink = { url, ...(publisher !== undefined && { publisher }) }
  const extended = withLinks(known, markdown, [...also, link])
  await store.sources.updateSource(article, extended)
  await analyseSource(article, extended, store)
}

/** Rewrites the front matter alone: the words may have been corrected by hand. */
function withLinks(known: Article, markdown: string, also: readonly ArticleLink[]): string {
  const { title, url, publisher, published, dateline, fetched } = known
  const given = Object.entries({ url, publisher, published, dateline, fetched }).filter(([, value]) => value)
  const details: ArticleDetails = { title, ...Object.fromEntries(given), also }
  const end = markdown.indexOf('\n---\n', 3)
  return writeMarkdown(details, []).trimEnd() + markdown.slice(end + '\n---'.length)
}

function nameOf({ details: { published = '', title } }: Arrival): string {
  return `${published} ${title}`.slice(0, 80)
}

async function takeId(
  name: string,
  source: Omit<Source, 'article'>,
  marks: { readonly keys: readonly string[]; readonly bands: readonly string[] },
  store: Store,
): Promise<string> {
  for (;;) {
    const article = await chooseArticleId(name, store.sources)
    if (await store.sources.addSource({ ...source, article }, marks)) return article
  }
}
