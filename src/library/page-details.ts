import { z } from 'zod'
import type { ArticleDetails } from '../core/index.ts'
import { type HtmlDocument, parseHtml } from './parse-html.ts'

/**
 * What a page says of itself: in JSON-LD first, where news sites state it for search engines, then in OpenGraph and in
 * older marks. `url` is where it was fetched; a canonical address counts only on the same host, so that no page can pass
 * for another site's.
 */
export function readPageDetails(document: HtmlDocument, url: string): ArticleDetails {
  const stated = readJsonLd(document)
  const meta = (...names: string[]): string | undefined => {
    for (const name of names) {
      const element = document.querySelector(
        `meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`,
      )
      const content = tidy(element?.getAttribute('content'))
      if (content !== undefined) return content
    }
    return undefined
  }
  const publisher = stated.publisher ?? meta('og:site_name', 'application-name')
  const published = toCivilDate(
    stated.published ??
      meta('article:published_time', 'datePublished', 'date', 'dc.date', 'DC.date.issued', 'pubdate') ??
      document.querySelector('time[datetime]')?.getAttribute('datetime') ??
      undefined,
  )
  return {
    title:
      stated.title ??
      meta('og:title') ??
      tidy(document.querySelector('h1')?.textContent) ??
      tidy(document.title) ??
      '',
    url: canonicalUrl(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? url, url),
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
  }
}

interface Stated {
  readonly title?: string
  readonly publisher?: string
  readonly published?: string
}

const text = z.string().optional().catch(undefined)
const node = z.object({
  '@type': z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  headline: text,
  datePublished: text,
  publisher: z
    .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
    .optional()
    .catch(undefined),
})

/** More than a page's graph ever has. */
const MAX_NODES = 200

function readJsonLd(document: HtmlDocument): Stated {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const value of nodesOf(parseJson(script.textContent ?? ''))) {
      const parsed = node.safeParse(value)
      const types = [parsed.data?.['@type'] ?? []].flat()
      if (!parsed.success || !types.some((type) => /(Article|Posting|Report)$/.test(type))) continue
      const title = tidy(withoutEntities(parsed.data.headline))
      const publisher = tidy(withoutEntities(parsed.data.publisher))
      return {
        ...(title !== undefined && { title }),
        ...(publisher !== undefined && { publisher }),
        ...(parsed.data.datePublished !== undefined && { published: parsed.data.datePublished }),
      }
    }
  }
  return {}
}

/** A script has no entities, but who writes it as the rest of the page puts some there. */
function withoutEntities(words: string | undefined): string | undefined {
  if (words === undefined || !/&#?\w+;/.test(words)) return words
  return parseHtml(words.slice(0, MAX_STATED).replaceAll('<', '&lt;')).body.textContent ?? undefined
}

function nodesOf(value: unknown): unknown[] {
  const top = Array.isArray(value) ? (value as unknown[]) : [value]
  return top.slice(0, MAX_NODES).flatMap((entry) => {
    const graph = z.object({ '@graph': z.array(z.unknown()) }).safeParse(entry)
    return graph.success ? graph.data['@graph'].slice(0, MAX_NODES) : [entry]
  })
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** With its zone: ‘23:30:00 -0400’, ‘11:30 PM EDT’, ‘23:30:00 GMT+0200 (CEST)’. */
const TIME_OF_DAY =
  /\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\b\.?)?(?:\s*[A-Z]{1,5}\b)?(?:\s*[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?/

/** The civil date where it was written: 23:30 in New York stays that day. */
export function toCivilDate(written: string | undefined): string | undefined {
  if (written === undefined) return undefined
  const iso = /^\s*(\d{4}-\d{2}-\d{2})/.exec(written)?.[1]
  if (iso !== undefined) return z.iso.date().safeParse(iso).data
  const time = Date.parse(`${written.slice(0, 60).replace(TIME_OF_DAY, ' ')} UTC`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10)
}

/** Parameters that say where a reader came from, not what is read. */
const TRACKING = /^(utm_\w+|fbclid|gclid|mc_[ce]id|igshid|xtor|cmpid|at_\w+|ref|ref_src|ocid|smid|partner)$/i

/** An address without what does not change the document; `stated` counts where it is on the same host as `base`. */
export function canonicalUrl(stated: string, base: string): string {
  const own = new URL(base)
  const wanted = URL.parse(stated, base) ?? own
  const isSame =
    /^https?:$/.test(wanted.protocol) && plainHost(wanted) === plainHost(own) && wanted.username === ''
  // Some sites state their front page on every page.
  const url = isSame && (!isFrontPage(wanted) || isFrontPage(own)) ? wanted : own
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  return url.href
}

function isFrontPage({ pathname, search }: URL): boolean {
  return pathname === '/' && search === ''
}

function plainHost({ host }: URL): string {
  return host.replace(/^(www|m|mobile|amp)\./, '')
}

/** Longer lines are looked at so far. */
const MAX_STATED = 5000
const MAX_LINE = 300

function tidy(words: string | null | undefined): string | undefined {
  const line = words?.slice(0, MAX_STATED).replace(/\s+/g, ' ').trim().slice(0, MAX_LINE).trim()
  return line === undefined || line === '' ? undefined : line
}
