import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCommandRunner } from '../../src/commands/command-runner.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { makeDigests } from '../support/make-digests.ts'
import { someone } from '../support/shipped-runner.ts'

describe('the feed commands', () => {
  let store: FullStore
  beforeEach(async () => {
    store = await openSqliteStore(':memory:')
  })
  afterEach(async () => store.close())

  const ask = async (text: string, mayManage = true, locale = 'en') => {
    const runner = createCommandRunner(
      { store, digests: makeDigests(store), today: () => '2025-08-20' },
      pino({ level: 'silent' }),
    )
    return toPlainText(await runner.runText(text, { ...someone, mayManage, locale }))
  }

  it('follow a feed, list it, and follow it no longer', async () => {
    expect(await ask('feed list')).toContain('No feed is followed yet.')
    expect(await ask('feed add https://a.example/feed name:"The Post" every:60 text:summary')).toContain(
      'The Post',
    )
    expect(await store.feeds.listFeeds()).toMatchObject([
      {
        url: 'https://a.example/feed',
        origin: 'command',
        settings: { name: 'The Post', every: 60, full: false },
      },
    ])
    expect(await ask('feed list')).toContain('The Post (https://a.example/feed) · not asked yet')
    expect(await ask('feed list page:2')).toContain('There is no page 2: the last is 1.')
    expect(await ask('feed remove the post')).toContain('no longer followed')
    expect(await ask('feed remove the post')).toContain('is not followed')
  })

  it('refuse what is no address of the web', async () => {
    for (const url of [
      'ftp://a.example',
      'the post',
      'https://a:b@c.example',
      `https://a.example/${'x'.repeat(2000)}`,
    ])
      expect(await ask(`feed add ${url}`)).toContain('is not an http or https address')
  })

  it('refuse to look more often than each five minutes, and say so', async () => {
    expect(await ask('feed add https://a.example every:1')).toContain(
      '“every” is a whole number from 5 to 10080, not “1”.',
    )
    expect(await ask('feed add https://a.example every:1', true, 'de')).toContain('von 5 bis 10080')
    expect(await store.feeds.listFeeds()).toEqual([])
    await ask('feed add https://a.example every:5')
    expect(await store.feeds.listFeeds()).toMatchObject([{ settings: { every: 5 } }])
  })

  it('are for those who run this', async () => {
    for (const text of ['feed add https://a.example', 'feed remove https://a.example', 'feed list'])
      expect(await ask(text, false)).toContain('Manage Server')
    expect(await store.feeds.listFeeds()).toEqual([])
  })

  it('say where a feed is to be taken out that was not added by command', async () => {
    await store.feeds.saveFeed({ url: 'https://a.example/', origin: 'environment', settings: {} })
    await store.feeds.saveFeed({ url: 'https://b.example/', origin: 'file', settings: {} })
    expect(await ask('feed remove https://a.example')).toContain('FEEDS')
    expect(await ask('feed remove https://b.example')).toContain('feeds.yaml')
  })

  it('leave a feed as it is that is followed by FEEDS or the file, and say where more can be said of it', async () => {
    await store.feeds.saveFeed({ url: 'https://a.example', origin: 'environment', settings: {} })
    await store.feeds.saveFeed({ url: 'https://b.example/', origin: 'file', settings: { name: 'B' } })
    const before = await store.feeds.listFeeds()
    expect(await ask('feed add https://a.example name:A')).toContain('It is in FEEDS already.')
    expect(await ask('feed add https://b.example', true, 'de')).toContain('schon in content/feeds.yaml')
    expect(await store.feeds.listFeeds()).toEqual(before)
  })

  it('and status show a failing feed with its reason, to those who run this', async () => {
    await store.feeds.saveFeed({
      url: 'https://a.example/?key=secret',
      origin: 'command',
      settings: { name: 'A' },
    })
    await store.feeds.claimDue(1, 'me', 2)
    await store.feeds.finishPoll('https://a.example/?key=secret', 'me', {
      problem: { code: 'status', what: '500' },
      checkedAt: 1,
      nextAt: 2,
    })
    expect(await ask('feed list')).toContain('the server answers 500')
    expect(await ask('status')).toContain('the server answers 500')
    expect(await ask('feed list', true, 'de')).toContain('der Server antwortet mit 500')
    const forAnybody = await ask('status', false)
    expect(forAnybody).toContain('1, of which 1 fails')
    expect(forAnybody).not.toContain('secret')
  })
})
