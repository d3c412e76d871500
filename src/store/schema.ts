import type { Generated } from 'kysely'
import type { LibrarySchema } from './library-schema.ts'

/** The tables as Kysely sees them; migrations.ts creates them. */
export interface Schema extends LibrarySchema {
  article: {
    no: Generated<number>
    id: string
    digest: string
    title: string
    url: string | null
    publisher: string | null
    /** Civil date, or '' where it is unknown, so that it sorts as the oldest in every database. */
    published: string
    quotes: number
    /** The `StoredArticle` as JSON. */
    body: string
  }
  quote: { id: number; article: number; published: string }
  quote_speaker: { speaker: string; published: string; quote: number }
  /** How often each person is quoted in one article, and in how many words; `people` are the ids that they have in it, as JSON. */
  article_speaker: { article: number; speaker: string; quotes: number; words: number; people: string }
  /**
   * Everybody who is quoted; `quotes` and `words` count over all articles, `weight` with newer ones counting more (log2);
   * `surname` and `given` are those of `name`; `called` has the words of `speaker_word` that are theirs, `called_first` as many of them as an index takes,
   * `initials` what those begin with, as bits (speaker-names.ts).
   */
  speaker: {
    id: string
    name: string
    surname: string
    given: string
    role: string | null
    quotes: number
    words: number
    weight: number
    called: string
    called_first: string
    initials: number
  }
  /** Folded names and aliases, whole; `uses` counts the articles that use them. */
  speaker_name: { name: string; speaker: string; uses: number }
  /** The words of those names. */
  speaker_word: { word: string; speaker: string; uses: number }
  /** Full text of `article`, by `no`. */
  article_text: { rowid: number; title: string; body: string }
  /** Full text of sentences and quotations, by row id (row-id.ts). */
  sentence_text: { rowid: number; body: string }
  quote_text: { rowid: number; content: string; context: string }
  /** The order in which articles came; kept while an article is only analysed again. */
  arrival: { no: Generated<number>; article: string }
  /** Command calls that were too long for a button, as JSON. */
  call: { reference: string; body: string }
  /** What each workspace that installed the app granted, encrypted by the adapter. */
  installation: { key: string; sealed: string }
  /** What replicas have dealt with, for as long as it may come again. */
  seen_key: { key: string; at: number }
  subscription: {
    id: string
    platform: string
    space: string | null
    channel: string
    owner: string | null
    origin: string
    /** `SubscriptionSettings` as JSON. */
    settings: string
    state: string
    problem: string | null
    next_at: number | null
    ready_at: number | null
    seen: number
  }
  /** The ledger: one row a scheduled instant of a subscription. Open ones, and no others, have a lease. */
  delivery: {
    subscription: string
    due_at: number
    state: string
    /** Who may close it; null where it waits to be tried again. */
    holder: string | null
    lease_until: number | null
    attempts: number
    /** `DeliveryContent` as JSON, from the moment before the first post on. */
    content: string | null
    message: string | null
    url: string | null
    closed_at: number | null
    problem: string | null
  }
  /** Quotations, by `quoteKey`, that a channel was shown in this round. */
  shown_quote: { channel: string; quote: string }
}
