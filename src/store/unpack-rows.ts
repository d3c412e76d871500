import { type RawBuilder, sql } from 'kysely'

/** Selects the rows of a JSON array, in SQLite: arrays again, whose items it finds faster than names. */
export function unpackInSqlite(_table: string, rows: readonly object[]): RawBuilder<unknown> {
  const columns = Object.keys(rows[0] ?? {}).map((_column, index) => sql`value ->> ${sql.lit(index)}`)
  const json = JSON.stringify(rows.map((row) => Object.values(row).map(withoutNul)))
  return sql`select ${sql.join(columns)} from json_each(${json})`
}

/** What follows a NUL would be lost. */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', ' ') : value
}

/** The same in PostgreSQL, with the types that the columns have in their table. */
export function unpackInPostgres(table: string, rows: readonly object[]): RawBuilder<unknown> {
  const columns = Object.keys(rows[0] ?? {}).map((column) => sql.ref(column))
  const json = toPostgresJson(rows)
  return sql`select ${sql.join(columns)} from json_populate_recordset(null::${sql.table(table)}, ${json})`
}

/** What PostgreSQL takes in no text, escaped or not, as JSON has it; and what only looks like it. */
const REFUSED = /\\u(?:0000|d[89a-f])/

function toPostgresJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows)
  // Looked at as a whole, since it is hardly ever there: to ask of each value takes longer than to write it.
  if (!REFUSED.test(json)) return json
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', ' ') : value,
  )
}
