import type { Analysis, Article, Person, Quote, Span } from '../core/index.ts'

/** An article as it is kept. */
export interface StoredArticle extends Article {
  /** Chosen by the library, stable as long as the source is: ‘alaska-summit’. */
  readonly id: string
  readonly analysis: Analysis
}

/** An article without its text, for lists. */
export interface ArticleSummary {
  readonly id: string
  readonly title: string
  readonly url?: string
  readonly publisher?: string
  readonly published?: string
  readonly quotes: number
}

/** Somebody who is quoted, over all articles. */
export interface Speaker {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly role?: string
  readonly quotes: number
  readonly articles: number
}

/** A quotation with the article it stands in. */
export interface FoundQuote {
  readonly article: StoredArticle
  readonly quote: Quote
  readonly speakers: readonly Person[]
}

/** A sentence with the article it stands in; `score` is the full-text engine's, the higher the better. */
export interface FoundSentence {
  readonly article: StoredArticle
  readonly sentence: Span
  readonly score: number
}

/** A page of a longer result. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly total: number
}

/** Which page: `size` items after the first `offset`. */
export interface Window {
  readonly offset: number
  readonly size: number
}

export interface ArticleFilter {
  /** Words that the title or the text must hold. */
  readonly about?: string
  /** Civil date; articles without one are left out when it is given. */
  readonly since?: string
}

export interface QuoteFilter extends ArticleFilter {
  readonly speaker?: string
  /** Id of an article. */
  readonly article?: string
}

/** Everything that is kept. Every store passes test/contracts/store.contract.ts. */
export interface Store {
  /** Adds an article or replaces the one with its id. */
  readonly saveArticle: (article: StoredArticle) => Promise<void>
  readonly removeArticle: (id: string) => Promise<void>
  readonly findArticle: (id: string) => Promise<StoredArticle | undefined>
  /** The newest first; those without a date last. */
  readonly listArticles: (filter: ArticleFilter, window: Window) => Promise<Page<ArticleSummary>>
  /** The most quoted first; of one article where `article` is given. */
  readonly listSpeakers: (filter: { readonly article?: string }, window: Window) => Promise<Page<Speaker>>
  /** The newest article first, in reading order within it. */
  readonly listQuotes: (filter: QuoteFilter, window: Window) => Promise<Page<FoundQuote>>
  /** Sentences that hold any of the words, the best match first. */
  readonly searchSentences: (
    words: readonly string[],
    filter: { readonly article?: string },
    limit: number,
  ) => Promise<FoundSentence[]>
  /** Quotations that hold any of the words, the best match first. */
  readonly searchQuotes: (words: readonly string[], limit: number) => Promise<FoundQuote[]>
  readonly close: () => Promise<void>
}
