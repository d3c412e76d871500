import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BriefingError } from '../../src/briefing-error.ts'
import { declareFeeds, loadFeedsFile, parseFeedsFile } from '../../src/library/feed-settings.ts'
import { loadPeopleFile } from '../../src/library/people-file.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'

describe('parseFeedsFile', () => {
  it('reads a list of feeds', () => {
    expect(
      parseFeedsFile(
        '- url: https://a.example/feed\n  name: A\n  every: 60\n  include: bridge\n  exclude: [sport, weather]\n  text: summary\n- url: https://b.example/feed\n',
      ),
    ).toEqual([
      {
        url: 'https://a.example/feed',
        settings: { name: 'A', every: 60, include: ['bridge'], exclude: ['sport', 'weather'], full: false },
      },
      { url: 'https://b.example/feed', settings: {} },
    ])
    expect(parseFeedsFile('# none yet\n')).toEqual([])
  })

  it('names every line that is wrong', () => {
    expect(() => parseFeedsFile('- url: ftp://a\n  every: 1\n- name: x\n  colour: red')).toThrow(
      /0\.url: not an http.*0\.every.*1\.url.*colour/s,
    )
    expect(() => parseFeedsFile(`- url: https://a.example/${'x'.repeat(2000)}`)).toThrow(/2,000 characters/)
    expect(() => parseFeedsFile('- url: [')).toThrow(/not YAML/)
  })
})

describe('loadFeedsFile and loadPeopleFile', () => {
  it('say what cannot be read, and take a missing file for an empty one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'summit-settings-'))
    expect([await loadFeedsFile(folder), await loadPeopleFile(folder)]).toEqual([[], []])
    // As Docker makes of a file that is to be mounted and is not there.
    for (const name of ['feeds.yaml', 'people.yaml']) mkdirSync(join(folder, name))
    await expect(loadFeedsFile(folder)).rejects.toThrow('[library] feeds.yaml cannot be read.')
    await expect(loadPeopleFile(folder)).rejects.toThrow(BriefingError)
    rmSync(folder, { recursive: true })
  })
})

describe('declareFeeds', () => {
  it('takes what the file says of a feed of the environment, and the environment’s again without it', async () => {
    const store = await openSqliteStore(':memory:')
    const url = 'https://a.example/feed'
    const settingsOf = async () =>
      (await store.feeds.listFeeds()).map(({ origin, settings }) => [origin, settings])
    const start = async (file: readonly { url: string; settings: { name: string } }[]) => {
      await declareFeeds('file', file, store)
      await declareFeeds('environment', [{ url, settings: {} }], store)
    }
    await start([])
    await start([{ url, settings: { name: 'A' } }])
    expect(await settingsOf()).toEqual([['file', { name: 'A' }]])
    await start([])
    expect(await settingsOf()).toEqual([['environment', {}]])
    await store.close()
  })

  it('adds, changes and removes the feeds of one origin, and leaves others alone', async () => {
    const store = await openSqliteStore(':memory:')
    const list = async () =>
      (await store.feeds.listFeeds()).map(({ url, origin, settings }) => [url, origin, settings.name])
    await store.feeds.saveFeed({ url: 'https://c.example/', origin: 'command', settings: { name: 'C' } })
    await declareFeeds('file', [{ url: 'https://a.example/', settings: {} }], store)
    await declareFeeds(
      'file',
      [
        { url: 'https://b.example/', settings: { name: 'B' } },
        { url: 'https://c.example/', settings: { name: 'not C' } },
      ],
      store,
    )
    expect(await list()).toEqual([
      ['https://b.example/', 'file', 'B'],
      ['https://c.example/', 'command', 'C'],
    ])
    await store.close()
  })
})
