import { type Kysely, sql } from 'kysely'

/** The tables by which the library knows where articles came from. */
export interface LibrarySchema {
  /** Files of the content folder; `stamp` is '' where the file must be read to know whether it changed. */
  content_file: { path: string; article: string; stamp: string }
  /** Articles that no file holds: `markdown` is what they are read from, `pinned` 1 where they outlive KEEP_DAYS. */
  source: {
    article: string
    origin: string
    added_at: number
    pinned: number
    markdown: string
  }
  /** By what an arriving article is known again: its feed's guid, its canonical address. */
  source_key: { key: string; article: string }
  /** Bands of a text's signature: near-identical texts share one. */
  source_band: { band: string; article: string }
  /** What an editor said, as JSON: whatever must be known wherever articles are saved. */
  setting: { key: string; body: string }
  /** Feeds with their last answer; times in milliseconds since 1970. Whoever holds the lease polls. */
  feed: {
    url: string
    origin: string
    settings: string
    etag: string | null
    last_modified: string | null
    next_at: number
    failures: number
    problem: string | null
    checked_at: number | null
    holder: string | null
    lease_until: number | null
  }
}

/** Makes those tables. */
export async function createLibraryTables(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('content_file')
    .addColumn('path', 'text', (column) => column.primaryKey())
    .addColumn('article', 'text', (column) => column.notNull().unique())
    .addColumn('stamp', 'text', (column) => column.notNull())
    .execute()

  await schema
    .createTable('source')
    .addColumn('article', 'text', (column) => column.primaryKey())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('added_at', 'bigint', (column) => column.notNull())
    .addColumn('pinned', 'integer', (column) => column.notNull())
    .addColumn('markdown', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('source_oldest').on('source').columns(['pinned', 'added_at']).execute()

  await schema
    .createTable('source_key')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('article', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('source_band')
    .addColumn('band', 'text', (column) => column.notNull())
    .addColumn('article', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('source_band_key', ['band', 'article'])
    .execute()
  for (const table of ['source_key', 'source_band'])
    await schema.createIndex(`${table}_article`).on(table).column('article').execute()

  await schema
    .createTable('feed')
    .addColumn('url', 'text', (column) => column.primaryKey())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('checked_at', 'bigint')
    .addColumn('holder', 'text')
    .addColumn('lease_until', 'bigint')
    .execute()
  await schema.createIndex('feed_next').on('feed').column('next_at').execute()

  await schema
    .createTable('setting')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  await addSpeakerColumns(db)
}

async function addSpeakerColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('speaker')
    .addColumn('weight', 'double precision', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`create index speaker_weightiest on speaker (weight desc, id)`.execute(db)
  await db.schema
    .alterTable('article_speaker')
    .addColumn('people', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
  // Until now they were the same.
  await sql`update article_speaker set people = '["' || speaker || '"]'`.execute(db)
}
