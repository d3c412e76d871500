import { openPostgresStore } from './postgres-store.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

/** Opens the store at a `postgres://…` address, or in a SQLite file. */
export async function openStore(place: string): Promise<Store> {
  return /^postgres(ql)?:\/\//.test(place) ? openPostgresStore(place) : openSqliteStore(place)
}
