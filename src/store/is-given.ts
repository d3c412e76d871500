import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Engine } from './engine.ts'

/** A condition: a column of a table is one of these values, however many there are. */
export function isGiven(
  { isOneOf, unpack }: Engine,
  { table, column }: { readonly table: string; readonly column: string },
  values: readonly string[],
): RawBuilder<SqlBool> {
  return isOneOf(
    column,
    sql`(${unpack(
      table,
      values.map((value) => ({ [column]: value })),
    )})`,
  )
}
