import type { FetchRefusal } from '../wording/en.ts'
import { wordingFor } from '../wording/wording-for.ts'

export type { FetchRefusal }

/** Nothing came of an address: for somebody who asked, to be worded in their language; for the log, in words. */
export interface RefusedFetch {
  readonly kind: 'refused'
  readonly refused: FetchRefusal
  readonly reason: string
}

/** What became of an address from which nothing came. */
export function refusal(refused: FetchRefusal): RefusedFetch {
  return { kind: 'refused', refused, reason: wordingFor('en').fetching[refused.code](refused.what) }
}
