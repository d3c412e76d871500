import type { Kysely, Transaction } from 'kysely'
import { type Quote, type Span, sliceOf } from '../core/index.ts'
import { parseBody } from './article-body.ts'
import { inChunks } from './chunks.ts'
import type { Engine } from './engine.ts'
import type { FullText } from './full-text.ts'
import {
  applyRules,
  countSpeakers,
  type QuotedPerson,
  resolveSpeakers,
  uncountSpeakers,
} from './keep-speakers.ts'
import { idsInRules, type PersonRule, readPersonRules, savePersonRules, toPersonId } from './people.ts'
import { MAX_PARTS, rowIdsOf, toRowId } from './row-id.ts'
import type { Schema } from './schema.ts'
import type { ArticleToSave, Store, StoredArticle } from './store.ts'

/** The writing half of a store. */
export function createKeeper(
  db: Kysely<Schema>,
  { fullText, waitForTurn }: Engine,
): Pick<Store, 'saveArticle' | 'saveArticles' | 'removeArticle' | 'applyPeople' | 'saveCall'> {
  const saveArticles: Store['saveArticles'] = async (articles) => {
    await db.transaction().execute(async (trx) => {
      await waitForTurn(trx)
      await saveAll(trx, articles, fullText)
    })
  }
  return {
    saveArticles,
    saveArticle: async (article, digest) => saveArticles([{ article, digest }]),
    removeArticle: async (id) => {
      await db.transaction().execute(async (trx) => {
        await waitForTurn(trx)
        await remove(trx, id)
        await trx.deleteFrom('arrival').where('article', '=', id).execute()
      })
    },
    applyPeople: async (rules) => {
      await db.transaction().execute(async (trx) => {
        await waitForTurn(trx)
        await applyPeople(trx, rules)
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
  articles: readonly ArticleToSave[],
  fullText: FullText,
): Promise<void> {
  const rules = await readPersonRules(trx)
  const texts: IndexedTexts = { article: [], sentences: [], quotes: [] }
  const appeared: string[] = []
  for (const { article, digest } of articles) {
    await remove(trx, article.id)
    const no = await insertArticle(trx, article, digest)
    const quoted = await resolveSpeakers(trx, article, rules)
    await insertQuotes(trx, article, no, quoted)
    appeared.push(...(await countSpeakers(trx, { no, published: article.published }, quoted)))
    collectTexts(article, no, fullText, texts)
    await noteArrival(trx, article.id)
  }
  for (const rows of inChunks(texts.article)) await trx.insertInto('article_text').values(rows).execute()
  for (const rows of inChunks(texts.sentences)) await trx.insertInto('sentence_text').values(rows).execute()
  for (const rows of inChunks(texts.quotes)) await trx.insertInto('quote_text').values(rows).execute()
  await applyRules(
    trx,
    rules.filter(({ name }) => appeared.includes(toPersonId(name))),
  )
}

/** Counts everybody anew of whom the rules speak, or spoke before. */
async function applyPeople(trx: Transaction<Schema>, rules: readonly PersonRule[]): Promise<void> {
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
    const quoted = await resolveSpeakers(trx, article, rules)
    await insertSpoken(trx, article, no, quoted)
    await countSpeakers(trx, { no, published: article.published }, quoted)
  }
  await applyRules(trx, rules)
}

async function readBody(trx: Transaction<Schema>, no: number): Promise<StoredArticle> {
  const { body } = await trx
    .selectFrom('article')
    .select('body')
    .where('no', '=', no)
    .executeTakeFirstOrThrow()
  return parseBody(body)
}

async function insertArticle(
  trx: Transaction<Schema>,
  article: StoredArticle,
  digest: string,
): Promise<number> {
  const { id, title, url, publisher, published = '', analysis } = article
  const { no } = await trx
    .insertInto('article')
    .values({
      id,
      digest,
      // PostgreSQL takes no NUL; in the JSON below it is escaped.
      title: title.replaceAll('\0', ' '),
      url: url ?? null,
      publisher: publisher ?? null,
      published,
      quotes: analysis.quotes.length,
      body: JSON.stringify(article),
    })
    .returning('no')
    .executeTakeFirstOrThrow()
  return no
}

async function insertQuotes(
  trx: Transaction<Schema>,
  article: StoredArticle,
  no: number,
  quoted: readonly QuotedPerson[],
): Promise<void> {
  const { published = '', analysis } = article
  const quotes = analysis.quotes
    .slice(0, MAX_PARTS)
    .map((_, ordinal) => ({ id: toRowId(no, ordinal), article: no, published }))
  for (const rows of inChunks(quotes)) await trx.insertInto('quote').values(rows).execute()
  await insertSpoken(trx, article, no, quoted)
}

async function insertSpoken(
  trx: Transaction<Schema>,
  { published = '', analysis }: StoredArticle,
  no: number,
  quoted: readonly QuotedPerson[],
): Promise<void> {
  const speakers = new Map(quoted.map(({ person, speaker }) => [person.id, speaker]))
  const spoken = analysis.quotes.slice(0, MAX_PARTS).flatMap((quote, ordinal) => {
    const own = new Set(quote.speakers.map((id) => speakers.get(id) ?? id))
    return [...own].map((speaker) => ({ speaker, published, quote: toRowId(no, ordinal) }))
  })
  for (const rows of inChunks(spoken)) await trx.insertInto('quote_speaker').values(rows).execute()
}

/** Rows of the full text, collected so that many articles cost few statements. */
interface IndexedTexts {
  readonly article: { rowid: number; title: Indexed; body: Indexed }[]
  readonly sentences: { rowid: number; body: Indexed }[]
  readonly quotes: { rowid: number; content: Indexed; context: Indexed }[]
}

type Indexed = ReturnType<FullText['toIndexed']>

function collectTexts(
  article: StoredArticle,
  no: number,
  { toIndexed }: FullText,
  texts: IndexedTexts,
): void {
  const { title, text, sentences, analysis } = article
  texts.article.push({ rowid: no, title: toIndexed(title), body: toIndexed(`${title} ${text}`) })
  for (const [ordinal, sentence] of sentences.slice(0, MAX_PARTS).entries())
    texts.sentences.push({ rowid: toRowId(no, ordinal), body: toIndexed(sliceOf(text, sentence)) })
  for (const [ordinal, quote] of analysis.quotes.slice(0, MAX_PARTS).entries()) {
    const { content, context } = textsOf(article, quote)
    texts.quotes.push({
      rowid: toRowId(no, ordinal),
      content: toIndexed(content),
      context: toIndexed(context),
    })
  }
}

/** An article that is analysed again has not come again. */
async function noteArrival(trx: Transaction<Schema>, article: string): Promise<void> {
  await trx
    .insertInto('arrival')
    .values({ article })
    .onConflict((conflict) => conflict.column('article').doNothing())
    .execute()
}

/** What a quotation is found by: its own words, and the sentences that it stands in. */
function textsOf(
  { text, sentences }: StoredArticle,
  { content }: Quote,
): { content: string; context: string } {
  const first = content[0]
  const whole: Span = { start: first.start, end: content.at(-1)?.end ?? first.end }
  return {
    content: content.map((span) => sliceOf(text, span)).join(' '),
    context: sliceOf(text, widenToSentences(sentences, whole)),
  }
}

function widenToSentences(sentences: readonly Span[], span: Span): Span {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.end ?? 0) <= span.start) low = middle + 1
    else high = middle
  }
  let { start, end } = span
  for (let i = low; i < sentences.length; i++) {
    const sentence = sentences[i]
    if (sentence === undefined || sentence.start >= span.end) break
    start = Math.min(start, sentence.start)
    end = Math.max(end, sentence.end)
  }
  return { start, end }
}

async function remove(trx: Transaction<Schema>, id: string): Promise<void> {
  const row = await trx.selectFrom('article').select(['no', 'body']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return
  const { no } = row
  const { first, end } = rowIdsOf(no)
  await trx.deleteFrom('article').where('no', '=', no).execute()
  await trx.deleteFrom('article_text').where('rowid', '=', no).execute()
  await trx.deleteFrom('sentence_text').where('rowid', '>=', first).where('rowid', '<', end).execute()
  await trx.deleteFrom('quote_text').where('rowid', '>=', first).where('rowid', '<', end).execute()
  await trx.deleteFrom('quote_speaker').where('quote', '>=', first).where('quote', '<', end).execute()
  await trx.deleteFrom('quote').where('article', '=', no).execute()
  await uncountSpeakers(trx, no, parseBody(row.body))
}
