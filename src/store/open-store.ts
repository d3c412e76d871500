import type { FullStore } from './create-store.ts'
import { openPostgresStore } from './postgres-store.ts'
import { openSqliteStore } from './sqlite-store.ts'

/** Opens the store at a `postgres://…` address, or in a SQLite file. */
export async function openStore(place: string): Promise<FullStore> {
  return /^postgres(ql)?:\/\//.test(place) ? openPostgresStore(place) : openSqliteStore(place)
}
