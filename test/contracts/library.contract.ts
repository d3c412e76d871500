import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseArticleId, guidKey, urlKey } from '../../src/library/article-keys.ts'
import type { ContentFile } from '../../src/store/sources.ts'
import type { Store } from '../../src/store/store.ts'
import { createRandom } from '../support/random.ts'

/** What every store must remember for the library. `open` makes an empty one. */
export function libraryContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, as the library's memory`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(async () => store.close())

    const source = (article: string, addedAt = 0) => ({
      article,
      origin: 'feed' as const,
      addedAt,
      pinned: false,
      markdown: `About ${article}.`,
    })
    const none = { keys: [], bands: [] }
    const listFiles = async () => {
      const files: ContentFile[] = []
      for await (const file of store.sources.listFiles()) files.push(file)
      return files
    }

    it('knows files by their paths', async () => {
      await store.sources.saveFiles([{ path: 'a.md', article: 'a', stamp: '' }], [])
      await store.sources.saveFiles([{ path: 'a.md', article: 'a', stamp: '1' }], [])
      await store.sources.saveFiles([{ path: 'b.md', article: 'b', stamp: '2' }], [])
      expect(await store.sources.countFiles()).toBe(2)
      expect(await store.sources.findFiles(['b.md', 'c.md'])).toEqual([
        { path: 'b.md', article: 'b', stamp: '2' },
      ])
      expect(await store.sources.findFiles([])).toEqual([])
      await store.sources.removeFile('b.md')
      expect(await listFiles()).toEqual([{ path: 'a.md', article: 'a', stamp: '1' }])
      expect(await store.sources.findDigests(['a'])).toEqual(new Map())
    })

    it('lists every file once, however many there are', async () => {
      const files = Array.from({ length: 2345 }, (_, n) => ({
        path: `${n}/Ä.md`,
        article: `${n}`,
        stamp: '',
      }))
      await store.sources.saveFiles(files, [])
      const listed = await listFiles()
      expect(listed.map(({ path }) => path).sort()).toEqual(files.map(({ path }) => path).sort())
    })

    it('gives an id to one source only', async () => {
      expect(await store.sources.addSource(source('a', 5), none)).toBe(true)
      expect(await store.sources.addSource(source('a', 9), none)).toBe(false)
      expect(await store.sources.findSource('a')).toEqual(source('a', 5))
      await store.sources.saveFiles([{ path: 'b.md', article: 'b', stamp: '' }], [])
      expect((await store.sources.findTaken(['a', 'b', 'c'])).sort()).toEqual(['a', 'b'])
    })

    it('finds sources by key and by band, a key being the first one’s', async () => {
      await store.sources.addSource(source('a'), { keys: ['k', 'l'], bands: ['1', '2'] })
      await store.sources.addSource(source('b'), { keys: ['k', 'm'], bands: ['2', '3'] })
      expect(await store.sources.findByKeys(['k'])).toBe('a')
      expect(await store.sources.findByKeys(['m', 'x'])).toBe('b')
      expect(await store.sources.findByKeys([])).toBeUndefined()
      expect(await store.sources.findByBands(['2'], 10)).toEqual(['a', 'b'])
      expect(await store.sources.findByBands(['2'], 1)).toEqual(['a'])
      await store.sources.removeSource('a')
      expect(await store.sources.findByKeys(['k', 'l'])).toBeUndefined()
      expect(await store.sources.findByBands(['1', '2'], 10)).toEqual(['b'])
    })

    it('knows articles again by keys that are longer than an index takes', async () => {
      const random = createRandom(4)
      const long = Array.from({ length: 5000 }, () => Math.floor(random() * 36).toString(36)).join('')
      const keys = [urlKey(`https://a.example/${long}`), guidKey('https://a.example/feed', long)]
      await store.sources.addSource(source('a'), { keys, bands: [] })
      await store.sources.saveFiles([], [{ key: urlKey(`https://a.example/${long}!`), article: 'b' }])
      for (const key of keys) expect(await store.sources.findByKeys([key])).toBe('a')
      expect(await store.sources.findByKeys([urlKey(`https://a.example/${long}!`)])).toBe('b')
      const name = `a${long.replaceAll(/./g, (letter) => String.fromCodePoint(0x10428 + parseInt(letter, 36)))}`
      const id = await chooseArticleId(name, store.sources)
      await store.sources.addSource(source(id), none)
      expect((await store.sources.findSource(id))?.article).toBe(id)
      expect(await chooseArticleId(name, store.sources)).toBe(`${id}-2`)
    })

    it('remembers of a retired source by which guids feeds know it, and nothing else', async () => {
      await store.sources.addSource(source('a'), {
        keys: [guidKey('f', '1'), urlKey('https://a.example/')],
        bands: ['1'],
      })
      await store.sources.retireSource('a')
      expect(await store.sources.listSources()).toEqual([])
      expect(await store.sources.findByKeys([guidKey('f', '1')])).toBe('a')
      expect(await store.sources.findByKeys([urlKey('https://a.example/')])).toBeUndefined()
      expect(await store.sources.findByBands(['1'], 10)).toEqual([])
    })

    it('lists every guid once, and no address, however many there are', async () => {
      const keys = Array.from({ length: 2345 }, (_, n) => guidKey('https://f.example/Ä', `${n}`))
      for (const key of keys.slice(0, 2))
        await store.sources.addSource(source(key), { keys: [key, urlKey(key)], bands: [] })
      await store.sources.addMarks('many', { keys: keys.slice(2), bands: [] })
      const listed: string[] = []
      for await (const some of store.sources.listGuids()) listed.push(...some.map(({ key }) => key))
      expect(listed.sort()).toEqual(keys.sort())
    })

    it('lists what is old and not pinned, the oldest first', async () => {
      for (const [article, at] of [
        ['new', 30],
        ['older', 10],
        ['old', 20],
        ['kept', 5],
      ] as const)
        await store.sources.addSource(source(article, at), none)
      expect(await store.sources.setPinned('kept', true)).toBe(true)
      expect(await store.sources.setPinned('nobody', true)).toBe(false)
      expect(await store.sources.listOlder(30, 10)).toEqual(['older', 'old'])
      expect((await store.sources.findSource('kept'))?.pinned).toBe(true)
      await store.sources.setPinned('kept', false)
      expect(await store.sources.listOlder(30, 1)).toEqual(['kept'])
    })

    it('follows feeds, and tells how the last poll went', async () => {
      const url = 'https://a.example/'
      await store.feeds.saveFeed({ url, origin: 'file', settings: { name: 'A', include: ['x'] } })
      expect(await store.feeds.claimDue(100, 'me', 200)).toMatchObject({
        url,
        settings: { name: 'A' },
        failures: 0,
      })
      await store.feeds.finishPoll(url, 'me', {
        problem: { code: 'status', what: '500' },
        checkedAt: 110,
        nextAt: 300,
      })
      expect(await store.feeds.listFeeds()).toMatchObject([
        { problem: { code: 'status', what: '500' }, failures: 1, checkedAt: 110, nextAt: 300 },
      ])
      await store.feeds.saveFeed({ url, origin: 'file', settings: { name: 'B' } })
      expect(await store.feeds.claimDue(299, 'me', 400)).toBeUndefined()
      expect(await store.feeds.claimDue(300, 'me', 400)).toBeDefined()
      await store.feeds.release(url, 'somebody else')
      expect(await store.feeds.claimDue(300, 'other', 400)).toBeUndefined()
      await store.feeds.release(url, 'me')
      expect(await store.feeds.claimDue(300, 'me', 400)).toMatchObject({
        settings: { name: 'B' },
        failures: 1,
      })
      await store.feeds.finishPoll(url, 'me', {
        etag: '"1"',
        lastModified: 'then',
        checkedAt: 310,
        nextAt: 600,
      })
      const [feed] = await store.feeds.listFeeds()
      expect(feed).toMatchObject({ etag: '"1"', lastModified: 'then', failures: 0 })
      expect(feed).not.toHaveProperty('problem')
      expect(await store.feeds.removeFeed(url)).toBe(true)
      expect(await store.feeds.removeFeed(url)).toBe(false)
    })

    it('lets one of many poll a feed, and another when its lease has run out', async () => {
      const urls = Array.from({ length: 5 }, (_, i) => `https://${i}.example/`)
      for (const url of urls) await store.feeds.saveFeed({ url, origin: 'command', settings: {} })
      const claims = await Promise.all(
        Array.from({ length: 50 }, async (_, i) => store.feeds.claimDue(100, `replica ${i}`, 200)),
      )
      expect(claims.flatMap((feed) => feed?.url ?? []).sort()).toEqual(urls)
      expect(await store.feeds.claimDue(199, 'late', 300)).toBeUndefined()
      expect((await store.feeds.claimDue(200, 'later', 300))?.url).toBe(urls[0])
      // Whoever lost the lease has nothing more to say.
      await store.feeds.finishPoll(urls[0] ?? '', 'replica 0', {
        problem: { code: 'x', what: '' },
        checkedAt: 201,
        nextAt: 999,
      })
      expect((await store.feeds.listFeeds())[0]).toMatchObject({ failures: 0, nextAt: 0 })
    })
  })
}
