import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { foldedWords, sliceOf } from '../../src/core/index.ts'
import { openPostgresStore } from '../../src/store/postgres-store.ts'
import { MAX_PARTS } from '../../src/store/row-id.ts'
import { PLACES } from '../../src/store/word-lists.ts'
import { ledgerContract } from '../contracts/ledger.contract.ts'
import { storeContract } from '../contracts/store.contract.ts'
import { makeArticle, shippedArticle } from '../support/articles.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'

storeContract('PostgreSQL', async () => openPostgresStore(await createPostgresDatabase()))

ledgerContract('PostgreSQL with three replicas', async () => {
  const url = await createPostgresDatabase()
  return Promise.all([1, 2, 3].map(async () => openPostgresStore(url)))
})

describe('openPostgresStore', () => {
  it('shares what is saved between replicas that open it at once', async () => {
    const url = await createPostgresDatabase()
    const replicas = await Promise.all([1, 2, 3].map(async () => openPostgresStore(url)))
    await Promise.all(replicas.map(async (store) => store.saveArticle(shippedArticle(), 'd')))
    for (const store of replicas) {
      expect(await store.findArticle('alaska-summit')).toEqual(shippedArticle())
      expect((await store.listArticles({}, { offset: 0, size: 10 })).total).toBe(1)
      await store.close()
    }
  })

  it('says what to check where there is no such database, and keeps the password to itself', async () => {
    const url = new URL(await createPostgresDatabase())
    url.pathname = '/nowhere'
    url.password = 'a-secret'
    const opening = openPostgresStore(url.href)
    await expect(opening).rejects.toThrow(/DATABASE_URL/)
    await expect(opening).rejects.not.toThrow(/a-secret/)
  })

  it('has of each text what the text search of PostgreSQL makes of its words', async () => {
    const url = await createPostgresDatabase()
    const store = await openPostgresStore(url)
    const odd =
      'Fee77e6a31f, 1e5 and 0x1F, 007, 3.14, ½ of Ⅷ, ٣٤, 二十 日本語, ﬁne Côte’s straße; İs Σίσυφος 𝒜𝟙 ª x²'
    const article = makeArticle(
      'odd',
      [
        `${odd} rallies rallying technologies.`,
        `${'wellknown '.repeat(250)}mill.`,
        `A ${'y'.repeat(3000)} was ${'ż'.repeat(1500)} here.`,
        `${Array.from({ length: 17_000 }, (_, n) => `w${n}`).join(' ')} the mill.`,
      ].join('\n\n'),
    )
    // The second time everything is known.
    for (const id of ['odd', 'odd-again']) await store.saveArticle({ ...article, id }, 'd')
    for (const about of odd.split(' '))
      expect({ about, ...(await store.listArticles({ about }, { offset: 0, size: 1 })) }).toMatchObject({
        about,
        total: 2,
      })
    await store.close()
    const admin = new Client({ connectionString: url })
    await admin.connect()
    const words = foldedWords(`${article.title} ${article.text}`).join(' ')
    const { rows } = await admin.query<{ isSame: boolean; length: number }>(
      `select body = strip(to_tsvector('summit', $1)) as "isSame", length(body) as length from article_text`,
      [words],
    )
    const sentences = await admin.query<{ isSame: boolean }>(
      `select body = to_tsvector('summit', $1) as "isSame" from sentence_text where rowid % ${MAX_PARTS} = 0`,
      [foldedWords(sliceOf(article.text, article.sentences[0] ?? { start: 0, end: 0 })).join(' ')],
    )
    await admin.end()
    expect(rows.map(({ isSame }) => isSame)).toEqual([true, true])
    expect(sentences.rows.map(({ isSame }) => isSame)).toEqual([true, true])
    expect(rows[0]?.length).toBeGreaterThan(17_000)
  })

  it('lists places in their order, in which they are held against each other, by eras', async () => {
    const url = await createPostgresDatabase()
    const store = await openPostgresStore(url)
    const admin = new Client({ connectionString: url })
    await admin.connect()
    // An era ends in the midst of those that are saved at once.
    await admin.query("select setval(pg_get_serial_sequence('article', 'no'), 900)")
    const articles = Array.from({ length: 300 }, (_, n) =>
      makeArticle(`a${n}`, Array.from({ length: 10 }, () => `The mill of pier ${n} is old.`).join(' ')),
    )
    for (const some of [articles.slice(0, 200), articles.slice(200)])
      await store.saveArticles(some.map((article) => ({ article, digest: 'd' })))
    await store.close()
    const { rows: lists } = await admin.query<{ word: string; era: string; places: number[] }>(
      'select word, era, places from sentence_word order by word, era',
    )
    const { rows: sentences } = await admin.query<{ rowid: string }>(
      'select rowid from sentence_text order by 1',
    )
    await admin.end()
    const mills = lists.filter(({ word }) => word === 'mill')
    expect(mills.map(({ era }) => Number(era))).toEqual([0, 1])
    const rowids = mills.flatMap(({ era, places }) => places.map((place) => Number(era) * PLACES + place))
    expect(rowids).toHaveLength(3000)
    expect(rowids).toEqual(sentences.map(({ rowid }) => Number(rowid)))
    for (const { places } of lists) expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(lists.filter(({ word }) => word === '7').map(({ places }) => places.length)).toEqual([10])
  })

  it('finds an article by its first 300,000 characters, which are what a vector holds', async () => {
    const store = await openPostgresStore(await createPostgresDatabase())
    const words = Array.from({ length: 60_000 }, (_, n) => `w${n}`)
    await store.saveArticle(makeArticle('long', `It begins. ${words.join(' ')}`), 'd')
    const found = async (about: string): Promise<number> =>
      (await store.listArticles({ about }, { offset: 0, size: 1 })).total
    expect([await found('begins'), await found('w40000'), await found('w59999')]).toEqual([1, 1, 0])
    await store.close()
  })

  it('finds what holds several words where its user may not create extensions', async () => {
    const url = new URL(await createPostgresDatabase())
    const name = url.pathname.slice(1)
    const admin = new Client({ connectionString: url.href })
    await admin.connect()
    await admin.query(`create role ${name} login; grant create on schema public to ${name}`)
    url.username = name
    const store = await openPostgresStore(url.href)
    expect((await admin.query("select from pg_extension where extname = 'intarray'")).rows).toHaveLength(0)
    await admin.end()
    await store.saveArticles(
      ['An old mill.', 'The old harbour has a lantern.', 'A lantern fell.'].map((text, n) => ({
        article: makeArticle(`a${n}`, text),
        digest: 'd',
      })),
    )
    const [first] = await store.searchSentences(['old', 'lantern'], 9)
    expect(first?.article.id).toBe('a1')
    expect(await store.searchWording(['harbour', 'lantern'], 9)).toHaveLength(1)
    await store.close()
  })
})
