import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { extractArticle } from '../../src/library/extract-article.ts'
import { createPageReader, type PageReader } from '../../src/library/page-reader.ts'
import { savedPages } from '../fixtures/pages/layouts.ts'

const URL_OF_PAGE = 'https://news.example/a'

/** Each entity becomes a node of its own: seconds of work, and no element too many. */
const hostile = `<body><p>${'&amp;'.repeat(1_000_000)}</p>`

describe('createPageReader', () => {
  const pages = savedPages.slice(0, 3).map(({ html }) => html)
  let reader: PageReader
  beforeEach(() => {
    reader = createPageReader(50)
  })
  afterEach(async () => reader.close())

  it('finds in a thread what is found without one', async () => {
    const patient = createPageReader()
    const read = await Promise.all(pages.map(async (html) => patient.read(html, URL_OF_PAGE)))
    expect(read).toEqual(pages.map((html) => extractArticle(html, URL_OF_PAGE)))
    await expect(patient.read('<body><p>Log in.</p>', URL_OF_PAGE)).rejects.toMatchObject({
      problem: 'noArticle',
      code: 'content',
    })
    await patient.close()
  })

  it('gives a page up that takes too long, and reads the next one', async () => {
    await expect(reader.read(hostile, URL_OF_PAGE)).rejects.toMatchObject({ problem: 'intricate' })
    const patient = createPageReader(60_000)
    const [given] = pages
    expect(await patient.read(given ?? '', URL_OF_PAGE)).toEqual(extractArticle(given ?? '', URL_OF_PAGE))
    await patient.close()
  })

  it('goes on after its thread has ended', async () => {
    const both = await Promise.allSettled([
      reader.read(hostile, URL_OF_PAGE),
      reader.read(hostile, URL_OF_PAGE),
    ])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('lets everything else go on meanwhile', async () => {
    let turns = 0
    const counting = setInterval(() => (turns += 1), 1)
    await expect(reader.read(hostile, URL_OF_PAGE)).rejects.toThrow('intricate')
    clearInterval(counting)
    expect(turns).toBeGreaterThan(1)
  })

  it('reads nothing once it is closed, and calls off what it reads', async () => {
    const patient = createPageReader(60_000)
    const begun = patient.read(hostile, URL_OF_PAGE).catch((error: unknown) => error)
    // The thread starts with the first turn of the queue.
    await Promise.resolve().then(() => undefined)
    await patient.close()
    expect(await begun).toMatchObject({ problem: expect.stringMatching(/intricate|unreadable/) as string })
    await expect(patient.read(pages[0] ?? '', URL_OF_PAGE)).rejects.toMatchObject({ problem: 'unreadable' })
  })
})
