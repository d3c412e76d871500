import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkContent, checkDatabase, checkFeeds } from '../../src/cli/check-library.ts'
import { type Config, parseConfig } from '../../src/config/config.ts'
import { createLibraryFetch } from '../../src/library/open-library.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startNewsSite } from '../doubles/news-site/news-site.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summit-doctor-'))
  file = join(folder, 'summit.db')
  mkdirSync(join(folder, 'content'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function configure(more: Record<string, string> = {}): Config {
  return parseConfig({ DATABASE_FILE: file, CONTENT_DIR: join(folder, 'content'), ...more })
}

describe('checkDatabase', () => {
  it('finds no fault where there is none yet, and makes none', async () => {
    expect(await checkDatabase(configure())).toMatchObject([{ ok: true }])
    expect(() => readFileSync(file)).toThrow('ENOENT')
  })

  it('opens what is there, and finds it well without a change', async () => {
    await (await openStore(file)).close()
    const before = readFileSync(file)
    const findings = await checkDatabase(configure())
    expect(findings.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(findings[0]?.label).toMatch(/SQLite \d/)
    expect(findings[1]?.label).toContain('up to date')
    expect(readFileSync(file)).toEqual(before)
  })

  it('tells an older schema, which mends itself, from a newer one, which does not', async () => {
    await (await openStore(file)).close()
    const database = new DatabaseSync(file)
    database.exec("delete from kysely_migration where name = '010-feeds'")
    expect((await checkDatabase(configure()))[1]).toMatchObject({
      ok: true,
      label: expect.stringContaining('older') as string,
    })
    database.exec("insert into kysely_migration values ('999-tomorrow', '2030-01-01')")
    database.close()
    expect((await checkDatabase(configure()))[1]).toMatchObject({
      ok: false,
      mend: expect.stringContaining('999-tomorrow') as string,
    })
  })

  it('says so where the file is no database', async () => {
    writeFileSync(file, 'something else '.repeat(1000))
    expect(await checkDatabase(configure())).toMatchObject([
      { ok: false, label: expect.stringContaining('does not open') as string },
    ])
  })

  it('looks at PostgreSQL, and says what its user may not do and never the password', async () => {
    const url = await createPostgresDatabase()
    await (await openStore(url)).close()
    expect((await checkDatabase(configure({ DATABASE_URL: url }))).map(({ ok }) => ok)).toEqual([
      true,
      true,
      true,
    ])
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(
      `create role reader_${process.pid} login password 'hidden-word'; grant select on kysely_migration to reader_${process.pid}`,
    )
    await client.end()
    const reader = Object.assign(new URL(url), { username: `reader_${process.pid}`, password: 'hidden-word' })
    const findings = await checkDatabase(configure({ DATABASE_URL: reader.href }))
    expect(findings.map(({ ok }) => ok)).toEqual([true, true, false])
    expect(findings[2]?.mend).toContain('permission denied')
    reader.port = '1'
    const gone = await checkDatabase(configure({ DATABASE_URL: reader.href }))
    expect(gone).toMatchObject([{ ok: false }])
    expect(JSON.stringify([findings, gone])).not.toContain('hidden-word')
  })
})

describe('checkContent', () => {
  it('counts articles and names each file that is none', async () => {
    cpSync('content/alaska-summit.md', join(folder, 'content/summit.md'))
    writeFileSync(join(folder, 'content/empty.md'), '')
    writeFileSync(join(folder, 'content/people.yaml'), '- nobody: here\n')
    writeFileSync(join(folder, 'content/feeds.yaml'), '- url: nowhere\n')
    const [count, ...refused] = await checkContent(configure())
    expect(count).toMatchObject({ ok: true, label: expect.stringContaining('1 article in') as string })
    expect(refused.map(({ ok }) => ok)).toEqual([false, false, false])
    expect(refused.map(({ mend }) => /[\w-]+\.(md|yaml)/.exec(mend ?? '')?.[0])).toEqual([
      'empty.md',
      'people.yaml',
      'feeds.yaml',
    ])
  })

  it('says how to name a folder where there is none', async () => {
    const findings = await checkContent(configure({ CONTENT_DIR: join(folder, 'nowhere') }))
    expect(findings).toMatchObject([
      { ok: false, mend: expect.stringContaining('Set CONTENT_DIR') as string },
    ])
  })
})

describe('checkFeeds', () => {
  it('asks each feed, known or only named, and tells of the last poll', async () => {
    const site = await startNewsSite()
    const feed =
      '<rss version="2.0"><channel><title>T</title><item><title>A</title><guid>1</guid></item></channel></rss>'
    site.serve('/good', { body: feed, headers: { 'content-type': 'application/rss+xml' } })
    site.serve('/page', { body: '<p>No feed.</p>', headers: { 'content-type': 'application/xml' } })
    const store = await openStore(file)
    await store.feeds.saveFeed({ url: `${site.url}/good`, origin: 'command', settings: {} })
    await store.feeds.claimDue(1, 'me', 2)
    const poll = { problem: { code: 'tooSlow', what: '10' }, checkedAt: 1, nextAt: 2 }
    await store.feeds.finishPoll(`${site.url}/good`, 'me', poll)
    await store.close()
    writeFileSync(join(folder, 'content/feeds.yaml'), `- url: ${site.url}/page\n`)
    const fetchPage = createLibraryFetch(undefined, {
      isAllowedAddress: (address) => address === '127.0.0.1',
    })
    const findings = await checkFeeds(configure({ FEEDS: `${site.url}/gone` }), fetchPage)
    await site.close()
    expect(findings.map(({ ok }) => ok)).toEqual([true, false, false])
    expect(findings[0]?.label).toMatch(/1 entry \(its last poll failed: no whole answer within 10 seconds\)/)
    expect(findings[1]?.mend).toContain('404')
    expect(findings.map(({ label }) => label).join()).toContain('/page')
  })

  it('reaches nothing inside by default', async () => {
    const findings = await checkFeeds(
      configure({ FEEDS: 'http://127.0.0.1:9/' }),
      createLibraryFetch(undefined),
    )
    expect(findings).toMatchObject([
      { ok: false, mend: expect.stringContaining('not on the public internet') as string },
    ])
  })
})
