import type { Mention } from '../people/mention.ts'
import type { Figure } from '../people/resolve-names.ts'
import type { ChosenSource } from './find-candidates.ts'
import type { Unit } from './units.ts'

/** What the features of a candidate are read from. */
export interface SourceContext {
  readonly figureOf: ReadonlyMap<Mention, Figure>
  readonly unit: Unit
  readonly previous: ChosenSource | undefined
  /** The paragraph in which the unit before ends, and the token after it; undefined at the first unit. */
  readonly previousEnd: { readonly paragraph: number; readonly token: number } | undefined
}
