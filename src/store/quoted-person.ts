import type { Person } from '../core/index.ts'

/** Somebody quoted in one article, and who that is over all articles. */
export interface QuotedPerson {
  readonly person: Person
  readonly speaker: string
  /** The name that is shown, which an editor may have given. */
  readonly name: string
  readonly words: number
}
