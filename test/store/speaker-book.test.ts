import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, parsePlainText } from '../../src/core/index.ts'
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
})
