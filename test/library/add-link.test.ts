import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCommandRunner } from '../../src/commands/command-runner.ts'
import { addLink, type AddedLink } from '../../src/library/add-link.ts'
import { extractArticle } from '../../src/library/extract-article.ts'
import { createFetchPage } from '../../src/library/fetch-page.ts'
import { loadContent } from '../../src/library/load-content.ts'
import { removeOld } from '../../src/library/remove-old.ts'
import { inlineText, toPlainText } from '../../src/reply/plain-text.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { type NewsSite, startNewsSite } from '../doubles/news-site/news-site.ts'
import { savedPages } from '../fixtures/pages/layouts.ts'
import { makeDigests } from '../support/make-digests.ts'
import { someone } from '../support/shipped-runner.ts'

const log = pino({ level: 'silent' })
const DAY = 86_400_000

describe('addLink', () => {
  let site: NewsSite
  let store: FullStore
  let folder: string
  let now: number
  beforeEach(async () => {
    site = await startNewsSite()
    store = await openSqliteStore(':memory:')
    folder = mkdtempSync(join(tmpdir(), 'summit-add-'))
    now = Date.parse('2025-08-17T06:00:00Z')
    site.serve('/a', { body: savedPages[0]?.html ?? '' })
    site.serve('/login', { body: '<html><body>Log in.</body></html>' })
  })
  afterEach(async () => {
    await store.close()
    await site.close()
    rmSync(folder, { recursive: true })
  })

  const readPage = async (html: string, url: string) =>
    Promise.resolve().then(() => extractArticle(html, url))
  const fetchPage = createFetchPage({
    agent: 'Summit/test',
    isAllowedAddress: (address) => address === '127.0.0.1',
  })
  const add = async (path: string, into?: string): Promise<AddedLink> =>
    addLink(`${site.url}${path}`, {
      store,
      fetchPage,
      readPage,
      now: () => now,
      ...(into !== undefined && { folder: into }),
    })
  const runner = () =>
    createCommandRunner(
      {
        store,
        digests: makeDigests(store),
        today: () => '2025-08-17',
        library: { addLink: async (url) => addLink(url, { store, fetchPage, readPage, now: () => now }) },
      },
      log,
    )

  it('keeps the article as a file that a person can mend, where there is a folder', async () => {
    expect(await add('/a', folder)).toMatchObject({
      kind: 'file',
      title: 'Ostby opens its bridge after nine years',
    })
    expect(readdirSync(join(folder, 'added'))).toEqual([
      '2025-08-16-ostby-opens-its-bridge-after-nine-years.md',
    ])
    await loadContent(folder, store, log)
    const { items } = await store.listArticles({}, { offset: 0, size: 5 })
    expect(items).toMatchObject([
      { url: `${site.url}/a`, published: '2025-08-16', publisher: 'The Ostby Post' },
    ])

    const path = join(folder, 'added/2025-08-16-ostby-opens-its-bridge-after-nine-years.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('two thousand', 'three thousand'))
    await loadContent(folder, store, log)
    expect((await store.findArticle(items[0]?.id ?? ''))?.text).toContain('three thousand')
    expect(await add('/a', folder)).toEqual({ kind: 'known', article: items[0]?.id })
  })

  it('replaces no other article of the same title and date, and nothing that a person has mended', async () => {
    const [first] = savedPages
    site.serve('/other', { body: (first?.html ?? '').replaceAll('two thousand', 'nine hundred') })
    const name = 'added/2025-08-16-ostby-opens-its-bridge-after-nine-years'
    expect(await add('/a', folder)).toMatchObject({ kind: 'file', path: `${name}.md` })
    writeFileSync(
      join(folder, `${name}.md`),
      readFileSync(join(folder, `${name}.md`), 'utf8').replace('two thousand', '2000'),
    )
    expect(await add('/other', folder)).toMatchObject({ kind: 'file', path: `${name}-2.md` })
    // Before the folder's watcher has seen it.
    expect(await add('/a', folder)).toMatchObject({ kind: 'file', path: `${name}.md` })
    expect(await add('/other', folder)).toMatchObject({ kind: 'file', path: `${name}-2.md` })
    expect(readdirSync(join(folder, 'added'))).toHaveLength(2)
    expect(readFileSync(join(folder, `${name}.md`), 'utf8')).toContain('2000')
    expect(readFileSync(join(folder, `${name}-2.md`), 'utf8')).toContain('nine hundred')
  })

  it('keeps it in the store where the folder is not for writing', async () => {
    expect(await add('/a', '/sys/summit')).toMatchObject({ kind: 'new' })
    expect((await add('/a', '/sys/summit')).kind).toBe('known')
  })

  it('keeps it in the store otherwise, once, and lets the folder alone rule its own', async () => {
    const added = await add('/a')
    expect(added).toMatchObject({ kind: 'new' })
    expect((await add('/a')).kind).toBe('known')
    writeFileSync(join(folder, 'mine.md'), 'It is mine.')
    expect(await loadContent(folder, store, log)).toMatchObject({ added: 1, removed: 0 })
    expect((await store.listArticles({}, { offset: 0, size: 5 })).total).toBe(2)
  })

  it('says why there is nothing to add', async () => {
    expect(await add('/login')).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/holds no article/) as string,
    })
    expect(await add('/missing')).toEqual({
      kind: 'refused',
      refused: { code: 'status', what: '404' },
      reason: 'the server answers 404',
      status: 404,
    })
  })

  it.each([
    ['de', '/login', 'auf der Seite ist kein Artikel zu finden'],
    ['fr', '/missing', 'le serveur répond 404'],
    ['es', '/missing', 'el servidor responde 404'],
    ['en-XA', '/login', '⟦it holds no article that could be found.'],
  ])('says so in the language of whoever asks: %s', async (locale, path, words) => {
    const reply = await runner().runText(`add ${site.url}${path}`, { ...someone, locale })
    expect(toPlainText(reply)).toContain(`${site.url}${path}: ${words}`)
  })

  it('is a command for those who run this', async () => {
    const mayNot = await runner().runText(`add ${site.url}/a`, { platform: 'slack', mayManage: false })
    expect(mayNot.title).toBe('That is for those who run this')
    expect(toPlainText(await runner().runText(`add ${site.url}/login`, someone))).toMatch(/holds no article/)
    expect((await runner().runText(`add url:${site.url}/a`, someone)).title).toBe(
      'Ostby opens its bridge after nine years',
    )
    expect(toPlainText(await runner().runText('quote ann lee', someone))).toContain(
      'We have waited long enough',
    )
  })

  it('shows at most 600 characters of a fetched article, in whole sentences, and where the rest is', async () => {
    await add('/a')
    for (const name of ['opening', 'what comes next']) {
      const reply = await runner().runText(`sections ${name}`, someone)
      const shown = reply.blocks.flatMap((block) => (block.kind === 'quote' ? [inlineText(block.words)] : []))
      expect(shown.length).toBeGreaterThan(0)
      expect(shown.join('').length).toBeLessThanOrEqual(600)
      for (const words of shown) expect(words).toMatch(/[.”]$/)
      expect(reply.pager).toBeUndefined()
    }
    const opening = toPlainText(await runner().runText('sections opening', someone))
    expect(opening).toContain(`${site.url}/a`)
  })

  it('lets what is too old go, unless it is pinned', async () => {
    const added = await add('/a')
    const article = 'article' in added ? added.article : ''
    site.serve('/b', { body: savedPages[1]?.html ?? '' })
    await add('/b')
    expect(toPlainText(await runner().runText(`pin ${article}`, someone))).toContain('It stays')
    expect(await removeOld(store, 30, now + 29 * DAY)).toBe(0)
    expect(await removeOld(store, 30, now + 31 * DAY)).toBe(1)
    expect((await store.listArticles({}, { offset: 0, size: 5 })).items.map(({ id }) => id)).toEqual([
      article,
    ])
    await runner().runText(`pin ${article} keep:no`, someone)
    expect(await removeOld(store, 30, now + 31 * DAY)).toBe(1)
    expect((await add('/a')).kind).toBe('new')
  })
})
