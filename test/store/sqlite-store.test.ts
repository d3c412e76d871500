import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Kysely, SqliteDialect } from 'kysely'
import { createStore } from '../../src/store/create-store.ts'
import { sqliteEngine } from '../../src/store/engine.ts'
import type { Schema } from '../../src/store/schema.ts'
import { openSqliteDatabase } from '../../src/store/sqlite-database.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { ledgerContract } from '../contracts/ledger.contract.ts'
import { storeContract } from '../contracts/store.contract.ts'
import { shippedArticle } from '../support/articles.ts'

storeContract('SQLite in memory', async () => openSqliteStore(':memory:'))

ledgerContract('SQLite in memory', async () => [await openSqliteStore(':memory:')])

describe('openSqliteStore', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'summit-store-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('finds what an earlier process saved', async () => {
    const path = join(folder, 'deep', 'summit.db')
    const first = await openSqliteStore(path)
    await first.saveArticle(shippedArticle(), 'd')
    await first.close()
    const second = await openSqliteStore(path)
    expect(await second.findArticle('alaska-summit')).toEqual(shippedArticle())
    await second.close()
  })

  it('tells by its revision whether anything has changed, here or by another process', async () => {
    const path = join(folder, 'shared.db')
    const store = await openSqliteStore(path)
    const other = await openSqliteStore(path)
    const seen = [store.revision()]
    const differs = (): boolean => {
      seen.push(store.revision())
      return seen.at(-1) !== seen.at(-2)
    }
    await store.findSpeakers('putin', 5)
    expect(differs()).toBe(false)
    await store.saveArticle(shippedArticle(), 'd')
    expect(differs()).toBe(true)
    await other.applyPeople([{ name: 'Vladimir Putin', aliases: ['Vova'], same: [] }])
    expect(differs()).toBe(true)
    await other.removeArticle('alaska-summit')
    expect(differs()).toBe(true)
    await other.listQuotes({}, { offset: 0, size: 5 })
    await store.listQuotes({}, { offset: 0, size: 5 })
    expect(differs()).toBe(false)
    expect(new Set(seen).size).toBe(4)
    await Promise.all([store.close(), other.close()])
    expect(store.revision()).toBeUndefined()
  })

  it('says which file cannot be used and what to do', async () => {
    const path = join(folder, 'no-database.db')
    writeFileSync(path, 'this is not a database, and it is long enough for SQLite to see that')
    await expect(openSqliteStore(path)).rejects.toThrow(/no-database\.db.*DATABASE_FILE/s)
    await expect(openSqliteStore(join(path, 'below-a-file.db'))).rejects.toThrow(/DATABASE_FILE/)
  })

  it('claims by the indexes of what is ready and what is open, not by reading every subscription', async () => {
    const queries: string[] = []
    const database = openSqliteDatabase(':memory:')
    const db = new Kysely<Schema>({
      dialect: new SqliteDialect({ database }),
      log: ({ query }) => void queries.push(query.sql),
    })
    const { ledger } = await createStore(db, sqliteEngine)
    const request = { now: 1, leaseUntil: 2, holder: 'h', platforms: ['discord', 'slack'], limit: 9 } as const
    queries.length = 0
    await ledger.claimDue(request, () => ({ missed: [], nextAt: 2, readyAt: 2 }))
    await ledger.claimOpen(request)
    const plans = queries
      .filter((query) => query.startsWith('select'))
      .map((query) => JSON.stringify(database.prepare(`explain query plan ${query}`).all([])))
    expect(plans).toEqual([
      expect.stringContaining('INDEX subscription_ready'),
      expect.stringContaining('INDEX delivery_open'),
    ])
    expect(plans.join(' ')).not.toContain('TEMP B-TREE')
    await db.destroy()
  })
})
