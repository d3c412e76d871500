import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, parsePlainText } from '../../src/core/index.ts'
import { openSqliteDatabase } from '../../src/store/sqlite-database.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { ArticleToSave, Store } from '../../src/store/store.ts'

const NAMES = [
  ...[
    'Ann Lee',
    'Ann B. Lee',
    'Mayor Ann Lee',
    'goalkeeper Ann Lee',
    'Bo Lee',
    'Lee',
    'Mr. Lee',
    'Mayor Lee',
  ],
  ...[
    'Jon Ray',
    'Ray',
    'Senator Jon Ray',
    'Jon Ray Jr.',
    'Ida Ray',
    'Ida Ray-Lee',
    'Ostby United striker Jon Ray',
  ],
]

const quoting = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
  .map((names) => names.map((name) => `“We will not give in to this,” said ${name} on Friday.`).join('\n'))

function toSave(text: string, index: number): ArticleToSave {
  const published = `2025-08-${String(10 + (index % 9))}`
  const article = parsePlainText({ title: `Report ${index}`, published }, text)
  return { article: { ...article, id: `report-${index}`, analysis: analyse(article) }, digest: 'x' }
}

/** One change of a library of few articles, of which later ones replace earlier ones of their number. */
const change = fc.oneof(
  fc
    .array(fc.tuple(fc.nat(5), quoting), { minLength: 1, maxLength: 4 })
    .map((texts) => async (store: Store) => {
      const saved = new Map(texts.map(([index, text]) => [index, toSave(text, index)]))
      await store.saveArticles([...saved.values()])
    }),
  fc.nat(5).map((index) => async (store: Store) => store.removeArticle(`report-${index}`)),
  fc.record({ name: fc.constantFrom(...NAMES), same: fc.constantFrom(...NAMES) }).map(
    ({ name, same }) =>
      async (store: Store) =>
        store.applyPeople([{ name, role: 'ringmaster', aliases: ['Topsy Lee'], same: [same] }]),
  ),
)

async function everythingOf(store: Store): Promise<unknown> {
  const { items } = await store.listSpeakers({}, { offset: 0, size: 1000 })
  const quotes = items.map(async ({ id }) => {
    const found = await store.listQuotes({ speaker: id }, { offset: 0, size: 1000 })
    return found.items.map(({ article, quote }) => [article.id, quote.content[0].start])
  })
  return {
    speakers: items,
    quotes: await Promise.all(quotes),
    heard: await store.listHeard({}, 1000),
    words: await Promise.all(['a', 'b', 'g', 'i', 'j', 'l', 'm', 'o', 'r', 's'].map(store.listNameWords)),
    // In no order: weights that are summed in another order may differ in their last bit.
    called: await Promise.all(
      ['lee', 'ann lee', 'mr lee', 'ray', 'jon', 'mayor'].map(async (name) =>
        (await store.findSpeakers(name, 50)).map(({ id }) => id).sort(),
      ),
    ),
  }
}

describe('createSpeakerBook', () => {
  it(
    'knows after many articles at once what it knows after each by itself',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(quoting, { minLength: 1, maxLength: 12 }), async (texts) => {
          const articles = texts.map(toSave)
          const [together, apart] = [await openSqliteStore(':memory:'), await openSqliteStore(':memory:')]
          await together.saveArticles(articles)
          for (const { article, digest } of articles) await apart.saveArticle(article, digest)
          expect(await everythingOf(together)).toEqual(await everythingOf(apart))
          await together.close()
          await apart.close()
        }),
        { numRuns: 40 },
      )
    },
  )

  it.each([
    { times: 3, found: 1, case: 'is weighed once they are among the most quoted of their name' },
    { times: 1, found: 0, case: 'is not weighed after fifty of their name who are quoted more' },
  ])('somebody counted since $case', async ({ times, found }) => {
    const said = (name: string): string => `“We will not give in to this,” said ${name} on Friday.`
    const others = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index)).flatMap(
      (letter) => [`${letter}da Lee`, `${letter}ob Lee`],
    )
    const store = await openSqliteStore(':memory:')
    await store.saveArticles(others.map((name, index) => toSave(`${said(name)}\n${said(name)}`, index)))
    const first = Array.from({ length: times }, () => said('Mayor Zed Lee')).join('\n')
    await store.saveArticles([toSave(first, 100), toSave(said('Mayor Lee'), 101)])
    const { items } = await store.listQuotes({ article: 'report-101' }, { offset: 0, size: 9 })
    expect(items).toHaveLength(1)
    const zed = await store.findSpeakers('Zed Lee', 9)
    expect(zed.map(({ quotes }) => quotes)).toEqual([times + found])
    await store.close()
  })

  it('has in the row of everybody the words that they are listed under', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'summit-words-'))
    const file = join(folder, 'summit.db')
    const store = await openSqliteStore(file)
    const database = openSqliteDatabase(file)
    const rows = database.prepare(`
      select id, called, called_first, (
        select group_concat(word, ' ') from speaker_word where speaker = id) as listed from speaker`)
    const homeless = database.prepare(
      'select count(*) as count from speaker_word where speaker not in (select id from speaker)',
    )
    let longest = 0
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        for (let index = 0; index < 6; index++) await store.removeArticle(`report-${index}`)
        for (const make of changes) await make(store)
        for (const row of rows.all([]) as Record<string, string>[]) {
          expect(row.called?.split(' ').sort()).toEqual(row.listed?.split(' ').sort())
          expect(row.called_first).toBe(row.called)
          longest = Math.max(longest, row.called?.length ?? 0)
        }
        expect(homeless.all([])).toEqual([{ count: 0 }])
      }),
      { numRuns: 100 },
    )
    expect(longest).toBeGreaterThan(30)
    database.close()
    await store.close()
    rmSync(folder, { recursive: true })
  })
})
