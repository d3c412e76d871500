import { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toBoltLog } from '../../../src/adapters/slack/bolt-log.ts'
import { sendReply } from '../../../src/adapters/slack/send-reply.ts'
import { createUploads, type UploadPictures } from '../../../src/adapters/slack/upload-pictures.ts'
import { createPictures } from '../../../src/pictures/create-pictures.ts'
import { type SlackDouble, startSlackDouble } from '../../doubles/slack/slack-double.ts'
import { replyGallery } from '../../support/reply-gallery.ts'
import { refusalsOfMessage } from '../../doubles/slack/block-kit.ts'
import { silentLog } from '../../support/slack-harness.ts'

const pictures = createPictures()
const reply = replyGallery.withPictures
let double: SlackDouble
let client: webApi.WebClient
let upload: UploadPictures
let pauses: number

beforeEach(async () => {
  double = await startSlackDouble()
  client = new webApi.WebClient('xoxb-1', {
    slackApiUrl: double.apiUrl,
    retryConfig: { retries: 0 },
    logger: toBoltLog(silentLog),
  })
  pauses = 0
  upload = createUploads({ pictures, log: silentLog, pause: async () => Promise.resolve((pauses += 1)) })
})
afterEach(async () => double.close())

const methods = (): string[] => double.calls.map(({ method }) => method)

describe('uploading pictures to Slack', () => {
  it('sends the file with its words, completes it, and shares it with nobody', async () => {
    const uploaded = await upload(reply, client)
    expect([...uploaded.values()]).toEqual([expect.stringMatching(/^F/), expect.stringMatching(/^F/)])
    expect(methods().slice(0, 4)).toEqual([
      'files.getUploadURLExternal',
      'upload_url',
      'files.completeUploadExternal',
      'files.info',
    ])
    expect(double.calls[0]?.body).toMatchObject({ alt_text: reply.blocks[0].alt })
    expect(Number(double.calls[0]?.body.length)).toBeGreaterThan(10_000)
    expect(double.calls[2]?.body).not.toHaveProperty('channel_id')
  })

  it('uploads a picture once for all channels of a workspace', async () => {
    const first = await upload(reply, client)
    expect(await upload(reply, client)).toEqual(first)
    expect(methods().filter((method) => method === 'upload_url')).toHaveLength(2)
  })

  it('waits until Slack has taken the file in', async () => {
    let looks = 0
    double.answer('files.info', () => ({
      ok: true,
      file: { mimetype: (looks += 1) < 3 ? '' : 'image/png' },
    }))
    expect((await upload(reply, client)).size).toBe(2)
    expect(pauses).toBe(2)
  })

  it.each([
    ['the app may not upload', { ok: false, error: 'missing_scope' }, 'files.getUploadURLExternal'],
    ['Slack never takes it in', { ok: true, file: { mimetype: '' } }, 'files.info'],
  ])('leaves the picture to its words where %s', async (_, answer, method) => {
    double.answer(method, answer)
    expect((await upload(reply, client)).size).toBe(0)
    double.answer(method, undefined)
    expect((await upload(reply, client)).size).toBe(2)
  })
})

describe('sending a reply with pictures', () => {
  const send = async (responseUrl?: string): Promise<void> =>
    sendReply(reply, {
      client,
      place: { channel: 'C1', person: 'U1', ...(responseUrl !== undefined && { responseUrl }) },
      writeCall: JSON.stringify,
      uploaded: await upload(reply, client),
    })

  it('shows them through the response URL', async () => {
    await send(double.responseUrl())
    const { body } = await double.nextCall('response_url')
    expect(refusalsOfMessage(body)).toEqual([])
    expect(JSON.stringify(body)).toContain('"slack_file"')
  })

  it('posts the words instead when Slack refuses the message with its pictures', async () => {
    let posts = 0
    double.answer('chat.postMessage', () =>
      (posts += 1) === 1 ? { ok: false, error: 'invalid_blocks' } : { ok: true, ts: '1.1' },
    )
    await send()
    const posted = double.calls.filter(({ method }) => method === 'chat.postMessage')
    expect(posted.map(({ body }) => JSON.stringify(body).includes('slack_file'))).toEqual([true, false])
    expect(JSON.stringify(posted[1]?.body.blocks)).toContain('Low* water at')
  })
})
