import { webApi } from '@slack/bolt'
import { createEmulator, type Emulator } from 'emulate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toBoltLog } from '../../../src/adapters/slack/bolt-log.ts'
import { checkSlack } from '../../../src/adapters/slack/doctor.ts'
import { scopeNames } from '../../../src/adapters/slack/manifest.ts'
import { createUploads } from '../../../src/adapters/slack/upload-pictures.ts'
import { createPictures } from '../../../src/pictures/create-pictures.ts'
import { createPublisher } from '../../../src/adapters/slack/publisher.ts'
import { renderForm } from '../../../src/adapters/slack/render-form.ts'
import { renderHome } from '../../../src/adapters/slack/render-views.ts'
import { commandTable } from '../../../src/commands/table.ts'
import { galleryRunner } from '../../support/gallery-runner.ts'
import { wordingFor } from '../../../src/wording/wording-for.ts'
import { replyGallery } from '../../support/reply-gallery.ts'
import { silentLog } from '../../support/slack-harness.ts'

/** Vercel’s emulation of the Web API: it keeps state, checks scopes, and was not written by us. */
let emulator: Emulator
let apiUrl: string
let news: string

const clientWith = (token: string) =>
  new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: toBoltLog(silentLog),
  })
const upload = createUploads({ pictures: createPictures(), log: silentLog })
const publisherWith = (token: string) => {
  const client = clientWith(token)
  const resolve = async (channel: string) => Promise.resolve({ client, channel })
  return createPublisher({ runner: galleryRunner, upload, resolve, pause: async () => Promise.resolve() })
}

beforeAll(async () => {
  const manage = ['channels:manage', 'channels:join', 'channels:write']
  emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        team: { name: 'Harbour', domain: 'harbour' },
        users: [{ name: 'ada', real_name: 'Ada Fenwick' }],
        channels: [{ name: 'news' }, { name: 'old-news' }],
        tokens: [
          { token: 'xoxb-full', user: 'ada', scopes: scopeNames() },
          { token: 'xoxb-poor', user: 'ada', scopes: ['commands'] },
          { token: 'xoxb-admin', user: 'ada', scopes: [...scopeNames(), ...manage] },
        ],
      },
    },
  })
  apiUrl = `${emulator.url}/api/`
  const { channels = [] } = await clientWith('xoxb-full').conversations.list()
  news = channels.find(({ name }) => name === 'news')?.id ?? ''
  const old = channels.find(({ name }) => name === 'old-news')?.id ?? ''
  await clientWith('xoxb-admin').conversations.join({ channel: news })
  await clientWith('xoxb-admin').conversations.archive({ channel: old })
})
afterAll(async () => emulator.close())

describe('on an emulated Web API', () => {
  it('a digest is posted with its blocks, and found again by its key', async () => {
    const publisher = publisherWith('xoxb-full')
    const { id } = await publisher.post({ channel: news }, replyGallery.everyBlock, 'key-1')
    expect(await publisher.findPost(news, 'key-1', 0)).toEqual({ id })
    expect(await publisher.findPost(news, 'key-2', 0)).toBeUndefined()
    const { messages = [] } = await clientWith('xoxb-full').conversations.history({ channel: news })
    expect(messages.find(({ ts }) => ts === id)).toMatchObject({
      blocks: expect.arrayContaining([]) as unknown[],
    })
  })

  it('a channel that is not there is refused, and so is one that is archived', async () => {
    const publisher = publisherWith('xoxb-full')
    const refused = { code: 'platform-refused' }
    await expect(publisher.post({ channel: 'C404' }, replyGallery.paged, 'key')).rejects.toMatchObject(
      refused,
    )
    const { channels = [] } = await clientWith('xoxb-full').conversations.list()
    const old = channels.find(({ is_archived }) => is_archived)?.id ?? ''
    await expect(publisher.post({ channel: old }, replyGallery.paged, 'key')).rejects.toThrow(/archived/)
    expect(await publisher.checkChannel(old)).toEqual([expect.stringContaining('archived')])
  })

  it('a token without the permission is refused, with the way to get it', async () => {
    const posting = publisherWith('xoxb-poor').post({ channel: news }, replyGallery.paged, 'key')
    await expect(posting).rejects.toThrow(/permission.*manifest/)
  })

  it('the permissions of the manifest are enough for everything that is called', async () => {
    const publisher = publisherWith('xoxb-full')
    expect(await publisher.checkChannel(news)).toEqual([])
    expect(await publisher.findPost(news, 'none', 0)).toBeUndefined()
  })

  it('the Home tab is published and a form opened', async () => {
    const client = clientWith('xoxb-full')
    const { user_id = '' } = await client.auth.test()
    const home = renderHome(
      [{ reply: replyGallery.withActions, writeCall: JSON.stringify }],
      wordingFor('en'),
    )
    expect((await client.views.publish({ user_id, view: home })).view).toMatchObject({ type: 'home' })
    const trigger: object = await client.apiCall('views.generateTriggerId', { user_id })
    const form = renderForm(commandTable, { command: 'quote', input: {} }, {})
    const { view } = await client.views.open({
      trigger_id: 'trigger_id' in trigger ? String(trigger.trigger_id) : '',
      view: form,
    })
    expect(view).toMatchObject({ type: 'modal', callback_id: form.callback_id })
  })

  it('the doctor names a channel that is missing, and one that Summit is not in', async () => {
    const config = {
      transport: { kind: 'http', signingSecret: 'signing-secret' },
      workspaces: { kind: 'one', botToken: 'xoxb-full' },
      apiUrl,
    } as const
    const findings = await checkSlack(config, [news, 'C404'])
    expect(findings.find(({ label }) => label.endsWith('#news'))).toMatchObject({ ok: true })
    expect(findings.find(({ label }) => label.endsWith('C404'))).toMatchObject({ ok: false })
  })
})
