import { Kysely, SqliteDialect } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createArticleReader } from '../../src/store/article-reader.ts'
import type { Schema } from '../../src/store/schema.ts'
import { openSqliteDatabase } from '../../src/store/sqlite-database.ts'

describe('createArticleReader', () => {
  let db: Kysely<Schema>
  let read: number
  beforeEach(async () => {
    read = 0
    db = new Kysely<Schema>({
      dialect: new SqliteDialect({ database: openSqliteDatabase(':memory:') }),
      log: ({ query: { sql } }) => {
        if (sql.includes('"body"')) read += 1
      },
    })
    await db.schema.createTable('article').addColumn('no', 'integer').addColumn('body', 'text').execute()
    read = 0
  })
  afterEach(async () => {
    await db.destroy()
  })

  async function save(no: number, characters: number): Promise<void> {
    const body = JSON.stringify({ id: `a${no}`, text: 'x'.repeat(characters) })
    // Only what the reader reads.
    await db
      .insertInto('article')
      .values({ no, body } as never)
      .execute()
    read = 0
  }

  it('reads an article once', async () => {
    await save(1, 10)
    const reader = createArticleReader(db)
    const [first, again] = [await reader.load([1]), await reader.load([1, 2])]
    expect(first.get(1)?.id).toBe('a1')
    expect(again.get(1)).toBe(first.get(1))
    expect(again.has(2)).toBe(false)
    // The second time for the one that is missing.
    expect(read).toBe(2)
  })

  it('forgets what was not asked for the longest when there is too much', async () => {
    for (let no = 1; no <= 6; no++) await save(no, 450_000)
    const reader = createArticleReader(db)
    for (const no of [1, 2, 3, 4, 1, 5]) await reader.load([no])
    expect(read).toBe(5)
    await reader.load([1])
    expect(read).toBe(5)
    await reader.load([2])
    expect(read).toBe(6)
  })

  it('remembers nothing of what is looked through, and reads nothing that it remembers', async () => {
    await save(1, 10)
    await save(2, 10)
    const reader = createArticleReader(db)
    const [first] = [await reader.load([1]), await reader.lookThrough([2])]
    read = 0
    const both = await reader.lookThrough([1, 2])
    expect(both.get(1)).toBe(first.get(1))
    expect(both.get(2)?.id).toBe('a2')
    expect(read).toBe(1)
    await reader.lookThrough([1])
    expect(read).toBe(1)
  })

  it('never remembers one that would drive out all others', async () => {
    await save(1, 10)
    await save(2, 600_000)
    const reader = createArticleReader(db)
    for (const no of [1, 2, 2, 1]) await reader.load([no])
    expect(read).toBe(3)
  })
})
