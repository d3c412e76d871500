import {
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadContent } from '../../src/library/load-content.ts'
import { watchContent } from '../../src/library/watch-content.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'

describe('watchContent', () => {
  const log = pino({ level: 'silent' })
  let folder: string
  let store: Store
  let settings: string[]
  let watcher: ReturnType<typeof watchContent>

  const textOf = async (id: string) => (await store.findArticle(id))?.text
  const eventually = async (id: string, text: string | undefined) =>
    vi.waitFor(async () => expect(await textOf(id)).toBe(text), { timeout: 20_000, interval: 20 })
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'summit-watch-'))
    store = await openSqliteStore(':memory:')
    settings = []
    write('old.md', 'It was there.')
    await loadContent(folder, store, log)
    watcher = watchContent({
      folder,
      store,
      log,
      onSettings: async (name) => Promise.resolve(void settings.push(name)),
    })
  })
  afterEach(async () => {
    await watcher.close()
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('takes in what is added, changed and removed', async () => {
    write('new.md', 'It came.')
    await eventually('new', 'It came.')
    write('new.md', 'It went.')
    await eventually('new', 'It went.')
    rmSync(join(folder, 'new.md'))
    await eventually('new', undefined)
    renameSync(join(folder, 'old.md'), join(folder, 'renamed.md'))
    await eventually('renamed', 'It was there.')
    await eventually('old', undefined)
  })

  it('follows folders that come and go', async () => {
    mkdirSync(join(folder, 'a/b'), { recursive: true })
    write('a/b/deep.md', 'It is deep.')
    await eventually('a-b-deep', 'It is deep.')
    rmSync(join(folder, 'a'), { recursive: true })
    await eventually('a-b-deep', undefined)
    expect(await textOf('old')).toBe('It was there.')
  })

  it('follows folders that were there before it, and one that was moved', async () => {
    await watcher.close()
    mkdirSync(join(folder, 'then/before'), { recursive: true })
    watcher = watchContent({ folder, store, log })
    await watcher.ready
    write('then/before/new.md', 'It came.')
    await eventually('then-before-new', 'It came.')
    renameSync(join(folder, 'then'), join(folder, 'now'))
    await eventually('now-before-new', 'It came.')
    await eventually('then-before-new', undefined)
    write('now/before/new.md', 'It went.')
    await eventually('now-before-new', 'It went.')
  })

  it('waits for a file that is still being written', async () => {
    const saved: string[] = []
    const file = openSync(join(folder, 'slow.md'), 'w')
    // Each piece comes before the last one has settled.
    for (let piece = 0; piece < 20; piece++) {
      writeSync(file, `Piece ${piece} came. `)
      await new Promise(setImmediate)
      saved.push((await textOf('slow')) ?? '')
    }
    closeSync(file)
    await vi.waitFor(async () => expect(await textOf('slow')).toMatch(/Piece 19 came\.$/), {
      timeout: 20_000,
    })
    expect(new Set(saved)).toEqual(new Set(['']))
  })

  it('takes in later what the store could not take', async () => {
    await watcher.close()
    await store.close()
    const database = join(folder, '.summit.db')
    store = await openSqliteStore(database)
    await loadContent(folder, store, log)
    const failures: string[] = []
    const errors = pino({ level: 'error' }, { write: (line) => void failures.push(line) })
    watcher = watchContent({ folder, store, log: errors })
    await watcher.ready
    const other = new DatabaseSync(database)
    other.exec('alter table content_file rename to elsewhere')
    write('new.md', 'It came.')
    await vi.waitFor(() => expect(failures.join('')).toContain('could not be read again'), {
      timeout: 20_000,
    })
    other.exec('alter table elsewhere rename to content_file')
    other.close()
    await eventually('new', 'It came.')
  })

  it('says when a file with settings changed, and takes it for no article', async () => {
    write('feeds.yaml', '- url: https://example.org/feed')
    write('later.md', 'It came.')
    await eventually('later', 'It came.')
    await vi.waitFor(() => expect(settings).toEqual(['feeds.yaml']), { timeout: 20_000 })
    expect(await store.findArticle('feeds')).toBeUndefined()
  })

  it.each([
    { code: 'EMFILE', watchedDepth: 0, mend: 'fs.inotify.max_user_instances' },
    { code: 'ENOSPC', watchedDepth: 1, mend: 'fs.inotify.max_user_watches' },
  ])('looks through again what cannot be watched ($code), and says why, once', async (limit) => {
    await watcher.close()
    mkdirSync(join(folder, 'a/b/c'), { recursive: true })
    const warnings: string[] = []
    watcher = watchContent({
      ...{ folder, store, lookEveryMs: 50 },
      log: pino({ level: 'warn' }, { write: (line) => void warnings.push(line) }),
      onSettings: async (name) => Promise.resolve(void settings.push(name)),
      watch: (path, onTouched) => {
        if (path.slice(folder.length).split('/').filter(Boolean).length < limit.watchedDepth)
          return watch(path, onTouched)
        throw Object.assign(new Error('no more'), { code: limit.code })
      },
    })
    await watcher.ready
    write('a/b/deep.md', 'It is deep.')
    write('new.md', 'It came.')
    write('people.yaml', '- name: Ann Lee')
    await eventually('a-b-deep', 'It is deep.')
    await eventually('new', 'It came.')
    await vi.waitFor(() => expect(settings).toContain('people.yaml'), { timeout: 20_000 })
    rmSync(join(folder, 'a'), { recursive: true })
    await eventually('a-b-deep', undefined)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(limit.mend)
  })
})
