import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Every change of the schema, oldest first. A released one is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-articles': {
    up: async (db: Kysely<unknown>) => {
      await createArticleTables(db)
      await createSpeakerTables(db)
      await db.schema
        .createTable('call')
        .addColumn('reference', 'text', (column) => column.primaryKey())
        .addColumn('body', 'text', (column) => column.notNull())
        .execute()
      // Contentless: the words are in `article.body` already, and every result is sliced from there.
      const options = sql.raw(
        `content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'`,
      )
      await sql`create virtual table article_text using fts5(title, body, ${options})`.execute(db)
      await sql`create virtual table sentence_text using fts5(body, ${options})`.execute(db)
      await sql`create virtual table quote_text using fts5(content, context, ${options})`.execute(db)
    },
  },
  '002-installations': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('installation')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('sealed', 'text', (column) => column.notNull())
        .execute()
    },
  },
}

async function createArticleTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('article')
    .addColumn('no', 'integer', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('publisher', 'text')
    .addColumn('published', 'text', (column) => column.notNull())
    .addColumn('quotes', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  await sql`create index article_newest on article (published desc, no)`.execute(db)

  await db.schema
    .createTable('quote')
    .addColumn('id', 'bigint', (column) => column.primaryKey())
    .addColumn('article', 'integer', (column) => column.notNull())
    .addColumn('published', 'text', (column) => column.notNull())
    .execute()
  await sql`create index quote_newest on quote (published desc, id)`.execute(db)
  await db.schema.createIndex('quote_article').on('quote').column('article').execute()
}

async function createSpeakerTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('speaker')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text')
    .addColumn('quotes', 'integer', (column) => column.notNull())
    .execute()
  await sql`create index speaker_most_quoted on speaker (quotes desc, id)`.execute(db)

  await db.schema
    .createTable('quote_speaker')
    .addColumn('speaker', 'text', (column) => column.notNull())
    .addColumn('published', 'text', (column) => column.notNull())
    .addColumn('quote', 'bigint', (column) => column.notNull())
    .execute()
  await sql`create index quote_speaker_newest on quote_speaker (speaker, published desc, quote)`.execute(db)
  await db.schema.createIndex('quote_speaker_quote').on('quote_speaker').column('quote').execute()

  await db.schema
    .createTable('article_speaker')
    .addColumn('article', 'integer', (column) => column.notNull())
    .addColumn('speaker', 'text', (column) => column.notNull())
    .addColumn('quotes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('article_speaker_key', ['article', 'speaker'])
    .execute()

  for (const [table, text] of [['speaker_name', 'name'] as const, ['speaker_word', 'word'] as const]) {
    await db.schema
      .createTable(table)
      .addColumn(text, 'text', (column) => column.notNull())
      .addColumn('speaker', 'text', (column) => column.notNull())
      .addColumn('uses', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, [text, 'speaker'])
      .execute()
    await db.schema.createIndex(`${table}_speaker`).on(table).column('speaker').execute()
  }
}
