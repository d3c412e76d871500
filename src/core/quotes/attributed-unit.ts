import type { Figure } from '../people/resolve-names.ts'
import type { Candidate } from './find-candidates.ts'
import type { Quote } from './quote.ts'
import type { Unit } from './units.ts'

/** A unit with all that was decided about it. */
export interface AttributedUnit {
  readonly unit: Unit
  readonly kind: Quote['kind']
  readonly source: Candidate | undefined
  readonly figures: readonly Figure[]
  /** Estimated probability, 0 to 1, that words and speakers are both right. */
  readonly confidence: number
}
