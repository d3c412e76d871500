import { type RawBuilder, sql } from 'kysely'

/** Selects the rows of a JSON array, in SQLite. */
export function unpackInSqlite(_table: string, rows: readonly object[]): RawBuilder<unknown> {
  const columns = Object.keys(rows[0] ?? {}).map((column) => sql`value ->> ${sql.lit(column)}`)
  return sql`select ${sql.join(columns)} from json_each(${JSON.stringify(rows)})`
}

/** The same in PostgreSQL, with the types that the columns have in their table. */
export function unpackInPostgres(table: string, rows: readonly object[]): RawBuilder<unknown> {
  const columns = Object.keys(rows[0] ?? {}).map((column) => sql.ref(column))
  const json = JSON.stringify(rows, (_key, value: unknown) =>
    // What PostgreSQL takes in no text, escaped or not.
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', ' ') : value,
  )
  return sql`select ${sql.join(columns)} from json_populate_recordset(null::${sql.table(table)}, ${json})`
}
