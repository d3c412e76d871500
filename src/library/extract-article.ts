import { BriefingError } from '../briefing-error.ts'
import type { ArticleDetails } from '../core/index.ts'
import { readPageDetails } from './page-details.ts'
import { type HtmlElement, type HtmlNode, parseHtml, readableHtml } from './parse-html.ts'
import { UnreadableDocument } from './unreadable-document.ts'
import type { TextPart } from './write-markdown.ts'

/** An article as it was taken out of a page. */
export interface ExtractedArticle {
  readonly details: ArticleDetails
  readonly parts: readonly TextPart[]
}

/** Large real pages have half as many elements, and a third of the depth. */
const MAX_ELEMENTS = 10_000
const MAX_DEPTH = 150

/** Of a piece of HTML in a feed: the longest articles have a tenth of it, and each entity costs as much as an element. */
const MAX_PIECE = 1_000_000

/** Shorter texts are teasers, or what a site says instead of the article. */
const MIN_CHARACTERS = 140

/**
 * Takes the article out of an HTML page that was fetched from `url`: its words, without pictures, captions and asides.
 * Throws a `BriefingError` where there is none, or where the page is too intricate to look through.
 */
export function extractArticle(html: string, url: string): ExtractedArticle {
  try {
    return extract(html, url)
  } catch (cause) {
    if (cause instanceof BriefingError) throw cause
    // Pages are made by anybody with any tool; what a parser stumbles over is the page's fault here.
    throw new UnreadableDocument(url, 'unreadable', cause)
  }
}

function extract(html: string, url: string): ExtractedArticle {
  // Before anything is built of it: an element takes at least one of these.
  if (countUpTo(html, '<', MAX_ELEMENTS * 3) > MAX_ELEMENTS * 2)
    throw new UnreadableDocument(url, 'intricate')
  const document = parseHtml(html)
  if (!isModest(document.documentElement)) throw new UnreadableDocument(url, 'intricate')
  const details = readPageDetails(document, url)
  for (const element of document.querySelectorAll(LEFT_OUT)) element.remove()
  const content = readableHtml(document, { minCharacters: MIN_CHARACTERS, maxElements: MAX_ELEMENTS })
  const parts = htmlToParts(content).filter(({ text }, index) => index > 0 || !isTitle(text, details.title))
  if (parts.reduce((sum, { text }) => sum + text.length, 0) < MIN_CHARACTERS)
    throw new UnreadableDocument(url, 'noArticle')
  return { details, parts }
}

/** What belongs to a page and not to its article. */
const LEFT_OUT =
  'figure, figcaption, aside, nav, footer, form, button, noscript, iframe, svg, [hidden], [aria-hidden="true"], [role="dialog"]'

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td th thead tr ul'.split(
    ' ',
  ),
)
const SKIPPED = new Set(['script', 'style', 'template', 'head'])

/** The headings and paragraphs of a piece of HTML; nothing where it is more intricate than any article. */
export function htmlToParts(html: string): TextPart[] {
  if (html.length > MAX_PIECE) return []
  if (countUpTo(html, '<', MAX_ELEMENTS * 3) > MAX_ELEMENTS * 2) return []
  if (countUpTo(html, '&', MAX_ELEMENTS * 3) > MAX_ELEMENTS * 2) return []
  const document = parseHtml(html)
  return isModest(document.documentElement) ? partsOf(document.body) : []
}

/** Walks down the tree: text is collected until a block begins or ends, or two line breaks stand for one. */
function partsOf(body: HtmlNode): TextPart[] {
  const parts: TextPart[] = []
  let open = ''
  let breaks = 0
  const close = (kind: TextPart['kind']): void => {
    const text = open.replace(/\s+/g, ' ').trim()
    if (/[\p{L}\p{N}]/u.test(text)) parts.push({ kind, text })
    open = ''
    breaks = 0
  }
  const walk = (node: HtmlNode, kind: TextPart['kind']): void => {
    const name = node.nodeName.toLowerCase()
    if (node.nodeType === 3) {
      const text = node.textContent ?? ''
      if (text.trim() !== '') breaks = 0
      open += text
    } else if (name === 'br') {
      breaks += 1
      if (breaks === 2) close(kind)
      else open += ' '
    } else if (!SKIPPED.has(name)) {
      const inner = /^h[1-6]$/.test(name) ? 'heading' : name === 'blockquote' ? 'quotation' : kind
      const isBlock = BLOCKS.has(name)
      if (isBlock) close(kind)
      for (const child of node.childNodes) walk(child, inner)
      if (isBlock) close(inner)
    }
  }
  walk(body, 'paragraph')
  close('paragraph')
  return parts
}

function isTitle(text: string, title: string): boolean {
  return text.localeCompare(title, 'en', { sensitivity: 'base' }) === 0
}

function countUpTo(text: string, character: string, limit: number): number {
  let count = 0
  for (let at = text.indexOf(character); at >= 0 && count < limit; at = text.indexOf(character, at + 1))
    count += 1
  return count
}

/** Whether a tree has no more elements and no more depth than a page needs; walked without recursion. */
function isModest(root: HtmlElement): boolean {
  let at: HtmlElement | null = root
  let depth = 1
  let count = 0
  while (at !== null) {
    count += 1
    if (count > MAX_ELEMENTS || depth > MAX_DEPTH) return false
    if (at.firstElementChild !== null) {
      at = at.firstElementChild
      depth += 1
      continue
    }
    while (at !== null && at !== root && at.nextElementSibling === null) {
      at = at.parentElement
      depth -= 1
    }
    at = at === null || at === root ? null : at.nextElementSibling
  }
  return true
}
