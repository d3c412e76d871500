import type { Config } from '../config/config.ts'
import type { FullStore } from '../store/create-store.ts'
import { examineStore } from '../store/examine-store.ts'
import { openStore } from '../store/open-store.ts'

/**
 * What a program that changes nothing reads in the store; undefined where it is not there, does not open, or would have to
 * be brought up to date first: those are findings of their own.
 */
export async function lookIntoStore<Found>(
  { databaseUrl, databaseFile }: Pick<Config, 'databaseUrl' | 'databaseFile'>,
  look: (store: FullStore) => Promise<Found>,
): Promise<Found | undefined> {
  const place = databaseUrl ?? databaseFile
  const examined = await examineStore(place).catch(() => undefined)
  if (examined?.kind !== 'open' || examined.pending.length > 0 || examined.unknown.length > 0)
    return undefined
  const store = await openStore(place)
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}
