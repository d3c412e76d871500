import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import { applyRules } from './apply-rules.ts'
import { parseBody } from './article-body.ts'
import { inChunks } from './chunks.ts'
import { uncountSpeakers } from './count-speakers.ts'
import type { Engine } from './engine.ts'
import type { AddTexts } from './full-text.ts'
import { type NumberedArticle, prepareTexts, unindexTexts } from './index-texts.ts'
import { insertRows } from './insert-rows.ts'
import { keepSpeakers } from './keep-speakers.ts'
import { idsInRules, type PersonRule, readPersonRules, savePersonRules, toPersonId } from './people.ts'
import { MAX_PARTS, rowIdsOf, toRowId } from './row-id.ts'
import type { Schema } from './schema.ts'
import type { ArticleToSave, Store, StoredArticle } from './store.ts'

/** The writing half of a store. */
export function createKeeper(
  db: Kysely<Schema>,
  engine: Engine,
): Pick<
  Store,
  'saveArticle' | 'saveArticles' | 'manyAtOnce' | 'removeArticle' | 'settle' | 'applyPeople' | 'saveCall'
> {
  const saveArticles: Store['saveArticles'] = async (articles) => {
    // While others have their turn.
    const addTexts = await prepareTexts(
      db,
      engine.fullText,
      articles.map(({ article }) => article),
    )
    await db.transaction().execute(async (trx) => {
      await engine.waitForTurn(trx)
      await saveAll(trx, engine, articles, addTexts)
    })
  }
  return {
    saveArticles,
    manyAtOnce: engine.manyAtOnce,
    saveArticle: async (article, digest) => saveArticles([{ article, digest }]),
    removeArticle: async (id) => {
      await db.transaction().execute(async (trx) => {
        await engine.waitForTurn(trx)
        await remove(trx, engine, [id])
        await trx.deleteFrom('arrival').where('article', '=', id).execute()
      })
    },
    settle: async () => engine.settle(db),
    applyPeople: async (rules) => {
      await db.transaction().execute(async (trx) => {
        await engine.waitForTurn(trx)
        await applyPeople(trx, engine, rules)
      })
    },
    saveCall: async (reference, call) => {
      await db
        .insertInto('call')
        .values({ reference, body: JSON.stringify(call) })
        .onConflict((conflict) => conflict.column('reference').doNothing())
        .execute()
    },
  }
}

async function saveAll(
  trx: Transaction<Schema>,
  engine: Engine,
  articles: readonly ArticleToSave[],
  addTexts: AddTexts,
): Promise<void> {
  const rules = await readPersonRules(trx)
  await remove(
    trx,
    engine,
    articles.map(({ article }) => article.id),
  )
  const numbered = await insertArticles(trx, articles)
  const appeared = new Set(await keepSpeakers(trx, engine, numbered, rules))
  await insertRows(trx, engine, 'quote', numbered.flatMap(toQuotes))
  await addTexts(
    trx,
    numbered.map(({ no }) => no),
  )
  await noteArrivals(
    trx,
    engine,
    articles.map(({ article }) => article.id),
  )
  await applyRules(
    trx,
    engine,
    rules.filter(({ name }) => appeared.has(toPersonId(name))),
  )
}

/** Counts everybody anew of whom the rules speak, or spoke before. */
async function applyPeople(
  trx: Transaction<Schema>,
  engine: Engine,
  rules: readonly PersonRule[],
): Promise<void> {
  const before = await readPersonRules(trx)
  if (JSON.stringify(before) === JSON.stringify(rules)) return
  await savePersonRules(trx, rules)
  const ids = [...new Set([...idsInRules(before), ...idsInRules(rules)])]
  const rows = await trx
    .selectFrom('article_speaker')
    .select('article')
    .distinct()
    .where('speaker', 'in', ids)
    .execute()
  const numbers = rows.map(({ article }) => article)
  for (const no of numbers) await uncountSpeakers(trx, no, await readBody(trx, no))
  for (const no of numbers) {
    const article = await readBody(trx, no)
    const { first, end } = rowIdsOf(no)
    await trx.deleteFrom('quote_speaker').where('quote', '>=', first).where('quote', '<', end).execute()
    await keepSpeakers(trx, engine, [{ no, article }], rules)
  }
  await applyRules(trx, engine, rules)
}

async function readBody(trx: Transaction<Schema>, no: number): Promise<StoredArticle> {
  const { body } = await trx
    .selectFrom('article')
    .select('body')
    .where('no', '=', no)
    .executeTakeFirstOrThrow()
  return parseBody(body)
}

async function insertArticles(
  trx: Transaction<Schema>,
  articles: readonly ArticleToSave[],
): Promise<NumberedArticle[]> {
  const numbers = new Map<string, number>()
  for (const some of inChunks(articles)) {
    const rows = await trx
      .insertInto('article')
      .values(some.map(toArticleRow))
      .returning(['id', 'no'])
      .execute()
    for (const { id, no } of rows) numbers.set(id, no)
  }
  return articles.flatMap(({ article }) => {
    const no = numbers.get(article.id)
    return no === undefined ? [] : [{ no, article }]
  })
}

function toArticleRow({ article, digest }: ArticleToSave): Insertable<Schema['article']> {
  const { id, title, url, publisher, published = '', analysis } = article
  return {
    id,
    digest,
    // PostgreSQL takes no NUL; in the JSON below it is escaped.
    title: title.replaceAll('\0', ' '),
    url: url ?? null,
    publisher: publisher ?? null,
    published,
    quotes: analysis.quotes.length,
    body: JSON.stringify(article),
  }
}

function toQuotes({ no, article: { published = '', analysis } }: NumberedArticle): Schema['quote'][] {
  return analysis.quotes
    .slice(0, MAX_PARTS)
    .map((_, ordinal) => ({ id: toRowId(no, ordinal), article: no, published }))
}

/** An article that is analysed again has not come again. */
async function noteArrivals(
  trx: Transaction<Schema>,
  engine: Engine,
  articles: readonly string[],
): Promise<void> {
  const rows = articles.map((article) => ({ article }))
  await insertRows(trx, engine, 'arrival', rows, sql`(article) do nothing`)
}

async function remove(trx: Transaction<Schema>, engine: Engine, ids: readonly string[]): Promise<void> {
  for (const some of inChunks(ids)) {
    const rows = await trx.selectFrom('article').select(['no', 'body']).where('id', 'in', some).execute()
    for (const { no, body } of rows) await removeRow(trx, engine, no, parseBody(body))
  }
}

async function removeRow(
  trx: Transaction<Schema>,
  engine: Engine,
  no: number,
  article: StoredArticle,
): Promise<void> {
  const { first, end } = rowIdsOf(no)
  await trx.deleteFrom('article').where('no', '=', no).execute()
  await unindexTexts(trx, engine.fullText, no)
  await trx.deleteFrom('quote_speaker').where('quote', '>=', first).where('quote', '<', end).execute()
  await trx.deleteFrom('quote').where('article', '=', no).execute()
  await uncountSpeakers(trx, no, article)
}
