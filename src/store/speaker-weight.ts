import { type RawBuilder, sql } from 'kysely'

/** Days after which a quotation weighs half as much as one of today. */
const HALF_LIFE = 90

/**
 * The weight of a quotation as a power of two. A day's weight never changes, and newer days weigh more: so weights can be
 * kept, and stay in the right order (forward decay, after Cormode, Shkapenyuk, Srivastava and Xu).
 */
export function weightOf(published: string): number {
  return published === '' ? 0 : Date.parse(`${published}T00:00:00Z`) / 86_400_000 / HALF_LIFE
}

/** SQL for the sum of two numbers that are given, and wanted, as powers of two. */
export function sumOfWeights(one: RawBuilder<number>, other: RawBuilder<number>): RawBuilder<number> {
  // The greater of both, and what the lesser adds to it.
  return sql`(${one} + ${other} + abs(${one} - ${other})) / 2 + ln(1 + exp(-abs(${one} - ${other}) * ${LN2})) / ${LN2}`
}

/** The same sum of numbers that are here. */
export function addWeights(one: number, other: number): number {
  return Math.max(one, other) + Math.log2(1 + 2 ** -Math.abs(one - other))
}

const LN2 = sql.lit(Math.LN2)

/** What is left of a sum when one of its parts goes; rounding leaves a little where nothing should be left. */
export function subtractWeights(sum: number, part: number): number {
  return sum + Math.log2(Math.max(1 - 2 ** (part - sum), 2 ** -40))
}
