import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guidKey } from '../../src/library/article-keys.ts'
import { exportLibrary, importLibrary } from '../../src/library/export-library.ts'
import { keepArrival } from '../../src/library/keep-arrival.ts'
import { loadContent } from '../../src/library/load-content.ts'
import { parsePeopleFile } from '../../src/library/people-file.ts'
import { removeOld } from '../../src/library/remove-old.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { stories } from '../fixtures/pages/stories.ts'

describe('exportLibrary', () => {
  let folders: string[]
  let stores: Store[]
  const makeFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'summit-export-'))
    folders.push(folder)
    return folder
  }
  const makeStore = async () => {
    const store = await openSqliteStore(':memory:')
    stores.push(store)
    return store
  }
  beforeEach(() => {
    folders = []
    stores = []
  })
  afterEach(async () => {
    for (const store of stores) await store.close()
    for (const folder of folders) rmSync(folder, { recursive: true })
  })

  const linesOf = async (store: Store, folder: string) => {
    const lines: string[] = []
    for await (const line of exportLibrary(store, folder)) lines.push(line)
    return lines
  }
  async function* stream(lines: readonly string[]) {
    for (const line of lines) yield await Promise.resolve(line)
  }

  const takeOther = () => Promise.resolve(undefined)

  it('carries files, articles with their pins and feeds to an empty Summit', async () => {
    const [from, to] = [makeFolder(), makeFolder()]
    const [old, young] = [await makeStore(), await makeStore()]
    writeFileSync(join(from, 'mine.md'), 'It is mine.')
    writeFileSync(join(from, 'people.yaml'), '- name: Ann Lee\n')
    await loadContent(from, old, pino({ level: 'silent' }))
    const { title, publisher, published, paragraphs } = stories[0] ?? { title: '', paragraphs: [] }
    const details = {
      title,
      url: 'https://a.example/1',
      ...(publisher && { publisher }),
      ...(published && { published }),
    }
    const parts = paragraphs.map((text) => ({ kind: 'paragraph' as const, text }))
    const { article } = await keepArrival(
      { details, parts, origin: 'feed', guids: [guidKey('f', '1')] },
      old,
      5,
    )
    await old.sources.setPinned(article, true)
    await keepArrival(
      {
        details: { title: 'Old' },
        parts: [{ kind: 'paragraph', text: 'It is old.' }],
        origin: 'feed',
        guids: [guidKey('f', '2')],
      },
      old,
      4,
    )
    expect(await removeOld(old, 1, 86_400_005)).toBe(1)
    await old.feeds.saveFeed({
      url: 'https://a.example/feed',
      origin: 'command',
      settings: { name: 'A', include: ['x'] },
    })

    const lines = await linesOf(old, from)
    expect(await importLibrary(stream(lines), { store: young, folder: to, takeOther })).toEqual({
      files: 2,
      articles: 1,
      feeds: 1,
      others: 0,
      kept: 0,
    })
    await loadContent(to, young, pino({ level: 'silent' }))
    expect(readFileSync(join(to, 'people.yaml'), 'utf8')).toContain('Ann Lee')
    expect(await young.findArticle(article)).toEqual(await old.findArticle(article))
    expect(await young.sources.findSource(article)).toEqual(await old.sources.findSource(article))
    expect(await linesOf(young, to)).toEqual(lines)
    // A feed that still lists them brings neither of them as new.
    expect(await young.sources.findByKeys([guidKey('f', '1')])).toBe(article)
    expect(await young.sources.findByKeys([guidKey('f', '2')])).toBe('old')
    expect(await importLibrary(stream(lines), { store: young, folder: to, takeOther })).toEqual({
      files: 0,
      articles: 0,
      feeds: 0,
      others: 0,
      kept: 4,
    })
  })

  it.each([
    ['not JSON', '{'],
    ['another kind', '{"kind":"door"}'],
    ['a path that leads outside', '{"kind":"file","path":"../outside.md","text":"x"}'],
    ['an absolute path', '{"kind":"file","path":"/tmp/outside.md","text":"x"}'],
    ['an address of no web', '{"kind":"feed","url":"file:///etc/passwd","settings":{}}'],
    [
      'an article without text',
      '{"kind":"article","id":"a","origin":"feed","addedAt":1,"pinned":false,"markdown":""}',
    ],
  ])('takes in no line that is %s', async (_, line) => {
    await expect(
      importLibrary(stream([line]), { store: await makeStore(), folder: makeFolder(), takeOther }),
    ).rejects.toThrow(/\[library\]/)
  })
})

describe('parsePeopleFile', () => {
  it('reads what an editor knows, and names what is wrong', () => {
    expect(
      parsePeopleFile(
        '- name: Ann Lee\n  role: Mayor\n  aliases: the boss\n  same: [A. Lee]\n  articles: [a]',
      ),
    ).toEqual([{ name: 'Ann Lee', role: 'Mayor', aliases: ['the boss'], same: ['A. Lee'], articles: ['a'] }])
    expect(() => parsePeopleFile('- nmae: Ann')).toThrow(/0\.name/)
    expect(() => parsePeopleFile(': [')).toThrow(/not YAML/)
  })
})
