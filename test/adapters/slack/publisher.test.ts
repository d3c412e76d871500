import { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toBoltLog } from '../../../src/adapters/slack/bolt-log.ts'
import { createPublisher } from '../../../src/adapters/slack/publisher.ts'
import { createUploads } from '../../../src/adapters/slack/upload-pictures.ts'
import { createPictures } from '../../../src/pictures/create-pictures.ts'
import type { Publisher } from '../../../src/digests/publisher.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { type SlackDouble, startSlackDouble } from '../../doubles/slack/slack-double.ts'
import { galleryRunner } from '../../support/gallery-runner.ts'
import { replyGallery } from '../../support/reply-gallery.ts'
import { refusalsOfMessage } from '../../doubles/slack/block-kit.ts'
import { silentLog } from '../../support/slack-harness.ts'

let double: SlackDouble
let publisher: Publisher
let pauses: number[]

beforeEach(async () => {
  pauses = []
  double = await startSlackDouble()
  const client = new webApi.WebClient('xoxb-1', {
    slackApiUrl: double.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: toBoltLog(silentLog),
  })
  publisher = createPublisher({
    runner: galleryRunner,
    upload: createUploads({ pictures: createPictures(), log: silentLog }),
    resolve: async (channel) => Promise.resolve({ client, channel }),
    pause: async (ms) => Promise.resolve(pauses.push(ms)),
  })
})
afterEach(async () => {
  await double.close()
  expect(double.refusals()).toEqual([])
})

const digest: Reply = replyGallery.everyBlock

describe('posting a digest', () => {
  it('sends the rendered reply with its key, and gives the message’s id', async () => {
    expect(await publisher.post({ channel: 'C1' }, digest, 'key-1')).toEqual({ id: '1700000000.000100' })
    const { body } = await double.nextCall('chat.postMessage')
    expect(refusalsOfMessage(body)).toEqual([])
    expect(body).toMatchObject({
      channel: 'C1',
      unfurl_links: 'false',
      metadata: { event_type: 'summit_digest', event_payload: { key: 'key-1' } },
    })
  })

  it('goes on in a thread where one message cannot hold it', async () => {
    const block = replyGallery.longQuotation.blocks[0]
    const long: Reply = { ...digest, blocks: Array.from({ length: 5 }, () => block) }
    await publisher.post({ channel: 'C1' }, long, 'key-1')
    const [first, second] = double.calls
    expect(first?.body).not.toHaveProperty('thread_ts')
    expect(second?.body).toMatchObject({ thread_ts: '1700000000.000100' })
    expect(first?.body).toMatchObject({
      metadata: { event_payload: { key: 'key-1', parts: double.calls.length } },
    })
    expect(second?.body).toMatchObject({ metadata: { event_payload: { key: 'key-1', part: 1 } } })
  })

  describe('of several messages', () => {
    const { longQuotation, withPictures } = replyGallery
    const long = Array.from({ length: 5 }, () => longQuotation.blocks[0])
    const posted = () => double.calls.filter(({ method }) => method === 'chat.postMessage')
    const firsts = () => posted().filter(({ body }) => !('thread_ts' in body))

    it('posts nothing twice where Slack refuses the pictures of a later one', async () => {
      double.answer('chat.postMessage', (body) =>
        JSON.stringify(body).includes('slack_file') ? { ok: false, error: 'invalid_blocks' } : undefined,
      )
      const blocks = [...long, ...withPictures.blocks]
      await publisher.post({ channel: 'C1' }, { ...digest, blocks }, 'key-1')
      expect(firsts()).toHaveLength(1)
      expect(JSON.stringify(posted().at(-1)?.body.blocks)).toContain('Low* water at')
    })

    it('goes on where it was broken off, and posts nothing twice', async () => {
      const reply = { ...digest, blocks: [...long, ...long] }
      await publisher.post({ channel: 'C0' }, reply, 'key-0')
      const whole = posted().length
      expect(whole).toBeGreaterThan(2)
      double.answer('chat.postMessage', () => (posted().length === whole + 2 ? { status: 503 } : undefined))
      const failing = publisher.post({ channel: 'C1' }, reply, 'key-1')
      await expect(failing).rejects.toMatchObject({ code: 'platform-unreachable' })
      double.answer('chat.postMessage', undefined)
      const before = posted().length
      expect(await publisher.findPost('C1', 'key-1', 0)).toBeUndefined()
      const { id } = await publisher.post({ channel: 'C1' }, reply, 'key-1')
      expect(firsts()).toHaveLength(2)
      expect(posted().length - before).toBe(whole - 2)
      expect(await publisher.findPost('C1', 'key-1', 0)).toEqual({ id })
    })
  })

  it('waits a second between two posts to one channel, and not for other channels', async () => {
    const posted: string[] = []
    const post = async (channel: string) => {
      await publisher.post({ channel }, digest, 'key')
      posted.push(channel)
    }
    await Promise.all([post('C1'), post('C2')])
    expect(posted.sort()).toEqual(['C1', 'C2'])
    pauses.length = 0
    await Promise.all([post('C3'), post('C3'), post('C3')])
    expect(pauses.filter((ms) => ms === 1000).length).toBeGreaterThanOrEqual(2)
  })

  it('waits as long as Slack’s Retry-After says, then posts', async () => {
    let refused = 0
    double.answer('chat.postMessage', () => {
      refused += 1
      return refused < 3 ? { status: 429, headers: { 'retry-after': '7' } } : { ok: true, ts: '1.1' }
    })
    expect(await publisher.post({ channel: 'C1' }, digest, 'key')).toEqual({ id: '1.1' })
    expect(pauses.slice(0, 2)).toEqual([7000, 7000])
  })

  it('gives up for now when Slack keeps asking to wait', async () => {
    double.answer('chat.postMessage', { status: 429, headers: { 'retry-after': '7' } })
    await expect(publisher.post({ channel: 'C1' }, digest, 'key')).rejects.toMatchObject({
      code: 'platform-unreachable',
    })
  })

  it.each([
    ['channel_not_found', /invite/],
    ['is_archived', /archived.*restore/],
    ['not_in_channel', /\/invite @Summit/],
    ['account_inactive', /admin.*install/],
    ['token_revoked', /admin/],
    ['invalid_auth', /token/],
    ['missing_scope', /manifest/],
    ['restricted_action', /admin/],
    ['a_new_code', /a_new_code/],
  ])('is refused for good with %s, in words that say who can mend it', async (error, message) => {
    double.answer('chat.postMessage', { ok: false, error })
    const refused = { code: 'platform-refused', message: expect.stringMatching(message) as string }
    await expect(publisher.post({ channel: 'C1' }, digest, 'key')).rejects.toMatchObject(refused)
  })

  it.each([{ ok: false, error: 'internal_error' }, { status: 503 }, { status: 500 }])(
    'may succeed later after %o, and is not tried twice now',
    async (answer) => {
      double.answer('chat.postMessage', answer)
      await expect(publisher.post({ channel: 'C1' }, digest, 'key')).rejects.toMatchObject({
        code: 'platform-unreachable',
      })
      expect(double.calls.length).toBe(1)
    },
  )

  it('is not held up by what failed before it in the channel', async () => {
    double.answer('chat.postMessage', { ok: false, error: 'is_archived' })
    const first = publisher.post({ channel: 'C1' }, digest, 'key')
    await expect(first).rejects.toThrow()
    double.answer('chat.postMessage', undefined)
    expect(await publisher.post({ channel: 'C1' }, digest, 'key')).toEqual({ id: '1700000000.000100' })
  })
})

describe('finding a digest again', () => {
  const message = (ts: string, key: string, event_type = 'summit_digest') => ({
    ts,
    metadata: { event_type, event_payload: { key } },
  })

  it('takes the message that carries its key', async () => {
    const messages = [
      { ts: '1' },
      message('2', 'other'),
      message('3', 'key', 'other_type'),
      message('4', 'key'),
    ]
    double.answer('conversations.history', { ok: true, messages })
    expect(await publisher.findPost('C1', 'key', 0)).toEqual({ id: '4' })
    expect((await double.nextCall('conversations.history')).body).toMatchObject({
      include_all_metadata: 'true',
    })
  })

  it('takes it however much was said since', async () => {
    const { id } = await publisher.post({ channel: 'C1' }, digest, 'key')
    const later = Array.from({ length: 250 }, (_, index) => index)
    for (const index of later) await publisher.post({ channel: 'C1' }, digest, `other-${index}`)
    const since = Number(id) * 1000 - 60_000
    expect(await publisher.findPost('C1', 'key', since)).toEqual({ id })
    const reads = double.calls.filter(({ method }) => method === 'conversations.history')
    expect(reads).toHaveLength(3)
    // It is not looked for where it cannot be.
    expect(await publisher.findPost('C1', 'none', since + 180_000)).toBeUndefined()
    expect(double.calls.filter(({ method }) => method === 'conversations.history')).toHaveLength(4)
  })

  it('finds nothing where nothing was posted', async () => {
    double.answer('conversations.history', { ok: true, messages: [] })
    expect(await publisher.findPost('C1', 'key', 0)).toBeUndefined()
  })

  it('says who can let it look', async () => {
    double.answer('conversations.history', { ok: false, error: 'not_in_channel' })
    await expect(publisher.findPost('C1', 'key', 0)).rejects.toThrow(/invite/)
  })
})

describe('writing to a person', () => {
  it('posts to their id, by the workspace that the channel is in', async () => {
    await publisher.tell({ person: 'U7', channel: 'C1' }, digest)
    const { body } = await double.nextCall('chat.postMessage')
    expect(refusalsOfMessage(body)).toEqual([])
    expect(body).toMatchObject({ channel: 'U7', unfurl_links: 'false' })
    expect(body).not.toHaveProperty('metadata')
  })

  it('says what keeps it from that', async () => {
    double.answer('chat.postMessage', { ok: false, error: 'messages_tab_disabled' })
    const refused = { code: 'platform-refused', message: expect.stringContaining('manifest') as string }
    await expect(publisher.tell({ person: 'U7', channel: 'C1' }, digest)).rejects.toMatchObject(refused)
  })
})

describe('looking at a channel', () => {
  it('has nothing to say about one that takes posts', async () => {
    const channel = { id: 'C1', is_archived: false, is_member: true }
    double.answer('conversations.info', { ok: true, channel })
    expect(await publisher.checkChannel('C1')).toEqual([])
    double.answer('conversations.info', { ok: true, channel: { id: 'D1', is_im: true } })
    expect(await publisher.checkChannel('D1')).toEqual([])
  })

  it('tells that Summit has to be in it, to look up after a crash what was posted', async () => {
    const channel = { id: 'C1', is_archived: false, is_member: false }
    double.answer('conversations.info', { ok: true, channel })
    expect(await publisher.checkChannel('C1')).toEqual([expect.stringContaining('/invite')])
  })

  it('tells that one is archived, gone or hidden', async () => {
    double.answer('conversations.info', { ok: true, channel: { id: 'C1', is_archived: true } })
    expect(await publisher.checkChannel('C1')).toEqual([expect.stringContaining('archived')])
    double.answer('conversations.info', { ok: false, error: 'channel_not_found' })
    expect(await publisher.checkChannel('C1')).toEqual([expect.stringContaining('/invite')])
    expect(await publisher.checkChannel('C1', 'de-DE')).toEqual([
      expect.stringMatching(/^Den Kanal gibt es nicht mehr.*\/invite/),
    ])
    double.answer('conversations.info', { ok: false, error: 'not_a_known_code' })
    expect(await publisher.checkChannel('C1', 'fr')).toEqual(['Slack refuse : not_a_known_code'])
  })

  it('does not take an outage for an answer', async () => {
    double.answer('conversations.info', { status: 503 })
    await expect(publisher.checkChannel('C1')).rejects.toMatchObject({ code: 'platform-unreachable' })
  })
})
