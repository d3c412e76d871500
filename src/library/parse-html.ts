import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

/** What the library reads of a DOM's nodes. */
export interface HtmlNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<HtmlNode>
}

export interface HtmlElement extends HtmlNode {
  readonly firstElementChild: HtmlElement | null
  readonly nextElementSibling: HtmlElement | null
  readonly parentElement: HtmlElement | null
  readonly getAttribute: (name: string) => string | null
  readonly remove: () => void
}

/** A document as linkedom makes it. */
export interface HtmlDocument {
  readonly title: string
  readonly documentElement: HtmlElement
  readonly body: HtmlElement
  readonly querySelector: (selector: string) => HtmlElement | null
  readonly querySelectorAll: (selector: string) => Iterable<HtmlElement>
}

/** Parses a page, or a piece of one. Nothing in it runs, and nothing is loaded. */
export function parseHtml(html: string): HtmlDocument {
  // The HTML standard has NUL left out of texts; no text of an article may have one.
  const text = html.replaceAll('\0', '')
  const whole = /<html|<body/i.test(text) ? text : `<html><body>${text}</body></html>`
  // Its types are those of a browser's DOM, which this program is not checked against; these are the parts in use.
  return (parseHTML(whole) as unknown as { document: HtmlDocument }).document
}

/** The article of a page as HTML, by what Firefox reads pages with; it takes the document apart. */
export function readableHtml(
  document: HtmlDocument,
  options: { minCharacters: number; maxElements: number },
): string {
  const { minCharacters: charThreshold, maxElements: maxElemsToParse } = options
  // It wants the browser's `Document`: a type that is not there, except where the browser's tests are checked.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- it is needed there
  const reader = new Readability(document as never, { charThreshold, maxElemsToParse })
  return reader.parse()?.content ?? ''
}
