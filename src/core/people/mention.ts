import type { Span } from '../text/span.ts'

/** What a name or a noun tells of somebody's sex, where it tells. */
export type Gender = 'male' | 'female'

/** A place in a paragraph where somebody or something that could speak is referred to. */
export interface Mention extends Span {
  /** `name`: ‘Mr. Putin’. `nominal`: ‘the Russian leader’. `pronoun`: ‘he’. */
  readonly kind: 'name' | 'nominal' | 'pronoun'
  /** Indices of its first token and the one after its last, into its paragraph's tokens. */
  readonly first: number
  readonly last: number
  /** Index of the first token of all that goes with it: of ‘German’ in ‘German Chancellor Olaf Scholz’. */
  readonly lead: number
  /** The words of the name without titles, or the noun alone, as printed. */
  readonly words: readonly string[]
  /** What kind of thing bears it, as far as its own words tell. */
  readonly bearer: 'person' | 'organisation' | 'place' | 'unknown'
  readonly gender: Gender | undefined
  readonly isPlural: boolean
  /** Whether a possessive ending follows: in ‘Lee’s lawyer said’ it is not Lee who speaks. */
  readonly isPossessive: boolean
  /** What stands before a name to say who it is: ‘Russian Foreign Ministry spokesperson’. */
  readonly role: Span | undefined
  /** What a phrase after a name says that they are: ‘student from Dover’. */
  readonly apposition: Span | undefined
}
