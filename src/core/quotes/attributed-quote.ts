import type { Mention } from '../people/mention.ts'
import type { Figure } from '../people/resolve-names.ts'
import type { Span } from '../text/span.ts'
import type { Quote } from './quote.ts'

/** A quotation with its speakers as figures, before these have become people with ids. */
export interface AttributedQuote {
  readonly content: Quote['content']
  readonly kind: Quote['kind']
  readonly figures: readonly Figure[]
  /** What names the source. */
  readonly mention: Mention | undefined
  readonly cue: Span | null
  readonly confidence: number
}
