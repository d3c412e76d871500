import type { Span } from '../text/span.ts'

/**
 * A quotation with what the article says of its origin, after the literature on attribution relations (Pareti 2013):
 * content, cue and source. All spans refer to the article's text; content spans leave out the quotation marks.
 */
export interface Quote {
  /** The quoted words, in reading order: one span, or several where the writer interrupts (“…,” he said, “…”). */
  readonly content: readonly [Span, ...Span[]]
  /** `direct`: a whole utterance. `mixed`: a fragment inside a sentence of the writer's. */
  readonly kind: 'direct' | 'mixed'
  /** Ids of the people who said it: several for a joint statement, none where the article leaves it open. */
  readonly speakers: readonly string[]
  /** The words that name the source: ‘Trump’, ‘the Russian leader’, ‘he’. */
  readonly source: Span | null
  /** The reporting words: ‘said’, ‘according to’. */
  readonly cue: Span | null
  /** Estimated probability, 0 to 1, that words and speakers are both right. */
  readonly confidence: number
}
