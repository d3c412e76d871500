import { parseFeed } from 'feedsmith'
import { htmlToParts } from './extract-article.ts'
import { canonicalUrl, toCivilDate } from './page-details.ts'
import { UnreadableDocument } from './unreadable-document.ts'
import type { TextPart } from './write-markdown.ts'

/** One entry of a feed, of whatever format. */
export interface FeedEntry {
  /** By which the feed knows it. */
  readonly guid?: string
  readonly url?: string
  readonly title: string
  readonly published?: string
  /** What the feed itself says of it: the whole text or a summary. */
  readonly parts: readonly TextPart[]
}

/** A feed as it was read. */
export interface FeedDocument {
  readonly title?: string
  /** Minutes for which the feed asks to be left alone. */
  readonly ttl?: number
  readonly entries: readonly FeedEntry[]
}

/** The newest of a longer feed: nobody reads more at once. */
const MAX_ENTRIES = 100

/** Reads RSS, Atom, RDF or JSON Feed from `url`; throws an `UnreadableDocument` where it is none of them. */
export function readFeed(text: string, url: string): FeedDocument {
  // Entities that a document declares itself are how XML reads files and grows to gigabytes; feeds need none.
  if (/<!ENTITY/i.test(text)) throw new UnreadableDocument(url, 'ownEntities')
  const parsed = parse(text.replace(/<!DOCTYPE[^>[]*>/i, ''), url)
  try {
    return toDocument(parsed, url)
  } catch (cause) {
    throw new UnreadableDocument(url, 'unreadableFeed', cause)
  }
}

type Parsed = ReturnType<typeof parseFeed>

function parse(text: string, url: string): Parsed {
  try {
    return parseFeed(text, { maxItems: MAX_ENTRIES })
  } catch (cause) {
    throw new UnreadableDocument(url, 'noFeed', cause)
  }
}

/** What the formats call the same things. */
interface RawEntry {
  readonly guid?: string | undefined
  readonly link?: string | undefined
  readonly title?: string | undefined
  /** A string in every feed seen; the parser does not promise it. */
  readonly date?: unknown
  readonly html?: string | undefined
}

function toDocument(parsed: Parsed, url: string): FeedDocument {
  const { title, ttl, entries } = rawDocument(parsed)
  const line = plainLine(title)
  return {
    ...(line !== '' && { title: line }),
    ...(ttl !== undefined && ttl > 0 && { ttl }),
    entries: entries.slice(0, MAX_ENTRIES).map((entry) => toEntry(entry, url)),
  }
}

function rawDocument(parsed: Parsed): {
  title?: string | undefined
  ttl?: number | undefined
  entries: readonly RawEntry[]
} {
  switch (parsed.format) {
    case 'rss': {
      const { title, ttl, items = [] } = parsed.feed
      return {
        title,
        ttl,
        entries: items.map((item) => ({
          guid: item.guid?.value,
          link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          title: item.title,
          date: item.pubDate ?? item.dc?.dates?.[0],
          html: item.content?.encoded ?? item.description,
        })),
      }
    }
    case 'atom': {
      const { title, entries = [] } = parsed.feed
      return {
        title: title?.value,
        entries: entries.map((entry) => ({
          guid: entry.id,
          link: entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
          title: entry.title?.value,
          date: entry.published ?? entry.updated,
          html: atomHtml(entry.content) ?? atomHtml(entry.summary),
        })),
      }
    }
    case 'rdf': {
      const { title, items = [] } = parsed.feed
      return {
        title,
        entries: items.map((item) => ({
          guid: item.rdf?.about,
          link: item.link,
          title: item.title,
          date: item.dc?.dates?.[0],
          html: item.content?.encoded ?? item.description,
        })),
      }
    }
    case 'json': {
      const { title, items = [] } = parsed.feed
      return {
        title,
        entries: items.map((item) => ({
          guid: item.id,
          link: item.url,
          title: item.title,
          date: item.date_published,
          html: item.content_html ?? textToHtml(item.content_text ?? item.summary ?? ''),
        })),
      }
    }
  }
}

/** Text unless its type says otherwise, says RFC 4287; but many who leave the type out write HTML. */
function atomHtml(
  construct: { readonly value?: string | undefined; readonly type?: string | undefined } | undefined,
): string | undefined {
  const { value, type } = construct ?? {}
  if (value === undefined) return undefined
  const isText = type === 'text' || (type === undefined && !/<\/[a-z]\w*\s*>|<(?:br|p)\b/i.test(value))
  return isText ? textToHtml(value) : value
}

/** Every character stands for itself, and an empty line between paragraphs. */
function textToHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return escaped.replace(/\n\s*\n/g, '<p>')
}

function toEntry({ guid, link, title, date, html }: RawEntry, feedUrl: string): FeedEntry {
  const url = link === undefined ? undefined : (URL.parse(link, feedUrl) ?? undefined)
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  const published = typeof date === 'string' ? toCivilDate(date) : undefined
  return {
    title: plainLine(title),
    ...(guid !== undefined && guid !== '' && { guid: guid.slice(0, 1000) }),
    ...(isWeb && url.username === '' && { url: canonicalUrl(url.href, url.href) }),
    ...(published !== undefined && { published }),
    parts: htmlToParts(html ?? ''),
  }
}

/** Titles come as text, as HTML, and as HTML that was escaped once too often. */
function plainLine(html: string | undefined): string {
  return htmlToParts((html ?? '').slice(0, 2000))
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 300)
    .trim()
}
