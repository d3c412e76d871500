import type { Weights } from './linear-model.ts'
import weights from './weights.json' with { type: 'json' }

/** Weights of who the source is. */
export const SOURCE_WEIGHTS: Weights = new Map(Object.entries(weights.source))

/** Weights of whom a pronoun stands for. */
export const PRONOUN_WEIGHTS: Weights = new Map(Object.entries(weights.pronoun))

/** Weights of the kinds, in the order direct, mixed, none. */
export const KIND_WEIGHTS: readonly Weights[] = [0, 1, 2].map(
  (kind) => new Map(Object.entries(weights.kind).map(([feature, three]) => [feature, three[kind] ?? 0])),
)
