import type { FullStore } from './create-store.ts'

/** Opens the store at a `postgres://…` address, or in a SQLite file; what only the other needs is not loaded. */
export async function openStore(place: string): Promise<FullStore> {
  if (/^postgres(ql)?:\/\//.test(place)) {
    const { openPostgresStore } = await import('./postgres-store.ts')
    return openPostgresStore(place)
  }
  const { openSqliteStore } = await import('./sqlite-store.ts')
  return openSqliteStore(place)
}
