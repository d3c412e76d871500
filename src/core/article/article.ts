import type { Span } from '../text/span.ts'

/** What is known about an article besides its words. */
export interface ArticleDetails {
  readonly title: string
  readonly url?: string
  readonly publisher?: string
  /** Civil date, `YYYY-MM-DD`. */
  readonly published?: string
  /** The place it was reported from, as printed before the first sentence: ‘Islamabad’. */
  readonly dateline?: string
  /** Civil date on which it was taken from a page or a feed: somebody else's text, of which little is shown at once. */
  readonly fetched?: string
  /** Where the same text was published as well. */
  readonly also?: readonly ArticleLink[]
}

/** Another address of an article. */
export interface ArticleLink {
  readonly url: string
  readonly publisher?: string
}

/** A heading with what stands under it, up to the next heading; the opening of an article has none. */
export interface Section extends Span {
  readonly heading: Span | null
}

/** A text with its structure. All spans refer to `text`, in reading order, none overlapping another of its kind. */
export interface Article extends ArticleDetails {
  /** The only string that offsets refer to. */
  readonly text: string
  readonly sections: readonly Section[]
  /** Without headings. A paragraph's number, as shown to readers, is its index plus one. */
  readonly paragraphs: readonly Span[]
  readonly sentences: readonly Span[]
}
