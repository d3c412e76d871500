import type { Kysely, Transaction } from 'kysely'
import { fold, foldedWords, type Person, type Quote, type Span, sliceOf } from '../core/index.ts'
import type { Engine } from './engine.ts'
import type { FullText } from './full-text.ts'
import { MAX_PARTS, rowIdsOf, toRowId } from './row-id.ts'
import type { Schema } from './schema.ts'
import type { Store, StoredArticle } from './store.ts'

/** The writing half of a store. */
export function createKeeper(
  db: Kysely<Schema>,
  { fullText, waitForTurn }: Engine,
): Pick<Store, 'saveArticle' | 'removeArticle' | 'saveCall'> {
  return {
    saveArticle: async (article, digest) => {
      await db.transaction().execute(async (trx) => {
        await waitForTurn(trx)
        await remove(trx, article.id)
        const no = await insert(trx, article, digest)
        await indexTexts(trx, article, no, fullText)
        await countSpeakers(trx, no, article)
        await noteArrival(trx, article.id)
      })
    },
    removeArticle: async (id) => {
      await db.transaction().execute(async (trx) => {
        await waitForTurn(trx)
        await remove(trx, id)
        await trx.deleteFrom('arrival').where('article', '=', id).execute()
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

async function insert(trx: Transaction<Schema>, article: StoredArticle, digest: string): Promise<number> {
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
  const quotes = analysis.quotes
    .slice(0, MAX_PARTS)
    .map((quote, ordinal) => ({ id: toRowId(no, ordinal), quote }))
  for (const rows of inChunks(quotes)) {
    await trx
      .insertInto('quote')
      .values(rows.map(({ id }) => ({ id, article: no, published })))
      .execute()
  }
  const spoken = quotes.flatMap(({ id, quote }) =>
    quote.speakers.map((speaker) => ({ speaker, published, quote: id })),
  )
  for (const rows of inChunks(spoken)) await trx.insertInto('quote_speaker').values(rows).execute()
  return no
}

async function indexTexts(
  trx: Transaction<Schema>,
  article: StoredArticle,
  no: number,
  { toIndexed }: FullText,
): Promise<void> {
  const { title, text, sentences, analysis } = article
  await trx
    .insertInto('article_text')
    .values({ rowid: no, title: toIndexed(title), body: toIndexed(`${title} ${text}`) })
    .execute()
  const sentenceRows = sentences
    .slice(0, MAX_PARTS)
    .map((sentence, ordinal) => ({ rowid: toRowId(no, ordinal), body: toIndexed(sliceOf(text, sentence)) }))
  for (const rows of inChunks(sentenceRows)) await trx.insertInto('sentence_text').values(rows).execute()
  const quoteRows = analysis.quotes.slice(0, MAX_PARTS).map((quote, ordinal) => {
    const { content, context } = textsOf(article, quote)
    return { rowid: toRowId(no, ordinal), content: toIndexed(content), context: toIndexed(context) }
  })
  for (const rows of inChunks(quoteRows)) await trx.insertInto('quote_text').values(rows).execute()
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

async function countSpeakers(
  trx: Transaction<Schema>,
  no: number,
  { analysis }: StoredArticle,
): Promise<void> {
  for (const { person, quotes } of quotedPeople(analysis)) {
    await trx.insertInto('article_speaker').values({ article: no, speaker: person.id, quotes }).execute()
    await trx
      .insertInto('speaker')
      .values({ id: person.id, name: person.name, role: person.role ?? null, quotes })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          quotes: eb('speaker.quotes', '+', quotes),
          role: eb.fn.coalesce('excluded.role', 'speaker.role'),
        })),
      )
      .execute()
    const { names, words } = calledBy(person)
    await trx
      .insertInto('speaker_name')
      .values(names.map((name) => ({ name, speaker: person.id, uses: 1 })))
      .onConflict((conflict) =>
        conflict
          .columns(['name', 'speaker'])
          .doUpdateSet((eb) => ({ uses: eb('speaker_name.uses', '+', 1) })),
      )
      .execute()
    await trx
      .insertInto('speaker_word')
      .values(words.map((word) => ({ word, speaker: person.id, uses: 1 })))
      .onConflict((conflict) =>
        conflict
          .columns(['word', 'speaker'])
          .doUpdateSet((eb) => ({ uses: eb('speaker_word.uses', '+', 1) })),
      )
      .execute()
  }
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
  await trx.deleteFrom('article_speaker').where('article', '=', no).execute()
  await uncountSpeakers(trx, parseBody(row.body))
}

async function uncountSpeakers(trx: Transaction<Schema>, { analysis }: StoredArticle): Promise<void> {
  for (const { person, quotes } of quotedPeople(analysis)) {
    await trx
      .updateTable('speaker')
      .set((eb) => ({ quotes: eb('quotes', '-', quotes) }))
      .where('id', '=', person.id)
      .execute()
    const { names, words } = calledBy(person)
    await trx
      .updateTable('speaker_name')
      .set((eb) => ({ uses: eb('uses', '-', 1) }))
      .where('speaker', '=', person.id)
      .where('name', 'in', names)
      .execute()
    await trx
      .updateTable('speaker_word')
      .set((eb) => ({ uses: eb('uses', '-', 1) }))
      .where('speaker', '=', person.id)
      .where('word', 'in', words)
      .execute()
    await trx.deleteFrom('speaker').where('id', '=', person.id).where('quotes', '<=', 0).execute()
    await trx.deleteFrom('speaker_name').where('speaker', '=', person.id).where('uses', '<=', 0).execute()
    await trx.deleteFrom('speaker_word').where('speaker', '=', person.id).where('uses', '<=', 0).execute()
  }
}

/** The JSON of `article.body`, which only `insert` writes. */
export function parseBody(body: string): StoredArticle {
  return JSON.parse(body) as StoredArticle
}

function quotedPeople({ people, quotes }: StoredArticle['analysis']): { person: Person; quotes: number }[] {
  const counts = new Map<string, number>()
  for (const speaker of quotes.flatMap(({ speakers }) => speakers))
    counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  return people.flatMap((person) => {
    const count = counts.get(person.id)
    return count === undefined ? [] : [{ person, quotes: count }]
  })
}

/** Everything that a speaker may be called by, folded: name, aliases and role, without a leading ‘the’. */
function calledBy({ name, aliases, role }: Person): { names: string[]; words: string[] } {
  const called = [name, ...aliases, ...(role === undefined ? [] : [role])]
  return {
    names: [...new Set(called.map(foldName))],
    words: [...new Set(called.flatMap(foldedWords))],
  }
}

/** A name as it is compared: ‘The Russian leader’ and ‘russian leader’ are one. */
export function foldName(name: string): string {
  return fold(name).replace(/^the /, '')
}

/** Rows for one statement: SQLite takes 32,766 values in all. */
const CHUNK = 1000

function inChunks<Row>(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = []
  for (let i = 0; i < rows.length; i += CHUNK) chunks.push(rows.slice(i, i + CHUNK))
  return chunks
}
