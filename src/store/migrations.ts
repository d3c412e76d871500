import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from './engine.ts'
import { createWordLists, leaveRoomInLists } from './word-lists.ts'
import { TEXT_SEARCH } from './lexemes.ts'
import { createLibraryTables } from './library-schema.ts'
import { addNamesakes } from './add-namesakes.ts'
import { addWordsQuoted } from './add-words-quoted.ts'
import { unpackInPostgres, unpackInSqlite } from './unpack-rows.ts'

type EngineName = Engine['name']

/** Every change of the schema, oldest first, as one engine spells it. A released one is never edited. */
export function migrationsFor(engine: EngineName): Readonly<Record<string, Migration>> {
  return {
    '001-articles': {
      up: async (db: Kysely<unknown>) => {
        await createArticleTables(db, engine)
        await createSpeakerTables(db, engine)
        await db.schema
          .createTable('call')
          .addColumn('reference', 'text', (column) => column.primaryKey())
          .addColumn('body', 'text', (column) => column.notNull())
          .execute()
        await (engine === 'sqlite' ? createFtsTables(db) : createTsvectorTables(db))
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
    '003-digests': {
      up: async (db: Kysely<unknown>) => {
        await createArrivalTable(db, engine)
        await createSubscriptionTables(db, engine)
      },
    },
    '010-feeds': { up: createLibraryTables },
    '011-article-numbers': { up: async (db) => (engine === 'sqlite' ? numberArticlesOnce(db) : undefined) },
    '012-articles-of-speakers': {
      up: async (db) => {
        await db.schema
          .createIndex('article_speaker_speaker')
          .on('article_speaker')
          .column('speaker')
          .execute()
      },
    },
    '013-seen-keys': {
      up: async (db: Kysely<unknown>) => {
        await db.schema
          .createTable('seen_key')
          .addColumn('key', 'text', (column) => column.primaryKey())
          .addColumn('at', 'bigint', (column) => column.notNull())
          .execute()
        await db.schema.createIndex('seen_key_at').on('seen_key').column('at').execute()
      },
    },
    '020-words-quoted': { up: addWordsQuoted },
    '021-words-of-speakers': {
      up: async (db) => {
        // Whether somebody has a word that begins so is told by the index alone.
        await db.schema
          .createIndex('speaker_word_of')
          .on('speaker_word')
          .columns(['speaker', 'word'])
          .execute()
        await db.schema.dropIndex('speaker_word_speaker').execute()
      },
    },
    '022-reasons-of-feeds': {
      up: async (db) => {
        // They were English sentences, and are to be worded for whoever reads them: the next poll finds them again.
        await sql`update feed set problem = null`.execute(db)
      },
    },
    '023-word-lists': { up: async (db) => (engine === 'postgres' ? createWordLists(db) : undefined) },
    '024-words-in-rows-of-speakers': { up: async (db) => addWordsOfSpeakers(db, engine) },
    '025-namesakes': {
      up: async (db) =>
        addNamesakes(db, engine === 'sqlite' ? unpackInSqlite : unpackInPostgres, sortedText(engine)),
    },
    '026-weights': {
      up: async (db) => {
        // Who of a few is the weightiest is told by the index alone. SQLite finds a row no slower.
        if (engine === 'postgres')
          await sql`create index speaker_weight on speaker (id) include (weight)`.execute(db)
      },
    },
    '027-room-in-word-lists': {
      up: async (db) => (engine === 'postgres' ? leaveRoomInLists(db) : undefined),
    },
    '028-initials': {
      up: async (db) => {
        // Whoever is there has all of them, until their words are written again.
        await db.schema
          .alterTable('speaker')
          .addColumn('initials', 'bigint', (column) => column.notNull().defaultTo(-1))
          .execute()
        await db.schema.dropIndex('speaker_weightiest').execute()
        await sql`create index speaker_weightiest on speaker (weight desc, id, initials, called_first)`.execute(
          db,
        )
      },
    },
  }
}

/** Whoever has a row of a speaker has all that they are called by, and need not look it up. */
async function addWordsOfSpeakers(db: Kysely<unknown>, engine: EngineName): Promise<void> {
  for (const column of ['called', 'called_first'])
    await db.schema
      .alterTable('speaker')
      .addColumn(column, 'text', (definition) => definition.notNull().defaultTo(''))
      .execute()
  const joined = engine === 'sqlite' ? sql`group_concat(word, ' ')` : sql`string_agg(word, ' ')`
  await sql`update speaker set called = coalesce(
    (select ${joined} from speaker_word where speaker_word.speaker = speaker.id), '')`.execute(db)
  await sql`update speaker set called_first = substr(called, 1, 400)`.execute(db)
  await db.schema.dropIndex('speaker_word_of').execute()
  // On the way down from the weightiest it tells who is called so.
  await db.schema.dropIndex('speaker_weightiest').execute()
  await sql`create index speaker_weightiest on speaker (weight desc, id, called_first)`.execute(db)
}

/** Text that sorts by code point in every database, whatever the language of the server. */
function sortedText(engine: EngineName): 'text' | RawBuilder<string> {
  return engine === 'sqlite' ? 'text' : sql`text collate "C"`
}

async function createFtsTables(db: Kysely<unknown>): Promise<void> {
  // Contentless: the words are in `article.body` already, and every result is sliced from there.
  const options = sql.raw(`content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'`)
  await sql`create virtual table article_text using fts5(title, body, ${options})`.execute(db)
  await sql`create virtual table sentence_text using fts5(body, ${options})`.execute(db)
  await sql`create virtual table quote_text using fts5(content, context, ${options})`.execute(db)
}

async function createTsvectorTables(db: Kysely<unknown>): Promise<void> {
  const config = sql.id(TEXT_SEARCH)
  const stem = sql.id(`${TEXT_SEARCH}_stem`)
  await sql`create text search dictionary ${stem} (template = snowball, language = porter)`.execute(db)
  await sql`create text search configuration ${config} (parser = default)`.execute(db)
  // What folded words can be in the eyes of its parser.
  const kinds = sql.raw('asciiword, word, numword, int, uint, float, sfloat')
  await sql`alter text search configuration ${config} add mapping for ${kinds} with ${stem}`.execute(db)
  for (const [table, columns] of [
    ['article_text', ['title', 'body']],
    ['sentence_text', ['body']],
    ['quote_text', ['content', 'context']],
  ] as const) {
    let creation = db.schema.createTable(table).addColumn('rowid', 'bigint', (column) => column.primaryKey())
    for (const column of columns) creation = creation.addColumn(column, sql`tsvector`)
    await creation.execute()
    for (const column of columns) {
      await db.schema.createIndex(`${table}_${column}`).on(table).using('gin').column(column).execute()
    }
  }
}

async function createArrivalTable(db: Kysely<unknown>, engine: EngineName): Promise<void> {
  await db.schema
    .createTable('arrival')
    .addColumn('no', 'integer', (column) =>
      // Never the number of an article that is gone: it would pass for one that was seen.
      engine === 'sqlite'
        ? column.primaryKey().autoIncrement()
        : column.primaryKey().generatedByDefaultAsIdentity(),
    )
    .addColumn('article', 'text', (column) => column.notNull().unique())
    .execute()
  await sql`insert into arrival (article) select id from article order by no`.execute(db)
}

async function createSubscriptionTables(db: Kysely<unknown>, engine: EngineName): Promise<void> {
  const sorted = sortedText(engine)
  await db.schema
    .createTable('subscription')
    .addColumn('id', sorted, (column) => column.primaryKey())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('space', 'text')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('next_at', 'bigint')
    .addColumn('ready_at', 'bigint')
    .addColumn('seen', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('subscription_ready').on('subscription').column('ready_at').execute()
  await db.schema
    .createIndex('subscription_channel')
    .on('subscription')
    .columns(['platform', 'channel'])
    .execute()

  await db.schema
    .createTable('delivery')
    .addColumn('subscription', sorted, (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('holder', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('content', 'text')
    .addColumn('message', 'text')
    .addColumn('url', 'text')
    .addColumn('closed_at', 'bigint')
    .addColumn('problem', 'text')
    .addPrimaryKeyConstraint('delivery_key', ['subscription', 'due_at'])
    .execute()
  // Only what is open has a lease, so the index stays as short as the work.
  await sql`create index delivery_open on delivery (lease_until) where lease_until is not null`.execute(db)

  await db.schema
    .createTable('shown_quote')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('quote', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('shown_quote_key', ['channel', 'quote'])
    .execute()
}

async function createArticleTables(db: Kysely<unknown>, engine: EngineName): Promise<void> {
  const sorted = sortedText(engine)
  await db.schema
    .createTable('article')
    .addColumn('no', 'integer', (column) =>
      // SQLite numbers such a column by itself.
      engine === 'sqlite' ? column.primaryKey() : column.primaryKey().generatedByDefaultAsIdentity(),
    )
    .addColumn('id', sorted, (column) => column.notNull().unique())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('publisher', 'text')
    .addColumn('published', sorted, (column) => column.notNull())
    .addColumn('quotes', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  await sql`create index article_newest on article (published desc, no)`.execute(db)

  await db.schema
    .createTable('quote')
    .addColumn('id', 'bigint', (column) => column.primaryKey())
    .addColumn('article', 'integer', (column) => column.notNull())
    .addColumn('published', sorted, (column) => column.notNull())
    .execute()
  await sql`create index quote_newest on quote (published desc, id)`.execute(db)
  await db.schema.createIndex('quote_article').on('quote').column('article').execute()
}

async function createSpeakerTables(db: Kysely<unknown>, engine: EngineName): Promise<void> {
  const sorted = sortedText(engine)
  await db.schema
    .createTable('speaker')
    .addColumn('id', sorted, (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text')
    .addColumn('quotes', 'integer', (column) => column.notNull())
    .execute()
  await sql`create index speaker_most_quoted on speaker (quotes desc, id)`.execute(db)

  await db.schema
    .createTable('quote_speaker')
    .addColumn('speaker', sorted, (column) => column.notNull())
    .addColumn('published', sorted, (column) => column.notNull())
    .addColumn('quote', 'bigint', (column) => column.notNull())
    .execute()
  await sql`create index quote_speaker_newest on quote_speaker (speaker, published desc, quote)`.execute(db)
  await db.schema.createIndex('quote_speaker_quote').on('quote_speaker').column('quote').execute()

  await db.schema
    .createTable('article_speaker')
    .addColumn('article', 'integer', (column) => column.notNull())
    .addColumn('speaker', sorted, (column) => column.notNull())
    .addColumn('quotes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('article_speaker_key', ['article', 'speaker'])
    .execute()

  for (const [table, text] of [['speaker_name', 'name'] as const, ['speaker_word', 'word'] as const]) {
    await db.schema
      .createTable(table)
      .addColumn(text, sorted, (column) => column.notNull())
      .addColumn('speaker', sorted, (column) => column.notNull())
      .addColumn('uses', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, [text, 'speaker'])
      .execute()
    await db.schema.createIndex(`${table}_speaker`).on(table).column('speaker').execute()
  }
}

/** Lets SQLite give no article's number a second time, as PostgreSQL never did: copies may be kept by number then. */
async function numberArticlesOnce(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('article_numbered')
    .addColumn('no', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('publisher', 'text')
    .addColumn('published', 'text', (column) => column.notNull())
    .addColumn('quotes', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  await sql`insert into article_numbered select * from article`.execute(db)
  await db.schema.dropTable('article').execute()
  await db.schema.alterTable('article_numbered').renameTo('article').execute()
  await sql`create index article_newest on article (published desc, no)`.execute(db)
}
