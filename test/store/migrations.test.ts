import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/store/engine.ts'
import { migrationsFor } from '../../src/store/migrations.ts'
import { openStore } from '../../src/store/open-store.ts'
import { openSqliteDatabase } from '../../src/store/sqlite-database.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'
import { saveNews } from '../support/digest-world.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'summit-migrations-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A database as the version that ended with this migration left it, with one article. */
async function makeOldDatabase(engine: Engine['name'], version: string): Promise<string> {
  const place = engine === 'sqlite' ? join(folder, `${version}.db`) : await createPostgresDatabase()
  const dialect =
    engine === 'sqlite'
      ? new SqliteDialect({ database: openSqliteDatabase(place) })
      : new PostgresDialect({ pool: new Pool({ connectionString: place }) })
  const db = new Kysely<{ article: Record<string, string | number> }>({ dialect })
  const provider = { getMigrations: async () => Promise.resolve(migrationsFor(engine)) }
  const { error } = await new Migrator({ db, provider }).migrateTo(version)
  if (error !== undefined) throw new Error(`cannot make ${version}`, { cause: error })
  const texts = { id: 'kept', digest: 'd', title: 'Kept', published: '2025-01-01', body: '{"id":"kept"}' }
  await db
    .insertInto('article')
    .values({ ...texts, quotes: 0 })
    .execute()
  await db.destroy()
  return place
}

async function undoWordsOfSpeakers(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('speaker_word_of').execute()
  await db.schema.createIndex('speaker_word_speaker').on('speaker_word').column('speaker').execute()
  await sql`delete from kysely_migration where name >= '021'`.execute(db)
}

describe('the words that are quoted', () => {
  it('are counted in what an older version left', async () => {
    const place = join(folder, 'older.db')
    const before = await openStore(place)
    await saveNews(before, 'one', 2)
    const heard = await before.listHeard({}, 9)
    await before.close()
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: openSqliteDatabase(place) }) })
    await db.schema.dropIndex('speaker_most_heard').execute()
    for (const table of ['speaker', 'article_speaker'])
      await db.schema.alterTable(table).dropColumn('words').execute()
    await undoWordsOfSpeakers(db)
    await sql`delete from kysely_migration where name = '020-words-quoted'`.execute(db)
    await db.destroy()
    const after = await openStore(place)
    expect(await after.listHeard({}, 9)).toEqual(heard)
    expect(heard).toEqual([{ name: 'Ann Lee', words: 22 }])
    await after.close()
  })
})

describe('the words of names', () => {
  it('are found by speaker as before in what an older version left', async () => {
    const place = join(folder, 'names.db')
    const before = await openStore(place)
    await saveNews(before, 'one', 2)
    await before.close()
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: openSqliteDatabase(place) }) })
    await undoWordsOfSpeakers(db)
    await db.destroy()
    const after = await openStore(place)
    expect((await after.findSpeakers('le', 9)).map(({ name }) => name)).toEqual(['Ann Lee'])
    await after.close()
  })
})

describe('the reasons of feeds', () => {
  it('that an older version wrote in English are forgotten until the next poll', async () => {
    const place = join(folder, 'feeds.db')
    const before = await openStore(place)
    await before.feeds.saveFeed({ url: 'https://a.example/', origin: 'command', settings: {} })
    await before.close()
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: openSqliteDatabase(place) }) })
    await sql`update feed set problem = 'the server answers 500', failures = 2`.execute(db)
    await sql`delete from kysely_migration where name >= '022'`.execute(db)
    await db.destroy()
    const after = await openStore(place)
    const [feed] = await after.feeds.listFeeds()
    expect(feed).toMatchObject({ url: 'https://a.example/', failures: 2 })
    expect(feed).not.toHaveProperty('problem')
    await after.close()
  })
})

describe('the lists of words in PostgreSQL', () => {
  it('have what an older version left', async () => {
    const place = await createPostgresDatabase()
    const before = await openStore(place)
    await saveNews(before, 'one', 2)
    const article = await before.findArticle('one')
    const [said] = article?.analysis.quotes[0]?.content ?? []
    const words =
      article?.text
        .slice(said?.start, said?.end)
        .toLowerCase()
        .match(/[a-z]+/g) ?? []
    await before.close()
    const db = new Kysely<unknown>({
      dialect: new PostgresDialect({ pool: new Pool({ connectionString: place }) }),
    })
    await sql`drop table sentence_word, quote_word`.execute(db)
    await sql`drop function summit_shared`.execute(db)
    for (const [table, column] of [
      ['sentence_text', 'body'],
      ['quote_text', 'content'],
    ] as const)
      await db.schema.createIndex(`${table}_${column}`).on(table).using('gin').column(column).execute()
    await sql`delete from kysely_migration where name >= '023'`.execute(db)
    await db.destroy()
    const after = await openStore(place)
    expect(words).not.toEqual([])
    for (const found of [await after.searchSentences(words, {}, 9), await after.searchQuotes(words, 9)])
      expect(found[0]?.article.id).toBe('one')
    await after.close()
  })
})

for (const engine of ['sqlite', 'postgres'] as const) {
  describe(`migrations on ${engine}`, () => {
    for (const version of Object.keys(migrationsFor(engine))) {
      it(`bring what ${version} left up to date with everything in it`, async () => {
        const place = await makeOldDatabase(engine, version)
        const store = await openStore(place)
        expect((await store.listArticles({}, { offset: 0, size: 9 })).items.map(({ id }) => id)).toEqual([
          'kept',
        ])
        await saveNews(store, 'new', 1)
        expect((await store.listArrivals({ after: 0, muted: [] }, 9)).items).toContain('new')
        await store.close()
        const again = await openStore(place)
        expect(await again.listVersions()).toHaveLength(2)
        await again.close()
      })
    }
  })
}
