import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '../../src/commands/command.ts'
import { type CommandRunner, createCommandRunner } from '../../src/commands/command-runner.ts'
import { createDigestRunner } from '../../src/digests/digest-runner.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { makeArticle } from '../support/articles.ts'
import { saveNews } from '../support/digest-world.ts'
import { makeDigests, NOON } from '../support/make-digests.ts'
import { createMemoryChannels, type MemoryChannels } from '../support/memory-channels.ts'

const owner: Caller = { platform: 'discord', space: 'guild', channel: 'news', person: 'ann', mayManage: true }
const reader: Caller = { ...owner, person: 'bob', mayManage: false }

describe('digest', () => {
  let store: FullStore
  let channels: MemoryChannels
  let runner: CommandRunner
  beforeEach(async () => {
    store = await openSqliteStore(':memory:')
    channels = createMemoryChannels()
    await saveNews(store, 'one', 3)
    const digests = makeDigests(store, [channels.publisher])
    runner = createCommandRunner({ store, digests, today: () => '2025-08-20' }, pino({ level: 'silent' }))
  })
  afterEach(async () => {
    await store.close()
  })

  const ask = async (text: string, caller = owner) => toPlainText(await runner.runText(text, caller))

  async function deliver(now = NOON): Promise<void> {
    const limits = { perSecond: 1e6, perChannelMs: 0, atOnce: 2 }
    await createDigestRunner({
      ...{ store, publishers: [channels.publisher], limits: { discord: limits, slack: limits } },
      ...{ now: () => now, random: () => 1, sleep: async () => Promise.resolve(), wakeAt: () => undefined },
      ...{
        leaseMs: 60_000,
        catchUpMs: 3_600_000,
        jitterMs: 0,
        backoffMs: 1000,
        log: pino({ level: 'silent' }),
      },
    }).run()
  }

  it('is made with time, zone, days and filters, and listed with them', async () => {
    const made = await ask('digest on 8:30am tz:asia/karachi days:mon-fri about:winter max:3 empty:post')
    expect(made).toContain('08:30 on weekdays, Asia/Karachi, about winter, at most 3 articles')
    expect(made).toContain('tomorrow, Thursday 21 August')
    expect(await ask('digest on at:1745 days:daily')).toContain('17:45 daily, UTC')
    const list = await ask('digest list', reader)
    expect(list).toContain('Asia/Karachi')
    expect(list).toContain('17:45')
  })

  it('is listed where there is no one channel for whoever made it or is in its channel', async () => {
    await ask('digest on about:winter')
    const elsewhere = { platform: 'discord', space: 'guild', mayManage: false } as const
    expect(await ask('digest list', { ...elsewhere, person: 'ann' })).toMatch(/about winter.*made by you/)
    const theirs = { ...elsewhere, person: 'bob', channels: [{ id: 'news', name: 'the-news' }] }
    expect(await ask('digest list', theirs)).toContain('#the-news · ')
    expect(await ask('digest list', { ...elsewhere, person: 'bob' })).toContain('no channel of yours has one')
    expect(await ask('digest list', { platform: 'web', mayManage: true })).toContain(
      'Digests live in channels',
    )
  })

  it('says in the language of whoever asks why a digest was missed', async () => {
    await ask('digest on at:12:30 days:daily')
    await deliver(NOON + 26 * 3_600_000)
    expect(await ask('digest status')).toContain('Summit was not running at that time.')
    const status = await ask('digest status', { ...reader, locale: 'de' })
    expect(status).toContain('Summit lief zu dieser Zeit nicht.')
    expect(status).not.toContain('was not running')
  })

  it('is written in the language of whoever switched it on', async () => {
    await ask('digest on at:12:30 days:daily', { ...owner, locale: 'fr-CA' })
    await deliver(NOON + 30 * 60_000)
    const [message] = channels.messages
    expect(message?.reply).toMatchObject({
      title: 'Revue de presse du mercredi 20 août 2025',
      locale: 'fr',
    })
    expect(JSON.stringify(message?.reply.blocks)).toContain('paragraphe')
    const preview = await ask('digest preview', { ...reader, locale: 'de' })
    expect(preview).not.toContain('Absatz')
  })

  it('is switched on all the same where something is in its way, and names it', async () => {
    const checkChannel = async () => Promise.resolve(['Summit lacks “Send Messages” in #news.'])
    const digests = makeDigests(store, [{ ...channels.publisher, checkChannel }])
    runner = createCommandRunner({ store, digests, today: () => '2025-08-20' }, pino({ level: 'silent' }))
    expect(await ask('digest on')).toMatch(
      /The first comes[^]*Before that: Summit lacks “Send Messages” in #news/,
    )
    expect(await store.listSubscriptions({})).toHaveLength(1)
  })

  it('says everything that is wrong with it at once', async () => {
    const wrong = await ask('digest on at:25 tz:karachi days:someday')
    expect(wrong).toContain('“25”')
    expect(wrong).toContain('did you mean Asia/Karachi')
    expect(wrong).toContain('“someday”')
    expect(await store.listSubscriptions({})).toEqual([])
  })

  it('suggests zones', async () => {
    const call = { command: 'digest on', input: {} }
    expect((await runner.suggest(call, 'tz', 'karachi'))[0]?.value).toBe('Asia/Karachi')
  })

  it('answers politely where there is no channel, and to who may not change it', async () => {
    expect(await ask('digest on', { platform: 'web', mayManage: true })).toContain('Digests live in channels')
    for (const command of [
      'digest on',
      'digest off',
      'digest now',
      'digest pause 2030-01-01',
      'digest mute X',
      'digest unmute X',
    ])
      expect(await ask(command, reader)).toContain('Ask somebody who may change digests')
    expect(await store.listSubscriptions({})).toEqual([])
  })

  it('shows privately exactly what is posted then', async () => {
    await ask('digest on days:daily')
    const [subscription] = await store.listSubscriptions({})
    const preview = await runner.runText('digest preview', reader)
    await deliver(subscription?.nextAt)
    const [message] = channels.messages
    expect(preview.visibility).toBe('caller')
    expect({ ...preview, visibility: 'everyone' }).toEqual(message?.reply)
    expect(await ask('digest preview')).toContain('nothing is new')
  })

  it('shows the digest of any day, as if articles had come on their dates and nothing had been shown', async () => {
    await ask('digest on days:mon-fri')
    const [subscription] = await store.listSubscriptions({})
    await deliver(subscription?.nextAt)
    // Saved as dated on the 4th of January 2026, a Sunday.
    const monday = await ask('digest preview date:2026-01-05')
    expect(monday).toContain('Digest for Monday, 5 January 2026')
    expect(monday).toContain('Report one')
    expect(await ask('digest preview date:2026-01-06')).toContain('no digest on Tuesday, 6 January 2026')
    expect(await ask('digest preview date:2026-01-04')).toContain('no digest on Sunday, 4 January 2026')
    expect(await ask('digest preview date:someday')).toContain('“date” is a date')
  })

  it('shows a day without news as a channel would have it, with nothing that was said later', async () => {
    await store.saveArticle(
      makeArticle('old', '“The ferry will sail again before the winter,” Bob Ray said.', {
        published: '2025-01-01',
      }),
      'd',
    )
    const onPage: Caller = { platform: 'web', mayManage: false }
    const quiet = await ask('digest preview date:2025-06-01', onPage)
    expect(quiet).toContain('Nothing is new')
    expect(quiet).toContain('Bob Ray')
    expect(quiet).not.toContain('Ann Lee')
    expect(await ask('digest preview date:2026-01-04', onPage)).toContain('Report one')
  })

  it('posts now, and tells in its status where, when the next comes, and what went wrong', async () => {
    await ask('digest on days:daily')
    expect(await ask('digest status')).toContain('none yet')
    expect(await ask('digest now')).toContain('on its way')
    expect(await ask('digest now')).toContain('already')
    await deliver()
    expect(channels.messages).toHaveLength(1)
    const status = await ask('digest status tz:Asia/Tokyo', reader)
    expect(status).toContain('https://chat.example/m0')
    expect(status).toMatch(/Next.*tomorrow.*17:30 \(Asia\/Tokyo\)/)
  })

  it('gives the next time as an instant, for platforms that know their reader’s zone', async () => {
    await ask('digest on days:daily')
    const [subscription] = await store.listSubscriptions({})
    const { blocks } = await runner.runText('digest status', reader)
    const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []))
    expect(facts.find(({ label }) => label === 'Next')?.value).toEqual([
      { kind: 'time', instant: subscription?.nextAt, text: expect.stringContaining('(UTC)') as string },
    ])
  })

  it('says why it stopped, and starts again with “digest now”', async () => {
    await ask('digest on days:daily')
    const [subscription] = await store.listSubscriptions({})
    channels.decide('refused')
    await deliver(subscription?.nextAt)
    expect(await ask('digest status')).toContain('Let Summit post there.')
    await ask('digest now')
    await deliver()
    expect(channels.messages).toHaveLength(1)
    expect(await ask('digest status')).not.toContain('stopped')
  })

  it('pauses until a date, mutes a publisher, and ends', async () => {
    await ask('digest on days:daily at:08:30')
    expect(await ask('digest pause until:2025-09-01')).toContain('Monday 1 September')
    expect(await ask('digest status')).toContain('paused until then')
    await deliver(Date.UTC(2025, 7, 25))
    expect(channels.messages).toHaveLength(0)
    await ask('digest mute The Gazette')
    await deliver(Date.UTC(2025, 8, 1, 8, 30))
    expect(channels.messages).toHaveLength(0)
    expect(await ask('digest off')).toContain('has ended')
    expect(await ask('digest off')).toContain('no digest')
  })

  it('takes a publisher that was left out in again: by a button beside its muting, by name, or out of those there are', async () => {
    await ask('digest on days:daily at:08:30')
    const mutedNow = async () => (await store.listSubscriptions({}))[0]?.settings.muted
    expect(await ask('digest unmute')).toContain('leaves no publisher out')
    const muted = await runner.runText('digest mute The Gazette', owner)
    expect(toPlainText(muted)).toContain('/digest unmute The Gazette takes that back.')
    const pressed = async ({ actions }: typeof muted, index = 0) => {
      const action = actions[index]
      if (action?.kind !== 'call') throw new Error('no button')
      return toPlainText(await runner.run(action.call, owner))
    }
    expect(muted.actions.map(({ label }) => label)).toEqual(['Bring The Gazette back'])
    expect(await pressed(muted)).toContain('The Gazette is in this channel’s digest again from now on.')
    expect(await mutedNow()).toEqual([])

    for (const name of ['The Gazette', 'The Herald', 'The Post']) await ask(`digest mute ${name}`)
    expect(await ask('digest unmute  the HERALD ')).toContain('The Herald is in')
    for (const unclear of ['digest unmute', 'digest unmute The Herald']) {
      const which = await runner.runText(unclear, owner)
      expect(toPlainText(which)).toContain('Left out of this channel’s digest: The Gazette and The Post.')
      expect(which.actions).toHaveLength(2)
    }
    expect(await pressed(await runner.runText('digest unmute', owner), 1)).toContain('The Post is in')
    expect(await mutedNow()).toEqual(['The Gazette'])
  })

  it('mutes the publisher that is meant, however its letters are typed, and suggests those that there are', async () => {
    await saveNews(store, 'two', 1, 'The Herald')
    await ask('digest on days:daily at:08:30')
    const suggested = async (typed: string) =>
      (await runner.suggest({ command: 'digest mute', input: {} }, 'publisher', typed)).map(
        ({ value }) => value,
      )
    expect((await suggested('')).sort()).toEqual(['The Gazette', 'The Herald'])
    expect(await suggested('gaz')).toEqual(['The Gazette'])
    expect(await ask('digest mute the gazette')).toContain('The Gazette is left out')
    const [subscription] = await store.listSubscriptions({})
    await deliver(subscription?.nextAt)
    const [message] = channels.messages
    expect(message && toPlainText(message.reply)).not.toContain('Report one')
    expect(message && toPlainText(message.reply)).toContain('Report two')
    expect(await ask('digest mute Somebody New')).toContain('Somebody New is left out')
  })

  it('suggests the publishers that the channel’s digests leave out', async () => {
    await ask('digest on at:08:30')
    await ask('digest mute The Gazette')
    await ask('digest mute The Herald')
    await ask('digest on at:17:00')
    const [first, second] = await store.listSubscriptions({})
    const place = { platform: 'discord', channel: 'news' } as const
    const suggested = async (typed: string, input = {}, typist: object = place) =>
      (await runner.suggest({ command: 'digest unmute', input }, 'publisher', typed, typist)).map(
        ({ value }) => value,
      )
    expect(await suggested('')).toEqual(['The Gazette', 'The Herald'])
    expect(await suggested('her')).toEqual(['The Herald'])
    const [with_, without] = first?.settings.muted.length === 2 ? [first, second] : [second, first]
    expect(await suggested('', { digest: with_?.id })).toEqual(['The Gazette', 'The Herald'])
    expect(await suggested('', { digest: without?.id })).toEqual([])
    expect(await suggested('', {}, { ...place, channel: 'elsewhere' })).toEqual([])
    expect(await suggested('', {}, {})).toEqual([])
  })

  it('lives in channels: elsewhere nobody is told to make one where they are', async () => {
    const visitor: Caller = { platform: 'web', mayManage: false }
    for (const text of ['digest status', 'digest list'])
      expect(await ask(text, visitor)).toContain('Digests live in channels')
  })

  it('says what is wrong with a zone, a day that is past, or the name of a digest', async () => {
    await ask('digest on days:daily at:08:30')
    expect(await ask('digest status tz:karach')).toContain('did you mean Asia/Karachi?')
    for (const past of ['2025-08-20', '2020-01-01', '7d'])
      expect(await ask(`digest pause until:${past}`)).toContain('has to be a day to come')
    expect(await ask('digest status')).not.toContain('paused')
    const meant = await ask('digest off digest:other')
    expect(meant).toContain('These there are')
    expect(meant).not.toContain('several')
  })

  it('shows privately what a post had no room for, whatever came since', async () => {
    for (const id of ['two', 'three']) await saveNews(store, id, 1)
    await ask('digest on days:daily max:1')
    const [subscription] = await store.listSubscriptions({})
    expect(await ask('digest more')).toContain('2 more articles.')
    await deliver(subscription?.nextAt)
    await saveNews(store, 'four', 1)
    const [more] = channels.messages[0]?.reply.actions ?? []
    const call = more?.kind === 'call' ? more.call : { command: '', input: {} }
    const reply = await runner.run(call, reader)
    expect(more?.label).toBe('More (2)')
    expect(reply.visibility).toBe('caller')
    const shown = JSON.stringify(channels.messages[0]?.reply.blocks)
    const listed = toPlainText(reply)
    for (const id of ['one', 'two', 'three'])
      expect(listed.includes(`Report ${id}`)).toBe(!shown.includes(`Report ${id}`))
    expect(listed).not.toContain('Report four')
    expect(await ask('digest more')).toContain('Nothing more')
  })

  it('asks which of several is meant', async () => {
    await ask('digest on at:8')
    await ask('digest on at:17')
    expect(await ask('digest off')).toContain('Which digest?')
    const [first] = await store.listSubscriptions({})
    await ask(`digest off digest:${first?.id ?? ''}`)
    expect(await store.listSubscriptions({})).toHaveLength(1)
  })
})
