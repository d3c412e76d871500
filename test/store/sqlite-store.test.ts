import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

  it('says which file cannot be used and what to do', async () => {
    const path = join(folder, 'no-database.db')
    writeFileSync(path, 'this is not a database, and it is long enough for SQLite to see that')
    await expect(openSqliteStore(path)).rejects.toThrow(/no-database\.db.*DATABASE_FILE/s)
    await expect(openSqliteStore(join(path, 'below-a-file.db'))).rejects.toThrow(/DATABASE_FILE/)
  })
})
