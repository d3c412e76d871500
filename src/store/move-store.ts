import { BriefingError } from '../briefing-error.ts'
import type { FullStore } from './create-store.ts'
import { portableTables, type PortableTable } from './portable-tables.ts'

/** How much was moved. */
export interface MoveReport {
  readonly articles: number
  /** Of subscriptions, deliveries and everything else. */
  readonly rows: number
}

/** Copies everything from one store into another, empty one, whatever their databases are; the first is left as it is. */
export async function moveStore(from: FullStore, to: FullStore): Promise<MoveReport> {
  if ((await to.listVersions()).length > 0 || (await to.listSubscriptions({})).length > 0) {
    throw new BriefingError(
      'store',
      '[store] will not move into a database that holds something already. Name an empty one.',
    )
  }
  const versions = await from.listVersions()
  for (const { id, digest } of versions) {
    const article = await from.findArticle(id)
    if (article !== undefined) await to.saveArticle(article, digest)
  }
  await to.settle()
  let rows = 0
  // Also of digests that have ended: what is made anew goes on from there.
  let seen = await from.findLastArrival()
  // Keys of an object are its own, and these are all there are.
  for (const table of Object.keys(portableTables) as PortableTable[]) {
    await to.rows.clear(table)
    for await (const chunk of from.rows.read(table)) {
      await to.rows.add(table, chunk)
      rows += chunk.length
      if (table === 'subscription') seen = Math.max(seen, ...chunk.map((row) => Number(row.seen)))
    }
  }
  await to.rows.countArrivalsFrom(seen)
  return { articles: versions.length, rows }
}
