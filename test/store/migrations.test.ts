import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Dialect, Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/store/engine.ts'
import { migrationsFor } from '../../src/store/migrations.ts'
import type { Schema } from '../../src/store/schema.ts'
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
  const db = new Kysely<{ article: Record<string, string | number> }>({ dialect: dialectFor(engine, place) })
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

/** Opens a database with one article by the newest version, to be made into what an older one left. */
async function makeNewDatabase(
  engine: Engine['name'],
  name: string,
): Promise<{ place: string; db: Kysely<Schema> }> {
  const place = engine === 'sqlite' ? join(folder, `${name}.db`) : await createPostgresDatabase()
  const store = await openStore(place)
  await saveNews(store, 'one', 2)
  await store.close()
  return { place, db: new Kysely<Schema>({ dialect: dialectFor(engine, place) }) }
}

function dialectFor(engine: Engine['name'], place: string): Dialect {
  return engine === 'sqlite'
    ? new SqliteDialect({ database: openSqliteDatabase(place) })
    : new PostgresDialect({ pool: new Pool({ connectionString: place }) })
}

/** Takes back what the migrations from 020 on made in the tables of speakers, down to one of them. */
async function undoWordsOfSpeakers(
  db: Kysely<Schema>,
  to: '020' | '021' | '022' | '024' | '025' | '028',
): Promise<void> {
  await db.schema.dropIndex('speaker_weightiest').execute()
  await db.schema.alterTable('speaker').dropColumn('initials').execute()
  await sql`create index speaker_weightiest on speaker (weight desc, id, called_first)`.execute(db)
  if (to <= '025') await undoNamesakes(db, to)
  await sql`delete from kysely_migration where name >= ${to}`.execute(db)
}

async function undoNamesakes(db: Kysely<Schema>, to: string): Promise<void> {
  await db.schema.dropIndex('speaker_weight').ifExists().execute()
  await db.schema.dropIndex('speaker_namesakes').execute()
  for (const column of ['surname', 'given'])
    await db.schema.alterTable('speaker').dropColumn(column).execute()
  if (to <= '024') await undoWordsInRows(db, to)
}

async function undoWordsInRows(db: Kysely<Schema>, to: string): Promise<void> {
  await db.schema.dropIndex('speaker_weightiest').execute()
  await sql`create index speaker_weightiest on speaker (weight desc, id)`.execute(db)
  for (const column of ['called', 'called_first'])
    await db.schema.alterTable('speaker').dropColumn(column).execute()
  const index = to > '021' ? 'speaker_word_of' : 'speaker_word_speaker'
  const columns = to > '021' ? ['speaker', 'word'] : ['speaker']
  await db.schema.createIndex(index).on('speaker_word').columns(columns).execute()
  if (to <= '020') {
    await db.schema.dropIndex('speaker_most_heard').execute()
    for (const table of ['speaker', 'article_speaker'])
      await db.schema.alterTable(table).dropColumn('words').execute()
  }
}

describe('the words that are quoted', () => {
  it('are counted in what an older version left', async () => {
    const { place, db } = await makeNewDatabase('sqlite', 'quoted')
    const heard = await db.selectFrom('speaker').select(['name', 'words']).execute()
    await undoWordsOfSpeakers(db, '020')
    await db.destroy()
    const after = await openStore(place)
    expect(await after.listHeard({}, 9)).toEqual(heard)
    expect(heard).toEqual([{ name: 'Ann Lee', words: 22 }])
    await after.close()
  })
})

describe('the words of names', () => {
  it('are found by speaker as before in what an older version left', async () => {
    const { place, db } = await makeNewDatabase('sqlite', 'names')
    await undoWordsOfSpeakers(db, '021')
    await db.destroy()
    const after = await openStore(place)
    expect((await after.findSpeakers('le', 9)).map(({ name }) => name)).toEqual(['Ann Lee'])
    await after.close()
  })

  it.each(['sqlite', 'postgres'] as const)(
    'find as before whom an older version left on %s, also among many',
    async (engine) => {
      const { place, db } = await makeNewDatabase(engine, 'initials')
      // As many as are not looked up one by one.
      const others = Array.from({ length: 600 }, (_, n) => ({ word: `lee${n}`, speaker: 'ann-lee', uses: 1 }))
      await db.insertInto('speaker_word').values(others).execute()
      await undoWordsOfSpeakers(db, '028')
      const after = await openStore(place)
      for (const [typed, found] of [
        ['l', 1],
        ['le', 1],
        ['lea', 0],
      ] as const)
        expect(await after.findSpeakers(typed, 9), typed).toHaveLength(found)
      await after.close()
      await db.destroy()
    },
  )

  it.each(['sqlite', 'postgres'] as const)(
    'are in the rows that an older version left on %s',
    async (engine) => {
      const { place, db } = await makeNewDatabase(engine, 'rows')
      const called = db.selectFrom('speaker').select(['called', 'called_first']).orderBy('id')
      const before = await called.execute()
      expect(before).toEqual([{ called: 'ann lee', called_first: 'ann lee' }])
      await undoWordsOfSpeakers(db, '024')
      await (await openStore(place)).close()
      expect(await called.execute()).toEqual(before)
      await db.destroy()
    },
  )
})

describe('the names of speakers', () => {
  it.each(['sqlite', 'postgres'] as const)(
    'are read in the rows that an older version left on %s',
    async (engine) => {
      const { place, db } = await makeNewDatabase(engine, 'read')
      const read = db.selectFrom('speaker').select(['name', 'surname', 'given']).orderBy('id')
      const before = await read.execute()
      expect(before).toEqual([{ name: 'Ann Lee', surname: 'lee', given: 'ann' }])
      await undoWordsOfSpeakers(db, '025')
      await (await openStore(place)).close()
      expect(await read.execute()).toEqual(before)
      await db.destroy()
    },
  )
})

describe('the reasons of feeds', () => {
  it('that an older version wrote in English are forgotten until the next poll', async () => {
    const { place, db } = await makeNewDatabase('sqlite', 'feeds')
    const before = await openStore(place)
    await before.feeds.saveFeed({ url: 'https://a.example/', origin: 'command', settings: {} })
    await before.close()
    await sql`update feed set problem = 'the server answers 500', failures = 2`.execute(db)
    await undoWordsOfSpeakers(db, '022')
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
    const { place, db } = await makeNewDatabase('postgres', 'lists')
    const before = await openStore(place)
    const article = await before.findArticle('one')
    const [said] = article?.analysis.quotes[0]?.content ?? []
    const words =
      article?.text
        .slice(said?.start, said?.end)
        .toLowerCase()
        .match(/[a-z]+/g) ?? []
    await before.close()
    await undoWordsOfSpeakers(db, '022')
    await sql`drop table sentence_word, quote_word`.execute(db)
    await sql`drop function summit_shared`.execute(db)
    for (const [table, column] of [
      ['sentence_text', 'body'],
      ['quote_text', 'content'],
    ] as const)
      await db.schema.createIndex(`${table}_${column}`).on(table).using('gin').column(column).execute()
    await db.destroy()
    const after = await openStore(place)
    expect(words).not.toEqual([])
    for (const found of [await after.searchSentences(words, 9), await after.searchQuotes(words, 9)])
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
