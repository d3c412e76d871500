import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandRunner } from '../../../src/commands/command-runner.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { blockSuggestion, slashCommand } from '../../doubles/slack/payloads.ts'
import type { SlackDouble } from '../../doubles/slack/slack-double.ts'
import { galleryRunner, galleryTable } from '../../support/gallery-runner.ts'
import { replyGallery } from '../../support/reply-gallery.ts'
import { type Harness, startOverSocket } from '../../support/slack-harness.ts'

let harness: Harness
let double: SlackDouble
let release: (reply: Reply) => void

/** Commands that take until they are released, and suggestions that never come. */
function slowRunner(): CommandRunner {
  const { promise, resolve } = Promise.withResolvers<Reply>()
  release = resolve
  const never = new Promise<never>(() => undefined)
  return {
    ...galleryRunner,
    run: async () => promise,
    runText: async () => promise,
    suggest: async () => never,
  }
}

beforeEach(async () => {
  harness = await startOverSocket(slowRunner(), { table: galleryTable, optionsTimeoutMs: 1 })
  double = harness.double
})
afterEach(async () => harness.close())

describe('Slack, when things take long or fail', () => {
  it('has the acknowledgement before the command has begun to answer', async () => {
    const acknowledged = await double.deliver(
      'slash_commands',
      slashCommand('show paged', double.responseUrl()),
    )
    expect(acknowledged).toEqual({})
    expect(double.calls.filter(({ method }) => method === 'response_url')).toEqual([])
    release(replyGallery.paged)
    expect((await double.nextCall('response_url')).body.text).toContain('page 2 of 3')
  })

  it('gives a select no options rather than none in time', async () => {
    expect(await double.deliver('interactive', blockSuggestion('show:trait', 'p', {}))).toEqual({
      options: [],
    })
  })

  it('goes on when an answer cannot be delivered at all', async () => {
    double.answer('chat.postMessage', { ok: false, error: 'channel_not_found' })
    release(replyGallery.paged)
    await double.deliver('slash_commands', slashCommand('show paged', double.responseUrl(0)))
    await double.nextCall('chat.postMessage')
    await double.deliver('slash_commands', slashCommand('show paged', double.responseUrl()))
    await double.nextCall('response_url')
    expect((await double.nextCall('response_url')).body.text).toContain('page 2 of 3')
  })

  it('finishes an answer under way before it is closed', async () => {
    await double.deliver('slash_commands', slashCommand('show paged', double.responseUrl()))
    const closing = harness.adapter.close()
    release(replyGallery.paged)
    await closing
    expect(double.calls.filter(({ method }) => method === 'response_url')).toHaveLength(1)
  })

  it('posts when the response URL cannot be reached', async () => {
    release(replyGallery.paged)
    await double.deliver('slash_commands', slashCommand('show paged', 'http://127.0.0.1:1/gone'))
    expect((await double.nextCall('chat.postMessage')).body.channel).toBe('C1')
  })

  it('uses a response URL five times, then posts the rest', async () => {
    const block = replyGallery.longQuotation.blocks[0]
    release({ ...replyGallery.longQuotation, blocks: Array.from({ length: 13 }, () => block) })
    await double.deliver('slash_commands', slashCommand('show longQuotation', double.responseUrl(9)))
    await double.nextCall('chat.postMessage')
    expect(double.calls.filter(({ method }) => method === 'response_url')).toHaveLength(5)
  })
})
