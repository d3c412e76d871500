import { brief, countQuotedWords, type Quote } from '../core/index.ts'
import { presentExcerpt, presentPlace, presentTitle } from '../present/excerpt.ts'
import { presentCounts, presentQuote } from '../present/quote.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Block, Inline } from '../reply/reply.ts'
import type { FoundQuote, StoredArticle } from '../store/store.ts'
import type { Wording } from '../wording/wording-for.ts'
import { quoteKey } from './quote-key.ts'

/** A quotation that a digest may show. */
export interface QuotePart {
  readonly key: string
  readonly found: FoundQuote
  readonly block: Extract<Block, { readonly kind: 'quote' }>
  /** Long enough to stand as the quotation of the day. */
  readonly isLong: boolean
}

/** How much of somebody is quoted. */
export interface HeardPart {
  readonly quotes: number
  readonly words: number
}

/** What a digest can say of one article; the same for every channel. */
export interface ArticlePart {
  readonly article: StoredArticle
  /** Title and origin, then the key points. */
  readonly blocks: readonly Block[]
  readonly quotes: readonly QuotePart[]
  /** How often each person is quoted, and how many words, by name. */
  readonly heard: ReadonlyMap<string, HeardPart>
}

/** Key points an article. */
const KEY_POINTS = 2

/** Shorter quotations say too little to be the day's. */
const LONG = 40

/** More quotations of one article than a channel will be shown; an article may quote thousands. */
const MAX_QUOTES = 50

/** Draws everything that digests show of an article. */
export function toArticlePart(article: StoredArticle, wording: Wording): ArticlePart {
  const points = brief(article, 'short').keyPoints.slice(0, KEY_POINTS)
  return {
    article,
    blocks: [
      { kind: 'text', text: [strong('▸ '), presentTitle(article), ...presentOrigin(article)] },
      ...points.map((point) => presentPoint(article, point, wording)),
    ],
    quotes: article.analysis.quotes
      .filter(isAttributed)
      .slice(0, MAX_QUOTES)
      .map((quote) => toQuotePart(article, quote, wording)),
    heard: countHeard(article),
  }
}

/** A key point with its place. */
export function presentPoint(
  article: StoredArticle,
  point: Parameters<typeof presentPlace>[1],
  wording: Wording,
): Block {
  return {
    kind: 'quote',
    words: presentExcerpt(article, point, []),
    caption: [plain(presentPlace(article, point, wording))],
  }
}

/** ‘Who was heard: Ann Lee (3), Bob Ray (1)’, the most quoted first. */
export function presentHeardCounts(
  heard: readonly (readonly [string, number])[],
  { digest }: Wording,
): Block[] {
  if (heard.length === 0) return []
  return [{ kind: 'text', text: [plain(`${digest.heard} `), ...presentCounts(heard)] }]
}

function presentOrigin({ publisher, published }: StoredArticle): Inline[] {
  const parts = [publisher, published].filter((part) => part !== undefined)
  return parts.length === 0 ? [] : [plain(` · ${parts.join(' · ')}`)]
}

/** Whole utterances of somebody's, which can be shown without their sentence. */
function isAttributed({ kind, speakers }: Quote): boolean {
  return kind === 'direct' && speakers.length > 0
}

function toQuotePart(article: StoredArticle, quote: Quote, wording: Wording): QuotePart {
  const speakers = article.analysis.people.filter(({ id }) => quote.speakers.includes(id))
  const found = { article, quote, speakers }
  const length = quote.content.reduce((sum, { start, end }) => sum + end - start, 0)
  return { key: quoteKey(article, quote), found, block: presentQuote(found, wording), isLong: length >= LONG }
}

function countHeard(article: StoredArticle): Map<string, HeardPart> {
  const { people, quotes } = article.analysis
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const heard = new Map<string, HeardPart>()
  for (const quote of quotes) {
    const words = countQuotedWords(article, quote)
    for (const name of quote.speakers.flatMap((id) => names.get(id) ?? [])) {
      const before = heard.get(name)
      heard.set(name, { quotes: (before?.quotes ?? 0) + 1, words: (before?.words ?? 0) + words })
    }
  }
  return heard
}
