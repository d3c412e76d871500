import { pino } from 'pino'
import { REST, SnowflakeUtil } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPublisher } from '../../../src/adapters/discord/create-publisher.ts'
import { createPictures } from '../../../src/pictures/create-pictures.ts'
import type { Publisher } from '../../../src/digests/publisher.ts'
import { readMessage } from '../../doubles/discord/read-message.ts'
import {
  APPLICATION_ID,
  type DiscordDouble,
  GUILD_ID,
  startDiscordDouble,
  TOKEN,
} from '../../doubles/discord/start-discord-double.ts'
import { replyGallery } from '../../support/reply-gallery.ts'

const TEXT = '301'
const NEWS = '302'
const THREAD = '303'
const FORUM = '304'
const SEES_AND_WRITES = (1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 38n)

describe('the publisher on Discord', () => {
  let double: DiscordDouble
  let publisher: Publisher

  function createOver(more: { crosspost?: boolean; token?: string; apiUrl?: string } = {}): Publisher {
    return createPublisher({
      rest: new REST({ api: more.apiUrl ?? double.apiUrl, retries: 0 }).setToken(more.token ?? TOKEN),
      runner: { keepCall: () => Promise.resolve('kept') },
      form: 'components',
      pictures: createPictures(),
      crosspost: more.crosspost ?? false,
      log: pino({ level: 'silent' }),
    })
  }

  beforeEach(async () => {
    double = await startDiscordDouble()
    const channel = { guild_id: GUILD_ID, permission_overwrites: [] }
    double.resources.set(`/channels/${TEXT}`, { ...channel, id: TEXT, type: 0, name: 'general' })
    double.resources.set(`/channels/${NEWS}`, { ...channel, id: NEWS, type: 5, name: 'news' })
    double.resources.set(`/channels/${THREAD}`, {
      ...channel,
      id: THREAD,
      type: 11,
      name: 'talk',
      parent_id: TEXT,
    })
    double.resources.set(`/channels/${FORUM}`, {
      ...channel,
      id: FORUM,
      type: 15,
      name: 'digests',
      flags: 1 << 4,
      available_tags: [
        { id: '7', name: 'mods', moderated: true },
        { id: '8', name: 'daily', moderated: false },
      ],
    })
    double.resources.set(`/guilds/${GUILD_ID}`, {
      id: GUILD_ID,
      owner_id: '1',
      roles: [{ id: GUILD_ID, permissions: SEES_AND_WRITES.toString() }],
    })
    double.resources.set(`/guilds/${GUILD_ID}/members/${APPLICATION_ID}`, { roles: ['21'] })
    publisher = createOver()
  })
  afterEach(async () => {
    await double.close()
    expect(double.refusals).toEqual([])
  })

  it.each([TEXT, NEWS, THREAD])('posts in channel %s once, however often it is told to', async (channel) => {
    const first = await publisher.post({ channel }, replyGallery.paged, 'digest-1')
    const again = await publisher.post({ channel }, replyGallery.paged, 'digest-1')
    expect(again).toEqual(first)
    expect(await publisher.findPost(channel, 'digest-1', 0)).toEqual(first)
    expect(await publisher.findPost(channel, 'digest-2', 0)).toBeUndefined()
    expect(first.url).toBe(`https://discord.com/channels/${GUILD_ID}/${channel}/${first.id}`)
  })

  it.each([TEXT, FORUM])('sends the pictures along to %s', async (channel) => {
    await publisher.post({ channel }, replyGallery.withPictures, 'digest-1')
    expect(double.requests.at(-1)?.files.map(({ bytes }) => bytes > 10_000)).toEqual([true, true])
  })

  it('sends the pictures along in the one request', async () => {
    await publisher.post({ channel: TEXT, space: GUILD_ID }, replyGallery.withPictures, 'digest-1')
    expect(double.requests.map(({ files }) => files.length)).toEqual([2])
  })

  it.each([{ channel: TEXT }, { channel: TEXT, space: GUILD_ID }])(
    'posts the words where it may not attach files (%o)',
    async (place) => {
      double.failNext('POST', /messages$/, {
        status: 403,
        body: { message: 'Missing Permissions', code: 50_013 },
      })
      const { id } = await publisher.post(place, replyGallery.withPictures, 'digest-1')
      expect(id).toMatch(/^\d+$/)
      expect(double.requests.at(-1)?.files).toEqual([])
      expect(readMessage(double.requests.at(-1)?.body).text).toContain(
        '“*Low* water at <six>.” — Ada Fenwick',
      )
    },
  )

  it('finds a post when Discord has forgotten its nonce, by what stays with the message', async () => {
    const forgetful = await startDiscordDouble({ nonceWindowMs: 0 })
    forgetful.resources.set(`/channels/${TEXT}`, double.resources.get(`/channels/${TEXT}`))
    const late = createOver({ apiUrl: forgetful.apiUrl })
    const posted = await late.post({ channel: TEXT }, replyGallery.paged, 'digest-1')
    expect(await late.findPost(TEXT, 'digest-1', 0)).toEqual(posted)
    expect(await late.post({ channel: TEXT }, replyGallery.paged, 'digest-1')).not.toEqual(posted)
    await forgetful.close()
  })

  it('posts with one request where it knows the server', async () => {
    const { url } = await publisher.post({ channel: TEXT, space: GUILD_ID }, replyGallery.paged, 'digest-1')
    expect(url).toMatch(new RegExp(`/${GUILD_ID}/${TEXT}/`))
    expect(double.requests).toHaveLength(1)
  })

  it('asks about a channel once, and opens a post where it turns out to be a forum', async () => {
    for (const key of ['digest-1', 'digest-2'])
      await publisher.post({ channel: TEXT }, replyGallery.paged, key)
    const asked = double.requests.filter(({ method }) => method === 'GET')
    expect(asked.map(({ path }) => path)).toEqual([`/channels/${TEXT}`])
    double.failNext('POST', /messages$/, {
      status: 400,
      body: { message: 'Cannot send messages in a non-text channel', code: 50_008 },
    })
    await publisher.post({ channel: FORUM, space: GUILD_ID }, replyGallery.paged, 'digest-3')
    expect(double.requests.map(({ path }) => path)).toContain(`/channels/${FORUM}/threads`)
  })

  it('finishes a long post that was cut short, without repeating what is there', async () => {
    await publisher.post({ channel: TEXT }, replyGallery.longQuotation, 'digest-1')
    const path = `/channels/${TEXT}/messages`
    const whole = double.resources.get(path) as unknown[]
    // Newest first: the last message was never sent.
    double.resources.set(path, whole.slice(1))
    expect(await publisher.findPost(TEXT, 'digest-1', 0)).toBeUndefined()
    await publisher.post({ channel: TEXT }, replyGallery.longQuotation, 'digest-1')
    const texts = (double.resources.get(path) as unknown[]).map((message) => readMessage(message).text)
    expect(texts).toHaveLength(2)
    expect(texts.join(' ').split('tide')).toHaveLength(81)
  })

  it('finds a post however much was said since', async () => {
    const posted = await publisher.post({ channel: TEXT }, replyGallery.paged, 'digest-1')
    const path = `/channels/${TEXT}/messages`
    const since = Date.UTC(2026, 7, 16, 8, 30)
    const idAt = (minutes: number): string =>
      String(SnowflakeUtil.generate({ timestamp: since + minutes * 60_000 }))
    const [digest] = double.resources.get(path) as { id: string }[]
    const talk = Array.from({ length: 250 }, (_, index) => ({ id: idAt(300 - index), content: 'Oh!' }))
    const older = Array.from({ length: 250 }, (_, index) => ({ id: idAt(-10 - index), content: 'Oh!' }))
    const id = idAt(1)
    double.resources.set(path, [...talk, { ...digest, id }, ...older])
    expect(await publisher.findPost(TEXT, 'digest-1', since)).toMatchObject({ id })
    expect(posted.id).toBe(digest?.id)
    const reads = (): number => double.requests.filter((request) => request.path === path).length
    const before = reads()
    // It is not looked for where it cannot be.
    expect(await publisher.findPost(TEXT, 'digest-2', since)).toBeUndefined()
    expect(reads() - before).toBe(3)
  })

  it('finishes a long post that was cut short however much was said since', async () => {
    const forgetful = await startDiscordDouble({ nonceWindowMs: 0 })
    forgetful.resources.set(`/channels/${TEXT}`, double.resources.get(`/channels/${TEXT}`))
    const late = createOver({ apiUrl: forgetful.apiUrl })
    await late.post({ channel: TEXT }, replyGallery.longQuotation, 'digest-1')
    const path = `/channels/${TEXT}/messages`
    const since = Date.UTC(2026, 7, 16, 8, 30)
    const idAt = (minutes: number): string =>
      String(SnowflakeUtil.generate({ timestamp: since + minutes * 60_000 }))
    const talk = Array.from({ length: 250 }, (_, index) => ({ id: idAt(300 - index), content: 'Oh!' }))
    const first = { ...(forgetful.resources.get(path) as object[])[1], id: idAt(1) }
    forgetful.resources.set(path, [...talk, first])
    expect(await late.findPost(TEXT, 'digest-1', since)).toBeUndefined()
    await late.post({ channel: TEXT }, replyGallery.longQuotation, 'digest-1', since)
    const [rest, ...before] = forgetful.resources.get(path) as object[]
    expect(before).toEqual([...talk, first])
    expect(readMessage(rest).text).toContain('tide')
    await forgetful.close()
  })

  it('finishes a long post in a forum in the thread where it began', async () => {
    const active = `/guilds/${GUILD_ID}/threads/active`
    double.resources.set(active, { threads: [] })
    await publisher.post({ channel: FORUM }, replyGallery.longQuotation, 'digest-1')
    const opened = double.requests.find(({ path }) => path === `/channels/${FORUM}/threads`)
    const thread = /\d+/.exec(double.requests.at(-1)?.path.replace('/channels/', '') ?? '')?.[0] ?? ''
    const { message } = opened?.body as { message: object }
    double.resources.set(active, { threads: [{ id: thread, parent_id: FORUM }] })
    // The second message was never sent.
    double.resources.set(`/channels/${thread}/messages`, [{ ...message, id: thread }])
    expect(await publisher.findPost(FORUM, 'digest-1', 0)).toBeUndefined()
    await publisher.post({ channel: FORUM }, replyGallery.longQuotation, 'digest-1')
    expect(double.requests.filter(({ path }) => path === `/channels/${FORUM}/threads`)).toHaveLength(1)
    expect(double.requests.at(-1)).toMatchObject({ method: 'POST', path: `/channels/${thread}/messages` })
  })

  it('opens a post in a forum, with a tag where one is required', async () => {
    await publisher.post({ channel: FORUM }, replyGallery.paged, 'digest-1')
    const opened = double.requests.find(({ path }) => path === `/channels/${FORUM}/threads`)
    expect(opened?.body).toMatchObject({ name: 'Quotations, page 2 of 3', applied_tags: ['8'] })
  })

  it('publishes to following servers where that is wanted', async () => {
    const { id } = await createOver({ crosspost: true }).post(
      { channel: NEWS },
      replyGallery.paged,
      'digest-1',
    )
    expect(double.requests.map(({ path }) => path)).toContain(`/channels/${NEWS}/messages/${id}/crosspost`)
  })

  it('waits as long as Discord says, and leaves trying again to whoever looks into the channel first', async () => {
    double.failNext('POST', /messages$/, {
      status: 429,
      headers: { 'retry-after': '0.01', 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: 0.01, global: false },
    })
    double.failNext('POST', /messages$/, { status: 503 })
    const posting = publisher.post({ channel: TEXT }, replyGallery.paged, 'digest-1')
    await expect(posting).rejects.toMatchObject({ code: 'platform-unreachable' })
    expect(double.requests.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  it.each([
    ['a channel that is gone', 404, 10_003, /gone/],
    ['a channel that it may not see', 403, 50_001, /Manage Server/],
    ['a channel that it may not write in', 403, 50_013, /permission/],
  ])('says who can mend %s', async (_, status, code, words) => {
    double.failNext('POST', /messages$/, { status, body: { message: 'refused', code } })
    await expect(publisher.post({ channel: TEXT }, replyGallery.paged, 'k')).rejects.toMatchObject({
      code: 'platform-refused',
      message: expect.stringMatching(words) as string,
    })
  })

  it('tells a bad token, and never shows it', async () => {
    const fault: unknown = await createOver({ token: 'bad.token.here' })
      .post({ channel: TEXT }, replyGallery.paged, 'k')
      .catch((error: unknown) => error)
    expect(fault).toMatchObject({
      code: 'platform-refused',
      message: expect.stringContaining('DISCORD_TOKEN') as string,
    })
    expect(String(fault)).not.toContain('bad.token')
  })

  it('writes to a person in private, and mentions nobody', async () => {
    await publisher.tell({ person: '77', channel: TEXT }, replyGallery.hostileText)
    const [open, write] = double.requests
    expect(open).toMatchObject({ path: '/users/@me/channels', body: { recipient_id: '77' } })
    expect(write?.path).toMatch(/^\/channels\/5\d+\/messages$/)
    expect(write?.body).toMatchObject({ allowed_mentions: { parse: [] } })
    expect(readMessage(write?.body).mentions).toEqual([])
  })

  it('says so where somebody takes no messages', async () => {
    double.failNext('POST', /messages$/, {
      status: 403,
      body: { message: 'Cannot send messages to this user', code: 50_007 },
    })
    await expect(publisher.tell({ person: '77', channel: TEXT }, replyGallery.paged)).rejects.toMatchObject({
      code: 'platform-refused',
      message: expect.stringContaining('take no messages') as string,
    })
  })

  it('has nothing against a channel where it may do what it must', async () => {
    for (const channel of [TEXT, NEWS, THREAD, FORUM])
      expect(await publisher.checkChannel(channel)).toEqual([])
  })

  it('names the permission that is missing, and where', async () => {
    const denied = (bits: bigint, id = GUILD_ID, type = 0): object => ({
      id,
      type,
      allow: '0',
      deny: bits.toString(),
    })
    double.resources.set(`/channels/${TEXT}`, {
      id: TEXT,
      type: 0,
      name: 'general',
      guild_id: GUILD_ID,
      permission_overwrites: [
        denied(1n << 11n),
        denied(1n << 16n, '21'),
        denied(1n << 38n, APPLICATION_ID, 1),
      ],
    })
    const problems = await publisher.checkChannel(TEXT)
    expect(problems).toHaveLength(2)
    expect(problems.join(' ')).toMatch(/“Send Messages” in #general.*“Read Message History” in #general/)
    expect(await publisher.checkChannel(THREAD)).toEqual([
      expect.stringContaining('“Send Messages in Threads”'),
      expect.stringContaining('“Read Message History”'),
    ])
    expect((await publisher.checkChannel(TEXT, 'de')).join(' ')).toMatch(
      /fehlt in #general das Recht „Nachrichten senden“.*„Nachrichtenverlauf anzeigen“/,
    )
  })

  it('names a channel that takes no posts, and one that is not there', async () => {
    double.resources.set('/channels/305', { id: '305', type: 2, name: 'Voice', guild_id: GUILD_ID })
    expect(await publisher.checkChannel('305')).toEqual([expect.stringContaining('takes no posts')])
    expect(await publisher.checkChannel('999')).toEqual([expect.stringContaining('gone')])
    expect(await publisher.checkChannel('999', 'fr')).toEqual([
      'Le salon n’existe plus. Choisissez-en un autre.',
    ])
    expect(await publisher.checkChannel('305', 'es-419')).toEqual([
      expect.stringContaining('En #Voice no se puede publicar'),
    ])
  })
})
