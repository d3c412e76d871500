import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import type { FullStore } from '../../src/store/create-store.ts'
import { moveStore } from '../../src/store/move-store.ts'
import { portableTables, type PortableTable } from '../../src/store/portable-tables.ts'
import { openPostgresStore } from '../../src/store/postgres-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { shippedArticle } from '../support/articles.ts'
import { saveNews } from '../support/digest-world.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'
import { makeSubscription } from '../support/subscriptions.ts'

async function contentOf(store: FullStore): Promise<unknown> {
  const all = { offset: 0, size: 1000 }
  const tables: unknown[] = []
  for (const table of Object.keys(portableTables) as PortableTable[])
    for await (const rows of store.rows.read(table)) tables.push(rows)
  return {
    tables,
    versions: await store.listVersions(),
    articles: await store.listArticles({}, all),
    quotes: await store.listQuotes({}, all),
    speakers: await store.listSpeakers({}, all),
    found: (await store.listQuotes({ about: 'peace' }, all)).items.map(({ quote }) => quote),
  }
}

async function fill(store: FullStore): Promise<void> {
  await store.saveArticle(shippedArticle(), 'digest')
  for (const id of ['one', 'two', 'three']) await saveNews(store, id, 2)
  await store.removeArticle('three')
  await store.saveCall('reference', { command: 'quote', input: { speaker: 'Lee' } })
  await store.saveInstallation('workspace', 'sealed')
  for (let i = 0; i < 1100; i++)
    await store.saveSubscription(makeSubscription(`s${i}`, { nextAt: i, seen: 3 }))
  await store.saveSubscription(makeSubscription('ended', { seen: 4 }))
  await store.endSubscription('ended')
  const request = { now: 2000, leaseUntil: 9000, holder: 'h', platforms: ['discord'], limit: 50 } as const
  const claims = await store.ledger.claimDue(request, ({ nextAt = 0 }) => ({
    ...{ dueAt: nextAt, missed: [nextAt - 5], nextAt: 1e12, readyAt: 1e12 },
  }))
  const content = { seen: 3, quotes: ['a', 'b'], newRound: false }
  for (const claim of claims.slice(0, 20))
    await store.ledger.close(claim, { kind: 'posted', content, message: { id: 'm' } }, 2001)
}

describe('moveStore', () => {
  it('moves everything from SQLite to PostgreSQL and back without loss', async () => {
    const first = await openSqliteStore(':memory:')
    const middle = await openPostgresStore(await createPostgresDatabase())
    const last = await openSqliteStore(':memory:')
    await fill(first)
    const before = await contentOf(first)
    expect((await moveStore(first, middle)).articles).toBe(3)
    expect(await contentOf(middle)).toEqual(before)
    await moveStore(middle, last)
    expect(await contentOf(last)).toEqual(before)
    for (const store of [middle, last]) {
      // What comes now is new to a digest that had seen the fourth arrival, though the fourth is gone, and the digest too.
      await saveNews(store, 'later', 1)
      expect((await store.listArrivals({ after: 4, muted: [] }, 9)).items).toEqual(['later'])
    }
    await Promise.all([first, middle, last].map(async ({ close }) => close()))
  })

  it('knows every table that does not follow from the articles', async () => {
    const place = await createPostgresDatabase()
    await (await openPostgresStore(place)).close()
    const client = new Client({ connectionString: place })
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    )
    await client.end()
    const derived = ['article', 'article_speaker', 'article_text', 'quote', 'quote_speaker', 'quote_text']
    derived.push('quote_word', 'sentence_text', 'sentence_word', 'speaker', 'speaker_name', 'speaker_word')
    // What replicas have seen within minutes is of no use elsewhere.
    const own = ['kysely_migration', 'kysely_migration_lock', 'seen_key']
    expect(rows.map(({ name }) => name)).toEqual([...derived, ...own, ...Object.keys(portableTables)].sort())
  })

  it('will not move into a store that holds something', async () => {
    const store = await openSqliteStore(':memory:')
    await saveNews(store, 'one', 1)
    await expect(moveStore(store, store)).rejects.toThrow(/empty/)
    await store.close()
  })
})
