import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDocumentReader, type DocumentReader } from '../../src/library/document-reader.ts'
import { extractArticle } from '../../src/library/extract-article.ts'
import { readFeed } from '../../src/library/read-feed.ts'
import { savedPages } from '../fixtures/pages/layouts.ts'

const URL_OF_PAGE = 'https://news.example/a'

/** Each entity becomes a node of its own: seconds of work, and no element too many. */
const hostile = `<body><p>${'&amp;'.repeat(1_000_000)}</p>`

describe('createDocumentReader', () => {
  const pages = savedPages.slice(0, 3).map(({ html }) => html)
  let reader: DocumentReader
  beforeEach(() => {
    reader = createDocumentReader(50)
  })
  afterEach(async () => reader.close())

  it('finds in a thread what is found without one', async () => {
    const patient = createDocumentReader()
    const read = await Promise.all(pages.map(async (html) => patient.readPage(html, URL_OF_PAGE)))
    expect(read).toEqual(pages.map((html) => extractArticle(html, URL_OF_PAGE)))
    await expect(patient.readPage('<body><p>Log in.</p>', URL_OF_PAGE)).rejects.toMatchObject({
      problem: 'noArticle',
      code: 'content',
    })
    await patient.close()
  })

  it('reads feeds there too', async () => {
    const patient = createDocumentReader()
    const feed = `<rss version="2.0"><channel><title>The Post</title><item><guid>1</guid><title>A</title><description>&lt;p>“It opens,” she said.&lt;/p></description></item></channel></rss>`
    expect(await patient.readFeed(feed, URL_OF_PAGE)).toEqual(readFeed(feed, URL_OF_PAGE))
    await expect(patient.readFeed('<html/>', URL_OF_PAGE)).rejects.toMatchObject({ problem: 'noFeed' })
    await patient.close()
    await expect(patient.readFeed(feed, URL_OF_PAGE)).rejects.toMatchObject({ problem: 'unreadableFeed' })
  })

  it('gives a feed up that takes too long, and lets everything else go on meanwhile', async () => {
    const item = `<item><guid>1</guid><title>A</title><description><![CDATA[${'&amp;'.repeat(190_000)}]]></description></item>`
    const feed = `<rss version="2.0"><channel><title>The Post</title>${item.repeat(4)}</channel></rss>`
    let turns = 0
    const counting = setInterval(() => (turns += 1), 1)
    await expect(reader.readFeed(feed, URL_OF_PAGE)).rejects.toMatchObject({ problem: 'unreadableFeed' })
    clearInterval(counting)
    expect(turns).toBeGreaterThan(1)
  })

  it('gives a page up that takes too long, and reads the next one', async () => {
    await expect(reader.readPage(hostile, URL_OF_PAGE)).rejects.toMatchObject({ problem: 'intricate' })
    const patient = createDocumentReader(60_000)
    const [given] = pages
    expect(await patient.readPage(given ?? '', URL_OF_PAGE)).toEqual(extractArticle(given ?? '', URL_OF_PAGE))
    await patient.close()
  })

  it('goes on after its thread has ended', async () => {
    const both = await Promise.allSettled([
      reader.readPage(hostile, URL_OF_PAGE),
      reader.readPage(hostile, URL_OF_PAGE),
    ])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('lets everything else go on meanwhile', async () => {
    let turns = 0
    const counting = setInterval(() => (turns += 1), 1)
    await expect(reader.readPage(hostile, URL_OF_PAGE)).rejects.toThrow('intricate')
    clearInterval(counting)
    expect(turns).toBeGreaterThan(1)
  })

  it('reads nothing once it is closed, and calls off what it reads', async () => {
    const patient = createDocumentReader(60_000)
    const begun = patient.readPage(hostile, URL_OF_PAGE).catch((error: unknown) => error)
    // The thread starts with the first turn of the queue.
    await Promise.resolve().then(() => undefined)
    await patient.close()
    expect(await begun).toMatchObject({ problem: expect.stringMatching(/intricate|unreadable/) as string })
    await expect(patient.readPage(pages[0] ?? '', URL_OF_PAGE)).rejects.toMatchObject({
      problem: 'unreadable',
    })
  })
})
