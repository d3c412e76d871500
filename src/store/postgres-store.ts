import { Kysely, PostgresDialect } from 'kysely'
import { Pool, TypeOverrides, types } from 'pg'
import { BriefingError } from '../briefing-error.ts'
import { createStore, type FullStore } from './create-store.ts'
import { createPostgresEngine } from './engine.ts'
import { createAsk, createPlanNames } from './postgres-client.ts'
import type { Schema } from './schema.ts'

/** More connections than a replica uses at once, few enough for ten replicas on PostgreSQL's default of 100. */
const MAX_CONNECTIONS = 8

/** How long a query waits for a connection to a server that does not answer. */
const CONNECT_TIMEOUT_MS = 5000

/** Opens the store in a PostgreSQL database (`postgres://…`) and brings its schema up to date. */
export async function openPostgresStore(url: string): Promise<FullStore> {
  try {
    return { ...(await createStore(connectPostgres(url), createPostgresEngine())), revision: () => undefined }
  } catch (cause) {
    // The address holds a password: it is not repeated.
    throw new BriefingError(
      'store',
      '[store/postgres] cannot use the database of DATABASE_URL. Check that it runs, that the address is right and that its user may create tables.',
      { cause },
    )
  }
}

/** Connections to a PostgreSQL database, opened as they are needed. */
export function connectPostgres(url: string): Kysely<Schema> {
  // Row ids, counts and times are 64 bits wide there and come as text; all of them fit a number.
  const numbers = new TypeOverrides()
  numbers.setTypeParser(types.builtins.INT8, Number)
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: numbers,
  })
  // A connection that breaks while nobody uses it is replaced at the next query; unheard, the event would end the process.
  // One that breaks while somebody uses it fails that query besides.
  pool.on('error', () => undefined)
  const plans = createPlanNames()
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    Object.assign(client, { query: createAsk(client, plans) })
  })
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}
