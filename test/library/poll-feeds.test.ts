import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCommandRunner } from '../../src/commands/command-runner.ts'
import { extractArticle } from '../../src/library/extract-article.ts'
import { createFetchPage } from '../../src/library/fetch-page.ts'
import { refreshSources } from '../../src/library/keep-arrival.ts'
import { createFeedPoller, type FeedDeps } from '../../src/library/poll-feeds.ts'
import { readFeed as readFeedNow } from '../../src/library/read-feed.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import type { FeedSettings } from '../../src/store/feeds.ts'
import { removeOld } from '../../src/library/remove-old.ts'
import { openPostgresStore } from '../../src/store/postgres-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { type NewsSite, type SiteAnswer, startNewsSite } from '../doubles/news-site/news-site.ts'
import { savedPages } from '../fixtures/pages/layouts.ts'
import { stories } from '../fixtures/pages/stories.ts'
import { makeDigests } from '../support/make-digests.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'
import { someone } from '../support/shipped-runner.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const log = pino({ level: 'silent' })
const readPage = async (html: string, url: string) => Promise.resolve().then(() => extractArticle(html, url))
const readFeed = async (text: string, url: string) => Promise.resolve().then(() => readFeedNow(text, url))
const fetching = { agent: 'Summit/test', isAllowedAddress: (address: string) => address === '127.0.0.1' }
const fetchPage = createFetchPage(fetching)
const goingOn = new AbortController().signal

interface Item {
  readonly guid: string
  readonly link?: string
  readonly title: string
  readonly text?: string
}

function rss(items: readonly Item[], channel = ''): SiteAnswer {
  const body = items.map(
    ({ guid, link, title, text = '' }) =>
      `<item><guid isPermaLink="false">${guid}</guid>${link === undefined ? '' : `<link>${link}</link>`}<title>${title}</title>
<pubDate>Sat, 16 Aug 2025 10:00:00 GMT</pubDate><description><![CDATA[${text}]]></description></item>`,
  )
  return {
    headers: { 'content-type': 'application/rss+xml' },
    body: `<rss version="2.0"><channel><title>The Ostby Post</title><link>https://ostby.example</link>${channel}${body.join('')}</channel></rss>`,
  }
}

async function pollDueFeeds(deps: FeedDeps): Promise<void> {
  const poller = createFeedPoller(deps)
  poller.pollDue()
  await poller.idle()
}

describe('createFeedPoller', () => {
  let site: NewsSite
  let store: FullStore
  let now: number
  beforeEach(async () => {
    site = await startNewsSite()
    store = await openSqliteStore(':memory:')
    now = Date.parse('2025-08-17T06:00:00Z')
  })
  afterEach(async () => {
    await store.close()
    await site.close()
  })

  const poll = async (holder = 'one', into = store) =>
    pollDueFeeds({
      ...{ store: into, fetchPage, readPage, readFeed, log, holder },
      now: () => now,
      stop: goingOn,
    })
  const follow = async (path: string, settings: FeedSettings = {}) =>
    store.feeds.saveFeed({ url: `${site.url}${path}`, origin: 'command', settings })
  const titles = async () =>
    (await store.listArticles({}, { offset: 0, size: 100 })).items.map(({ title }) => title).sort()
  const feedAt = async (path: string) =>
    (await store.feeds.listFeeds()).find(({ url }) => url === `${site.url}${path}`)
  const asked = (path: string) => site.requests.filter((request) => request.path === path)

  it('makes a digest of feeds: redirects, packed pages and all', async () => {
    const [first, second] = savedPages
    site.serve('/feed', { status: 301, headers: { location: '/feeds/all.xml' } })
    site.serve('/feeds/all.xml', {
      ...rss([
        { guid: '1', link: '/a', title: 'Bridge', text: 'Teaser.' },
        { guid: '2', link: '/b', title: 'Catch', text: 'Teaser.' },
        {
          guid: '3',
          link: '/broken',
          title: 'Broken',
          text: `<p>“It will do,” said Ann Lee, the mayor of Ostby.</p>`,
        },
      ]),
      packed: 'gzip',
    })
    site.serve('/a', { status: 302, headers: { location: '/a/1' } })
    site.serve('/a/1', { body: first?.html ?? '', packed: 'br' })
    site.serve('/b', { body: second?.html ?? '', packed: 'deflate' })
    site.serve('/broken', { length: 9000, body: '<html>' })
    await follow('/feed')
    await poll()
    expect(await titles()).toEqual(['Bridge', 'Catch'])
    now += 31 * MINUTE
    await poll()

    expect(await titles()).toEqual(['Bridge', 'Broken', 'Catch'])
    const runner = createCommandRunner({ store, digests: makeDigests(store), today: () => '2025-08-17' }, log)
    const text = toPlainText(await runner.runText('digest preview', someone))
    expect(text).toContain('The bridge over the Ost opened on Saturday')
    expect(text).toContain('Ann Lee')
    expect(text).toContain('The Ostby Post')
    expect(text).toContain(`${site.url}/b`)
    const { items } = await store.listArticles({ titled: 'Bridge' }, { offset: 0, size: 1 })
    const article = await store.findArticle(items[0]?.id ?? '')
    expect(article).toMatchObject({
      fetched: '2025-08-17',
      published: '2025-08-16',
      publisher: 'The Ostby Post',
    })
    for (const paragraph of stories[0]?.paragraphs ?? [])
      expect(article?.text).toContain(paragraph.replace('## ', ''))
  })

  it('asks for what changed only, and takes an entry once', async () => {
    site.serve('/feed', ({ headers }) =>
      headers['if-none-match'] === '"v1"' && headers['if-modified-since'] === 'Sat, 16 Aug 2025 10:00:00 GMT'
        ? { status: 304 }
        : {
            ...rss([{ guid: '1', title: 'Bridge', text: 'It opens.' }]),
            headers: {
              'content-type': 'text/xml',
              etag: '"v1"',
              'last-modified': 'Sat, 16 Aug 2025 10:00:00 GMT',
            },
          },
    )
    await follow('/feed')
    await poll()
    await poll()
    expect(asked('/feed')).toHaveLength(1)
    now += 31 * MINUTE
    await poll()
    expect(asked('/feed')).toHaveLength(2)
    expect(asked('/feed')[1]?.headers['if-none-match']).toBe('"v1"')
    expect(await titles()).toEqual(['Bridge'])
    expect(await feedAt('/feed')).toMatchObject({ etag: '"v1"', failures: 0 })
    // The server forgot what it had said: the same entry again is no second article.
    site.serve('/feed', rss([{ guid: '1', title: 'Bridge, renamed', text: 'It opens.' }]))
    now += 31 * MINUTE
    await poll()
    expect(await titles()).toEqual(['Bridge'])
  })

  it('leaves what a stop breaks off as it was, for whoever starts next', async () => {
    const stopping = new AbortController()
    site.serve(
      '/feed',
      rss([
        { guid: '1', link: '/a', title: 'Bridge', text: 'Teaser.' },
        { guid: '2', link: '/b', title: 'Catch', text: 'Teaser.' },
      ]),
    )
    site.serve('/a', { body: savedPages[0]?.html ?? '' })
    site.serve('/b', () => {
      stopping.abort()
      return { body: '<html>', stalls: true }
    })
    await follow('/feed')
    const { signal: stop } = stopping
    const interrupted = createFetchPage({ ...fetching, stop })
    await pollDueFeeds({
      ...{ store, fetchPage: interrupted, readPage, readFeed, log, holder: 'one', stop },
      now: () => now,
    })
    expect(await titles()).toEqual(['Bridge'])
    const { failures, problem } = (await feedAt('/feed')) ?? {}
    expect({ failures, problem }).toEqual({ failures: 0, problem: undefined })

    site.serve('/b', { body: savedPages[1]?.html ?? '' })
    await poll('two')
    expect(await titles()).toEqual(['Bridge', 'Catch'])
    const { items } = await store.listArticles({ titled: 'Catch' }, { offset: 0, size: 1 })
    expect((await store.findArticle(items[0]?.id ?? ''))?.text).not.toContain('Teaser')
  })

  it('lets a failing feed say why, wait longer each time, and stop no other', async () => {
    site.serve('/down', { status: 500 })
    site.serve('/html', { body: '<html><body>Sign in</body></html>' })
    site.serve('/busy', { status: 503, headers: { 'retry-after': '7200' } })
    site.serve('/good', rss([{ guid: '1', title: 'Bridge', text: 'It opens.' }]))
    for (const path of ['/down', '/html', '/busy', '/good', '/gone']) await follow(path, { every: 10 })
    await poll()
    expect(await titles()).toEqual(['Bridge'])
    expect((await feedAt('/down'))?.problem).toEqual({ code: 'status', what: '500' })
    expect((await feedAt('/html'))?.problem).toEqual({ code: 'noFeed', what: '' })
    expect((await feedAt('/gone'))?.problem).toEqual({ code: 'status', what: '404' })
    expect((await feedAt('/busy'))?.nextAt).toBe(now + 120 * MINUTE)
    expect((await feedAt('/good'))?.nextAt).toBe(now + 10 * MINUTE)
    const waits: number[] = []
    for (let i = 0; i < 12; i++) {
      const { nextAt = 0 } = (await feedAt('/down')) ?? {}
      waits.push((nextAt - now) / MINUTE)
      now = nextAt
      await poll()
    }
    expect(waits.slice(0, 4)).toEqual([10, 20, 40, 80])
    expect(waits.at(-1)).toBe(24 * 60)
    site.serve('/down', rss([]))
    now = (await feedAt('/down'))?.nextAt ?? 0
    await poll()
    expect(await feedAt('/down')).toMatchObject({ failures: 0, nextAt: now + 10 * MINUTE })
  })

  it('polls what has become due while a slow feed is still being polled', async () => {
    const stopping = new AbortController()
    const { signal: stop } = stopping
    site.serve('/slow', { body: '<rss>', stalls: true })
    site.serve('/good', rss([{ guid: '1', title: 'Bridge', text: 'It opens.' }]))
    const poller = createFeedPoller({
      ...{ store, fetchPage: createFetchPage({ ...fetching, stop }), readPage, readFeed, log, holder: 'one' },
      ...{ now: () => now, stop },
    })
    await follow('/slow')
    poller.pollDue()
    await expect.poll(() => asked('/slow')).toHaveLength(1)
    await follow('/good')
    poller.pollDue()
    await expect.poll(titles).toEqual(['Bridge'])
    expect(asked('/slow')).toHaveLength(1)
    stopping.abort()
    await poller.idle()
  })

  it('takes in a page with a NUL in its text', async () => {
    site.serve('/feed', rss([{ guid: '1', link: '/a', title: 'Bridge', text: 'Teaser.' }]))
    site.serve('/a', { body: (savedPages[0]?.html ?? '').replaceAll('bridge', 'bri\0dge') })
    await follow('/feed')
    await poll()
    const { items } = await store.listArticles({ titled: 'Bridge' }, { offset: 0, size: 1 })
    const text = (await store.findArticle(items[0]?.id ?? ''))?.text
    expect(text).toContain('bridge')
    expect(text).not.toContain('Teaser')
  })

  it('keeps nothing of an entry that would be no article, and takes in those after it', async () => {
    const items = ['NUL', 'Bridge'].map((title, i) => ({
      guid: String(i),
      link: `/${i}`,
      title,
      text: 'So.',
    }))
    site.serve('/feed', rss(items))
    site.serve('/0', { body: 'NUL' })
    await follow('/feed')
    await pollDueFeeds({
      ...{ store, fetchPage, readFeed, log, holder: 'one', stop: goingOn },
      readPage: async (text, url) =>
        Promise.resolve({ details: { title: '', url }, parts: [{ kind: 'paragraph', text: `${text} \0` }] }),
      now: () => now,
    })
    expect(await titles()).toEqual(['Bridge'])
    expect((await feedAt('/feed'))?.problem).toBeUndefined()
    // What is there is brought up to date before anything is polled: it must be readable.
    expect(await refreshSources(store)).toBe(0)
    expect(await store.sources.listSources()).toHaveLength(1)
  })

  it.each([
    ['a server that is busy', { status: 503 }],
    ['a server that wants fewer questions', { status: 429 }],
    ['a connection that breaks off', { length: 9000, body: '<html>' }],
  ])('waits once for a page that could not be had because of %s', async (_, answer) => {
    const passing = { guid: '1', link: '/a', title: 'Bridge', text: 'Teaser.' }
    const lasting = { guid: '2', link: '/b', title: 'Catch', text: 'Teaser.' }
    site.serve('/feed', { ...rss([passing, lasting]), headers: { 'content-type': 'text/xml', etag: '"1"' } })
    for (const path of ['/a', '/b']) site.serve(path, answer)
    await follow('/feed')
    await poll()
    expect(await titles()).toEqual([])
    expect(await feedAt('/feed')).not.toHaveProperty('etag')
    site.serve('/a', { body: savedPages[0]?.html ?? '' })
    now += 31 * MINUTE
    await poll()
    const { items } = await store.listArticles({}, { offset: 0, size: 5 })
    const texts = await Promise.all(items.map(async ({ id }) => (await store.findArticle(id))?.text ?? ''))
    expect(texts.filter((text) => text.includes('Teaser.'))).toEqual(['Teaser.'])
    expect(await titles()).toEqual(['Bridge', 'Catch'])
    expect(await feedAt('/feed')).toHaveProperty('etag')
  })

  it('does not bring back what a feed still lists when it was too old to be kept', async () => {
    const bridge = { guid: '1', link: '/a', title: 'Bridge' }
    site.serve('/a', { body: savedPages[0]?.html ?? '' })
    site.serve('/feed', rss([bridge]))
    await follow('/feed')
    await poll()
    now += 31 * DAY
    expect(await removeOld(store, 30, now)).toBe(1)
    site.serve('/feed', rss([{ guid: '2', title: 'Catch', text: 'It came.' }, bridge]))
    await poll()
    expect(await titles()).toEqual(['Catch'])
    expect(asked('/a')).toHaveLength(1)
  })

  it('looks once for an article that is not there, and gets to the end of a feed of such entries', async () => {
    const films = Array.from({ length: 45 }, (_, i) => ({
      guid: String(i),
      link: `/film/${i}`,
      title: `Film ${i}`,
    }))
    for (const { link } of films) site.serve(link, { body: '<html><body><video></video></body></html>' })
    site.serve('/a', { body: savedPages[0]?.html ?? '' })
    site.serve(
      '/feed',
      rss([
        ...films,
        { guid: 'a', link: '/a', title: 'Bridge' },
        { guid: 'b', link: '/down', title: 'Down' },
      ]),
    )
    site.serve('/down', { status: 503 })
    await follow('/feed')
    await poll()
    now += 31 * MINUTE
    await poll()
    expect(await titles()).toEqual(['Bridge'])
    for (const { link } of films) expect(asked(link)).toHaveLength(1)
    // What could not be had may be there the next time.
    site.serve('/down', { body: savedPages[1]?.html ?? '' })
    now += 31 * MINUTE
    await poll()
    expect(await titles()).toEqual(['Bridge', 'Down'])
  })

  it('waits as long as somebody asked for, be it more than a day', async () => {
    site.serve('/feed', rss([]))
    await follow('/feed', { every: 2880 })
    await poll()
    expect((await feedAt('/feed'))?.nextAt).toBe(now + 2 * DAY)
    site.serve('/feed', { status: 500 })
    now += 2 * DAY
    await poll()
    expect((await feedAt('/feed'))?.nextAt).toBe(now + 2 * DAY)
  })

  it('waits as long as the feed wishes', async () => {
    site.serve('/feed', rss([], '<ttl>180</ttl>'))
    await follow('/feed')
    await poll()
    expect((await feedAt('/feed'))?.nextAt).toBe(now + 180 * MINUTE)
  })

  it('makes one article with several links of agency copy in several papers', async () => {
    const text = (stories[0]?.paragraphs ?? [])
      .map((paragraph) => `<p>${paragraph.replace('## ', '')}</p>`)
      .join('')
    const item = (paper: string, title: string, html: string) =>
      rss([{ guid: paper, link: `https://${paper}.example/story`, title, text: html }])
    site.serve('/one', item('one', 'Ostby opens its bridge', text))
    site.serve('/two', item('two', 'At last: a bridge', `<p>By our own desk</p>${text}`))
    site.serve('/three', item('three', 'Bridge', text.replace('two thousand', '2,000')))
    site.serve('/same', item('one', 'The same address', text))
    for (const path of ['/one', '/two', '/three', '/same']) {
      await follow(path, { name: `Paper ${path}`, full: false })
      await poll()
    }
    expect(await titles()).toEqual(['Ostby opens its bridge'])
    const { items } = await store.listArticles({}, { offset: 0, size: 1 })
    const article = await store.findArticle(items[0]?.id ?? '')
    expect(article?.url).toBe('https://one.example/story')
    expect(article?.also).toEqual([
      { url: 'https://two.example/story', publisher: 'Paper /two' },
      { url: 'https://three.example/story', publisher: 'Paper /three' },
    ])
    now += 31 * MINUTE
    await poll()
    expect(await titles()).toHaveLength(1)
  })

  it('takes what is wanted only', async () => {
    const items = ['Bridge opens', 'Bridge closes for sport', 'Weather', 'Bridgehead lost'].map(
      (title, i) => ({
        guid: String(i),
        title,
        text: 'It is so.',
      }),
    )
    site.serve('/feed', rss(items))
    await follow('/feed', { include: ['bridge'], exclude: ['sport'] })
    await poll()
    expect(await titles()).toEqual(['Bridge opens'])
  })

  it('takes a long feed in portions, and loses nothing of it', async () => {
    const items = Array.from({ length: 90 }, (_, i) => ({
      guid: String(i),
      title: `Story ${i}`,
      text: `Number ${i}.`,
    }))
    site.serve('/feed', { ...rss(items), headers: { 'content-type': 'text/xml', etag: '"1"' } })
    await follow('/feed')
    for (const known of [40, 80, 90]) {
      await poll()
      expect(await titles()).toHaveLength(known)
      now += 31 * MINUTE
    }
    expect(await feedAt('/feed')).toMatchObject({ etag: '"1"' })
  })

  it('is done once by several replicas, which share what came in', async () => {
    const url = await createPostgresDatabase()
    const replicas = await Promise.all([1, 2, 3].map(async () => openPostgresStore(url)))
    const paths = ['/1', '/2', '/3', '/4', '/5', '/6']
    for (const path of paths) {
      site.serve(path, rss([{ guid: path, title: `Story ${path}`, text: `About ${path}.` }]))
      await replicas[0]?.feeds.saveFeed({ url: `${site.url}${path}`, origin: 'command', settings: {} })
    }
    await Promise.all(replicas.map(async (replica, index) => poll(`replica ${index}`, replica)))
    for (const path of paths) expect(asked(path)).toHaveLength(1)
    for (const replica of replicas) {
      expect((await replica.listArticles({}, { offset: 0, size: 10 })).total).toBe(6)
      await replica.close()
    }
  })
})
