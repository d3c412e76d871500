import { chmodSync, mkdtempSync, mkdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectContent } from '../../src/library/inspect-content.ts'
import { loadContent } from '../../src/library/load-content.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'

describe('loadContent', () => {
  let folder: string
  let store: Store
  let logged: string[]
  const load = async () =>
    loadContent(folder, store, pino({ level: 'warn' }, { write: (line) => logged.push(line) }))
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'summit-content-'))
    store = await openSqliteStore(':memory:')
    logged = []
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('takes files of any name, in folders too, and passes over hidden ones', async () => {
    mkdirSync(join(folder, '2025'))
    write('2025/Ålesund Bridge.md', 'It will open.')
    write('notes.txt', 'It will close.')
    write('no-ending', 'It will stay.')
    write('.hidden', 'Never.')
    expect(await load()).toEqual({ added: 3, unchanged: 0, refused: 0, removed: 0 })
    const ids = (await store.listVersions()).map(({ id }) => id).sort()
    expect(ids).toEqual(['2025-alesund-bridge', 'no-ending', 'notes'])
  })

  it('gives each of many files an article of its own, whatever their names fold to', async () => {
    // 300 pairs of one id: more than are taken in, or looked up, at once.
    for (let n = 0; n < 300; n += 1) {
      write(`report ${n}.txt`, `It will open on pier ${n}.`)
      write(`report-${n}.txt`, `It will close on pier ${n}.`)
    }
    expect(await load()).toMatchObject({ added: 600 })
    expect(new Set((await store.listVersions()).map(({ id }) => id)).size).toBe(600)
    expect(await load()).toEqual({ added: 0, unchanged: 600, refused: 0, removed: 0 })
  })

  it('leaves the rest to the next look where it is stopped, and takes nothing for gone', async () => {
    for (let n = 0; n < 300; n += 1) write(`${n}.txt`, `It will open on pier ${n}.`)
    await load()
    for (let n = 0; n < 300; n += 1) write(`new-${n}.txt`, `It will close on pier ${n}.`)
    const stopping = new AbortController()
    const stopped: Store = {
      ...store,
      saveArticles: async (articles) => {
        await store.saveArticles(articles)
        stopping.abort()
      },
    }
    const { added, removed } = await loadContent(folder, stopped, pino({ level: 'silent' }), {
      stop: stopping.signal,
    })
    expect(added).toBeGreaterThan(0)
    expect(added).toBeLessThan(300)
    expect(removed).toBe(0)
    expect(await store.listVersions()).toHaveLength(300 + added)
    expect(await load()).toEqual({ added: 300 - added, unchanged: 300 + added, refused: 0, removed: 0 })
  })

  it('says when the store fails in the middle', async () => {
    for (let n = 0; n < 300; n += 1) write(`${n}.txt`, `It will open on pier ${n}.`)
    const failing: Store = {
      ...store,
      saveArticles: async (articles) => {
        if (articles.some(({ article: { text } }) => text.includes('pier 150.'))) throw new Error('disk full')
        return store.saveArticles(articles)
      },
    }
    await expect(loadContent(folder, failing, pino({ level: 'silent' }))).rejects.toThrow('disk full')
    expect(await load()).toMatchObject({ refused: 0, removed: 0 })
    expect(await store.listVersions()).toHaveLength(300)
  })

  it('names a bad file with its reason and loads the others', async () => {
    write('bad.md', '---\ntitle: [\n---\nText.')
    write('empty.md', '')
    write('latin.txt', Uint8Array.of(0xe9))
    write('big.txt', new Uint8Array(5 * 1024 * 1024 + 1))
    const deep = Array.from({ length: 4 }, () => 'x'.repeat(200)).join('/')
    mkdirSync(join(folder, deep), { recursive: true })
    write(`${deep}/deep.md`, 'It will open.')
    write('good.md', 'It will open.')
    expect(await load()).toEqual({ added: 1, unchanged: 0, refused: 5, removed: 0 })
    expect(logged).toHaveLength(5)
    expect(logged.join('')).toMatch(/deep\.md has a path of more than 800 characters\. Rename its folders/)
    expect(logged.join('')).toMatch(/bad\.md.*not YAML/)
    expect(logged.join('')).toMatch(/big\.txt.*5 MB/)
    expect(logged.join('')).toMatch(/empty\.md.*no text/)
    expect(logged.join('')).toMatch(/latin\.txt.*UTF-8/)
  })

  it('analyses again only what changed, keeps what a broken file held, and forgets what is gone', async () => {
    write('a.md', 'It will open.')
    write('b.md', 'It will close.')
    await load()
    write('a.md', 'It has opened.')
    expect(await load()).toEqual({ added: 1, unchanged: 1, refused: 0, removed: 0 })
    expect((await store.findArticle('a'))?.text).toBe('It has opened.')
    write('a.md', '')
    expect(await load()).toEqual({ added: 0, unchanged: 1, refused: 1, removed: 0 })
    expect((await store.findArticle('a'))?.text).toBe('It has opened.')
    unlinkSync(join(folder, 'b.md'))
    unlinkSync(join(folder, 'a.md'))
    expect(await load()).toEqual({ added: 0, unchanged: 0, refused: 0, removed: 2 })
  })

  it('keeps apart files whose names become one id, however many are saved between them', async () => {
    // Listed by name: every ‘x 1’ comes long before its ‘x-1’.
    for (let i = 0; i < 150; i++)
      for (const name of ['x ', 'x-']) write(`${name}${i}.txt`, `It will open in ${i}.`)
    expect(await load()).toEqual({ added: 300, unchanged: 0, refused: 0, removed: 0 })
    expect(await load()).toEqual({ added: 0, unchanged: 300, refused: 0, removed: 0 })
    expect(new Set((await store.listVersions()).map(({ id }) => id)).size).toBe(300)
  })

  it('keeps apart files whose names become one id', async () => {
    write('a b.md', 'One.')
    write('a-b.txt', 'Two.')
    await load()
    expect((await store.listVersions()).map(({ id }) => id).sort()).toEqual(['a-b', 'a-b-2'])
  })

  it('takes files in the order of their paths, however they are spread over folders', async () => {
    for (const name of ['b', 'b c', 'a/d', 'a']) mkdirSync(join(folder, name), { recursive: true })
    const paths = ['a.md', 'a/d/e.md', 'a/d.md', 'b c/f.md', 'b.md', 'b/g.md']
    for (const path of paths) write(path, 'It will open.')
    await load()
    const inOrder = [...paths].sort().map((path) => path.slice(0, -3).replace(/[ /]/g, '-'))
    expect((await store.listVersions()).map(({ id }) => id)).toEqual(inOrder)
  })

  it('forgets what was in a folder that is named and gone, and nothing else', async () => {
    for (const name of ['a', 'ab']) mkdirSync(join(folder, name))
    for (const path of ['a/1.md', 'a/2.md', 'ab/3.md', '4.md']) write(path, 'It will open.')
    await load()
    rmSync(join(folder, 'a'), { recursive: true })
    unlinkSync(join(folder, '4.md'))
    const only = async (...names: string[]) =>
      loadContent(folder, store, pino({ level: 'silent' }), { only: names })
    expect(await only('a')).toEqual({ added: 0, unchanged: 0, refused: 0, removed: 2 })
    expect(await only('ab/3.md')).toEqual({ added: 0, unchanged: 1, refused: 0, removed: 0 })
    expect((await store.listVersions()).map(({ id }) => id).sort()).toEqual(['4', 'ab-3'])
  })

  it('names a folder within it that may not be read, and loads the others', async () => {
    mkdirSync(join(folder, 'lost+found'))
    write('lost+found/kept.md', 'It was there.')
    write('good.md', 'It will open.')
    await load()
    chmodSync(join(folder, 'lost+found'), 0)
    write('new.md', 'It will close.')
    chmodSync(folder, 0o755)
    // Root may read everything.
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid?.(65_534)
    try {
      expect(await load()).toEqual({ added: 1, unchanged: 1, refused: 1, removed: 0 })
      expect((await inspectContent(folder)).refused).toEqual([
        'lost+found/ cannot be read. Check its permissions.',
      ])
    } finally {
      if (isRoot) process.seteuid?.(0)
      chmodSync(join(folder, 'lost+found'), 0o755)
    }
    expect(logged.join('')).toMatch(/lost\+found\/ cannot be read/)
    expect(await store.findArticle('lost-found-kept')).toBeDefined()
  })

  it('takes links for what they lead to, and follows none round and round', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'summit-elsewhere-'))
    writeFileSync(join(elsewhere, 'far.md'), 'It is far.')
    write('near.md', 'It is near.')
    symlinkSync('near.md', join(folder, 'alias.md'))
    symlinkSync(elsewhere, join(folder, 'linked'))
    symlinkSync('.', join(folder, 'round'))
    symlinkSync('nowhere', join(folder, 'broken.md'))
    expect(await load()).toEqual({ added: 3, unchanged: 0, refused: 0, removed: 0 })
    expect((await store.findArticle('linked-far'))?.text).toBe('It is far.')
    rmSync(elsewhere, { recursive: true })
    expect(await load()).toEqual({ added: 0, unchanged: 2, refused: 0, removed: 1 })
  })

  it('says which folder cannot be read', async () => {
    rmSync(folder, { recursive: true })
    await expect(load()).rejects.toThrow('CONTENT_DIR')
    mkdirSync(folder)
  })
})
