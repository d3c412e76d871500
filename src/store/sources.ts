import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Engine } from './engine.ts'
import { insertRows } from './insert-rows.ts'
import { isGiven } from './is-given.ts'
import type { Schema } from './schema.ts'

/** A file of the content folder that holds an article; `path` is relative to the folder, with `/`. */
export interface ContentFile {
  readonly path: string
  readonly article: string
  /** Equal where the file need not be read again; '' never is. */
  readonly stamp: string
}

/** An article that no file of the folder holds. */
export interface Source {
  readonly article: string
  readonly origin: 'feed' | 'link'
  /** Milliseconds since 1970. */
  readonly addedAt: number
  /** Pinned articles are never too old. */
  readonly pinned: boolean
  /** With front matter: what the article is read from, again whenever the core changes. */
  readonly markdown: string
}

/** By what an article is known again when it comes a second time. */
export interface SourceMarks {
  /** Guids and canonical addresses, each of which is one article's. */
  readonly keys: readonly string[]
  /** Parts of the text's signature, which near-identical texts share. */
  readonly bands: readonly string[]
}

/** Remembers where articles came from. */
export interface SourceLedger {
  /** All of them, read a part at a time. */
  readonly listFiles: () => AsyncIterable<ContentFile>
  readonly countFiles: () => Promise<number>
  /** Those of these paths. */
  readonly findFiles: (paths: readonly string[]) => Promise<ContentFile[]>
  /** Notes files, and keys of articles in them; a key that is another's stays that one's. */
  readonly saveFiles: (
    files: readonly ContentFile[],
    keys: readonly { readonly key: string; readonly article: string }[],
  ) => Promise<void>
  readonly removeFile: (path: string) => Promise<void>
  /** Digests of what articles were read from; those that do not exist are missing. */
  readonly findDigests: (articles: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Which of these article ids belong to a file or a source. */
  readonly findTaken: (articles: readonly string[]) => Promise<string[]>
  /** Ids of articles that neither a file nor a source holds. */
  readonly listStrays: () => Promise<string[]>
  /** Ids of all articles that are not the folder's. */
  readonly listSources: () => Promise<string[]>
  readonly findSource: (article: string) => Promise<Source | undefined>
  /** False where the id is another source's already; nothing is changed then. */
  readonly addSource: (source: Source, marks: SourceMarks) => Promise<boolean>
  readonly updateSource: (article: string, markdown: string) => Promise<void>
  readonly removeSource: (article: string) => Promise<void>
  /** Removes it, too, but remembers the guids of it, so that the feeds that still list it do not bring it again. */
  readonly retireSource: (article: string) => Promise<void>
  /** The article that has one of the keys. */
  readonly findByKeys: (keys: readonly string[]) => Promise<string | undefined>
  /** Articles that share a band, at most so many. */
  readonly findByBands: (bands: readonly string[], limit: number) => Promise<string[]>
  /** Sources whose article is missing, or was saved with a digest that begins otherwise. */
  readonly listOutdated: (digestPrefix: string) => Promise<string[]>
  /** All guids with the articles that came under them, be they gone, a part at a time. */
  readonly listGuids: () => AsyncIterable<readonly { readonly key: string; readonly article: string }[]>
  /** Gives an article further marks; a key that is another's stays that one's. */
  readonly addMarks: (article: string, marks: SourceMarks) => Promise<void>
  /** False where there is no such source. */
  readonly setPinned: (article: string, pinned: boolean) => Promise<boolean>
  /** Sources that are not pinned and came before an instant, the oldest first. */
  readonly listOlder: (than: number, limit: number) => Promise<string[]>
}

export function createSourceLedger(db: Kysely<Schema>, engine: Engine): SourceLedger {
  const files = createFileLedger(db, engine)
  return {
    ...files,
    listStrays: async () => listStrays(db, files),
    listSources: async () => {
      const rows = await db.selectFrom('source').select('article').orderBy('article').execute()
      return rows.map(({ article }) => article)
    },
    findSource: async (article) => {
      const row = await db.selectFrom('source').selectAll().where('article', '=', article).executeTakeFirst()
      return row === undefined ? undefined : toSource(row)
    },
    addSource: async ({ article, origin, addedAt, pinned, markdown }, marks) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('source')
        .values({ article, origin, added_at: addedAt, pinned: Number(pinned), markdown })
        .onConflict((conflict) => conflict.column('article').doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows === 0n) return false
      await addMarks(db, article, marks)
      return true
    },
    updateSource: async (article, markdown) => {
      await db.updateTable('source').set({ markdown }).where('article', '=', article).execute()
    },
    listOutdated: async (digestPrefix) => {
      const rows = await db
        .selectFrom('source')
        .leftJoin('article', 'article.id', 'source.article')
        .select('source.article')
        .where((eb) =>
          eb.or([eb('article.digest', 'is', null), eb('article.digest', 'not like', `${digestPrefix}%`)]),
        )
        .execute()
      return rows.map(({ article }) => article)
    },
    removeSource: async (article) => {
      await db.deleteFrom('source_key').where('article', '=', article).execute()
      await removeButKeys(db, article)
    },
    retireSource: async (article) => {
      await db
        .deleteFrom('source_key')
        .where('article', '=', article)
        .where('key', 'not like', GUIDS)
        .execute()
      await removeButKeys(db, article)
    },
    findByKeys: async (keys) => {
      if (keys.length === 0) return undefined
      const row = await db
        .selectFrom('source_key')
        .select('article')
        .where('key', 'in', keys)
        .orderBy('article')
        .executeTakeFirst()
      return row?.article
    },
    findByBands: async (bands, limit) => {
      if (bands.length === 0) return []
      const rows = await db
        .selectFrom('source_band')
        .select('article')
        .distinct()
        .where('band', 'in', bands)
        .orderBy('article')
        .limit(limit)
        .execute()
      return rows.map(({ article }) => article)
    },
    listGuids: () => listGuids(db),
    addMarks: async (article, marks) => addMarks(db, article, marks),
    setPinned: async (article, pinned) => {
      const { numUpdatedRows } = await db
        .updateTable('source')
        .set({ pinned: Number(pinned) })
        .where('article', '=', article)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    listOlder: async (than, limit) => {
      const rows = await db
        .selectFrom('source')
        .select('article')
        .where('pinned', '=', 0)
        .where('added_at', '<', than)
        .orderBy('added_at')
        .limit(limit)
        .execute()
      return rows.map(({ article }) => article)
    },
  }
}

function createFileLedger(
  db: Kysely<Schema>,
  engine: Engine,
): Pick<
  SourceLedger,
  'listFiles' | 'countFiles' | 'findFiles' | 'saveFiles' | 'removeFile' | 'findDigests' | 'findTaken'
> {
  return {
    listFiles: () => listFiles(db),
    countFiles: async () => {
      const { count } = await db
        .selectFrom('content_file')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return count
    },
    findFiles: async (paths) => {
      if (paths.length === 0) return []
      const isAsked = isGiven(engine, { table: 'content_file', column: 'path' }, paths)
      const { rows } = await sql<ContentFile>`
        select path, article, stamp from content_file where ${isAsked}`.execute(db)
      return rows
    },
    saveFiles: async (files, keys) => {
      const replaced = sql`(path) do update set article = excluded.article, stamp = excluded.stamp`
      await insertRows(db, engine, 'content_file', files, replaced)
      await insertRows(db, engine, 'source_key', keys, sql`(key) do nothing`)
    },
    removeFile: async (path) => {
      await db.deleteFrom('content_file').where('path', '=', path).execute()
    },
    findDigests: async (articles) => {
      if (articles.length === 0) return new Map()
      const isAsked = isGiven(engine, { table: 'article', column: 'id' }, articles)
      const { rows } = await sql<{ id: string; digest: string }>`
        select id, digest from article where ${isAsked}`.execute(db)
      return new Map(rows.map(({ id, digest }) => [id, digest]))
    },
    findTaken: async (articles) => {
      if (articles.length === 0) return []
      const isAsked = isGiven(engine, { table: 'source', column: 'article' }, articles)
      const { rows } = await sql<{ article: string }>`
        select article from content_file where ${isAsked}
        union select article from source where ${isAsked}`.execute(db)
      return rows.map(({ article }) => article)
    },
  }
}

/** Rows that are read at once where all are: whoever asks meanwhile waits no longer. */
const PART = 1000

const GUIDS = 'guid:%'

async function* listGuids(db: Kysely<Schema>): AsyncGenerator<Schema['source_key'][]> {
  for (let last = ''; ;) {
    const query = db.selectFrom('source_key').selectAll().where('key', 'like', GUIDS).where('key', '>', last)
    const keys = await query.orderBy('key').limit(PART).execute()
    if (keys.length > 0) yield keys
    last = keys.at(-1)?.key ?? last
    if (keys.length < PART) return
  }
}

async function* listFiles(db: Kysely<Schema>): AsyncGenerator<ContentFile> {
  for (let last: string | undefined; ;) {
    let query = db.selectFrom('content_file').selectAll().orderBy('path').limit(PART)
    if (last !== undefined) query = query.where('path', '>', last)
    const files = await query.execute()
    yield* files
    last = files.at(-1)?.path
    if (last === undefined) return
  }
}

async function listStrays(
  db: Kysely<Schema>,
  { findTaken }: Pick<SourceLedger, 'findTaken'>,
): Promise<string[]> {
  const strays: string[] = []
  for (let last = -1; ;) {
    const query = db.selectFrom('article').select(['no', 'id']).where('no', '>', last)
    const articles = await query.orderBy('no').limit(PART).execute()
    const taken = new Set(await findTaken(articles.map(({ id }) => id)))
    strays.push(...articles.flatMap(({ id }) => (taken.has(id) ? [] : [id])))
    last = articles.at(-1)?.no ?? last
    if (articles.length < PART) return strays
    await setImmediate()
  }
}

async function addMarks(db: Kysely<Schema>, article: string, { keys, bands }: SourceMarks): Promise<void> {
  if (keys.length > 0) {
    await db
      .insertInto('source_key')
      .values(keys.map((key) => ({ key, article })))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
  }
  if (bands.length > 0) {
    await db
      .insertInto('source_band')
      .values(bands.map((band) => ({ band, article })))
      .onConflict((conflict) => conflict.columns(['band', 'article']).doNothing())
      .execute()
  }
}

async function removeButKeys(db: Kysely<Schema>, article: string): Promise<void> {
  await db.deleteFrom('source_band').where('article', '=', article).execute()
  await db.deleteFrom('source').where('article', '=', article).execute()
}

function toSource({ article, origin, added_at: addedAt, pinned, markdown }: Schema['source']): Source {
  return { article, origin: origin === 'link' ? 'link' : 'feed', addedAt, pinned: pinned === 1, markdown }
}
