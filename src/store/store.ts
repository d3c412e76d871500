import type { Analysis, Article, Person, Quote, Span } from '../core/index.ts'
import type { FeedLedger } from './feeds.ts'
import type { PersonRule } from './people.ts'
import type { SourceLedger } from './sources.ts'

/** An article as it is kept, with what Summit knows of it. */
export interface StoredArticle extends Article {
  /** Chosen by the library, stable as long as the source is: ‘alaska-summit’. */
  readonly id: string
  readonly analysis: Analysis
}

/** An article with the digest that `listVersions` gives. */
export interface ArticleToSave {
  readonly article: StoredArticle
  readonly digest: string
}

/** An article without its text, for lists. */
export interface ArticleSummary {
  readonly id: string
  readonly title: string
  readonly url?: string
  readonly publisher?: string
  /** Civil date, `YYYY-MM-DD`. */
  readonly published?: string
  /** How many quotations it has. */
  readonly quotes: number
}

/** What decides whether a source must be analysed again. */
export interface ArticleVersion {
  readonly id: string
  /** Digest of the source; the store compares it and nothing else. */
  readonly digest: string
}

/** Somebody who is quoted, over all articles. */
export interface Speaker {
  readonly id: string
  readonly name: string
  readonly role?: string
  readonly quotes: number
}

/** How many words of somebody are quoted. */
export interface Heard {
  readonly name: string
  readonly words: number
}

/** A quotation with the article it stands in. */
export interface FoundQuote {
  readonly article: StoredArticle
  readonly quote: Quote
  readonly speakers: readonly Person[]
}

/** A sentence with the article it stands in. */
export interface FoundSentence {
  readonly article: StoredArticle
  readonly sentence: Span
}

/** One page of a longer result, and how long the whole is. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly total: number
}

/** Which part of a longer result is wanted. */
export interface PageRequest {
  readonly offset: number
  readonly size: number
}

/** Which articles count; all given conditions hold. */
export interface ArticleFilter {
  /** Words that the title or the text holds, all of them. */
  readonly about?: string
  /** Words of the title, the last perhaps only begun. */
  readonly titled?: string
  /** Civil date: published then or later. Articles without a date are left out. */
  readonly since?: string
}

/** Which quotations count; all given conditions hold. `about` here means the quotation with the sentences around it. */
export interface QuoteFilter extends Omit<ArticleFilter, 'titled'> {
  /** Id of a speaker. */
  readonly speaker?: string
  /** Civil date: published then or earlier. Articles without a date are left out. */
  readonly until?: string
  /** Id of an article. */
  readonly article?: string
}

/** Which articles a digest may tell of; all given conditions hold. */
export interface ArrivalFilter {
  /** Arrivals with a greater number than this only. */
  readonly after: number
  /** Arrivals up to and with this number only; all later ones where it is missing. */
  readonly until?: number
  readonly about?: string
  /** Id of somebody who must be quoted. */
  readonly speaker?: string
  /** Words of the publisher's name, in any case. */
  readonly publisher?: string
  /** Publishers that are left out. */
  readonly muted: readonly string[]
  /** Civil dates: published from the one to the other, both included. Articles without a date are left out. */
  readonly published?: { readonly since: string; readonly until: string }
}

/** Where articles and analyses are kept. Every implementation passes test/contracts/store.contract.ts. */
export interface Store {
  /** Adds an article or replaces the one of its id, with everything found in it, at once or not at all. `digest` is kept for `listVersions`. */
  readonly saveArticle: (article: StoredArticle, digest: string) => Promise<void>
  /** The same for many at once, which costs less than each by itself; no id may come twice. */
  readonly saveArticles: (articles: readonly ArticleToSave[]) => Promise<void>
  /** How many of them it takes best: with more, the memory that they need would outweigh what they save. */
  readonly manyAtOnce: number
  readonly removeArticle: (id: string) => Promise<void>
  /** To be called when many articles came at once: what is asked next is answered as fast as ever. */
  readonly settle: () => Promise<void>
  /** Makes these all that an editor says of people, in what is kept already and in what comes. */
  readonly applyPeople: (rules: readonly PersonRule[]) => Promise<void>
  /** Ids and digests of everything that is kept, in the order in which it was saved. */
  readonly listVersions: () => Promise<ArticleVersion[]>
  readonly findArticle: (id: string) => Promise<StoredArticle | undefined>
  /** The newest first, those without a date last. */
  readonly listArticles: (filter: ArticleFilter, page: PageRequest) => Promise<Page<ArticleSummary>>
  /** Number of the last article that came; numbers only grow. */
  readonly findLastArrival: () => Promise<number>
  /** Ids of articles that came, the newest and among those of one date the most quoting first. */
  readonly listArrivals: (filter: ArrivalFilter, limit: number) => Promise<Page<string>>
  /** The most quoted first; with `article`, counted in that article alone. */
  readonly listSpeakers: (filter: { readonly article?: string }, page: PageRequest) => Promise<Page<Speaker>>
  /** Whose words are quoted at most length, the most first; with `article`, in that article alone. */
  readonly listHeard: (filter: { readonly article?: string }, limit: number) => Promise<Heard[]>
  /**
   * Speakers by any of their names: those called exactly `typed` if there are any, else those with a name in which
   * every typed word begins a word. The most quoted first, lately more than long ago.
   */
  readonly findSpeakers: (typed: string, limit: number) => Promise<Speaker[]>
  /**
   * Speakers whom a name may mean that is still being typed: those with a name in which every typed word begins a word, in
   * the same order. What changed within a second may not show yet.
   */
  readonly suggestSpeakers: (typed: string, limit: number) => Promise<Speaker[]>
  /** Distinct words of speakers' names that begin with `letter`, for finding what a misspelling meant. */
  readonly listNameWords: (letter: string) => Promise<string[]>
  /** The newest article first, in reading order within an article. */
  readonly listQuotes: (filter: QuoteFilter, page: PageRequest) => Promise<Page<FoundQuote>>
  /** Sentences that hold any of the words, the best match first; the article of each is read whole. */
  readonly searchSentences: (words: readonly string[], limit: number) => Promise<FoundSentence[]>
  /** Quotations that a claim may come from, given its words, folded and in order: the likeliest first. */
  readonly searchQuotes: (words: readonly string[], limit: number) => Promise<FoundQuote[]>
  /** Sentences that a claim may come from, in the same way. */
  readonly searchWording: (words: readonly string[], limit: number) => Promise<FoundSentence[]>
  /** Keeps a command call under a reference; the same reference again changes nothing. */
  readonly saveCall: (reference: string, call: StoredCall) => Promise<void>
  readonly findCall: (reference: string) => Promise<StoredCall | undefined>
  /** Where articles came from. */
  readonly sources: SourceLedger
  readonly feeds: FeedLedger
  /**
   * Differs after any change to what is kept, whoever made it; undefined where asking for it costs as much as asking for
   * what is kept, as across a network.
   */
  readonly revision: () => string | undefined
  readonly close: () => Promise<void>
}

/** A command call that was too long for where it had to go. */
export interface StoredCall {
  readonly command: string
  readonly input: Readonly<Record<string, string | number | boolean>>
}

/** Where adapters keep what a workspace granted when it installed the app, encrypted before it comes here. */
export interface InstallationStore {
  /** Keeps it in place of what was there under that key. */
  readonly saveInstallation: (key: string, sealed: string) => Promise<void>
  readonly findInstallation: (key: string) => Promise<string | undefined>
  readonly removeInstallation: (key: string) => Promise<void>
}
