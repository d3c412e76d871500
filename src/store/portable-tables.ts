import { type Kysely, sql } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

/**
 * The tables that are moved row by row, with the columns that make a row theirs. All others follow from the articles and
 * are made again where those are saved.
 */
export const portableTables = {
  arrival: ['no'],
  call: ['reference'],
  installation: ['key'],
  subscription: ['id'],
  delivery: ['subscription', 'due_at'],
  shown_quote: ['channel', 'quote'],
  content_file: ['path'],
  source: ['article'],
  source_key: ['key'],
  source_band: ['band', 'article'],
  setting: ['key'],
  feed: ['url'],
} as const satisfies { readonly [Table in keyof Schema]?: readonly (keyof Schema[Table])[] }

/** The name of one of them. */
export type PortableTable = keyof typeof portableTables

/** A row as it is, by column. */
type Row = Readonly<Record<string, string | number | null>>

/** The rows of a store, for moving them to another. */
export interface PortableRows {
  readonly read: (table: PortableTable) => AsyncGenerator<Row[]>
  /** Removes what is there and adds nothing. */
  readonly clear: (table: PortableTable) => Promise<void>
  /** Adds them; a row that is there already stays as it is. */
  readonly add: (table: PortableTable, rows: readonly Row[]) => Promise<void>
  /** Lets the numbers of arrivals to come be greater than this. */
  readonly countArrivalsFrom: (no: number) => Promise<void>
}

const CHUNK = 1000

export function createPortableRows(db: Kysely<Schema>, { name }: Engine): PortableRows {
  return {
    async *read(table) {
      const key = sql.join(portableTables[table].map((column) => sql.ref(column)))
      let last: Row | undefined
      for (;;) {
        const values = portableTables[table].map((column) => sql`${last?.[column] ?? null}`)
        const after = last === undefined ? sql`` : sql`where (${key}) > (${sql.join(values)})`
        const query = sql<Row>`select * from ${sql.table(table)} ${after} order by ${key} limit ${CHUNK}`
        const { rows } = await query.execute(db)
        if (rows.length === 0) return
        yield rows
        last = rows.at(-1)
      }
    },
    clear: async (table) => {
      await sql`delete from ${sql.table(table)}`.execute(db)
    },
    add: async (table, rows) => {
      const columns = Object.keys(rows[0] ?? {})
      const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
      const names = sql.join(columns.map((column) => sql.ref(column)))
      await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)} on conflict do nothing`.execute(
        db,
      )
    },
    countArrivalsFrom: async (no) => {
      if (no < 1) return
      if (name === 'postgres') {
        await sql`select setval(pg_get_serial_sequence('arrival', 'no'), ${no})`.execute(db)
        return
      }
      // SQLite never gives a number again below the greatest that was ever there.
      await sql`insert or ignore into arrival (no, article) values (${no}, '')`.execute(db)
      await db.deleteFrom('arrival').where('article', '=', '').execute()
    },
  }
}
