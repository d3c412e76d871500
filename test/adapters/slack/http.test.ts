import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../src/store/sqlite-store.ts'
import { eventCallback, slashCommand } from '../../doubles/slack/payloads.ts'
import { postSigned } from '../../doubles/slack/signed-request.ts'
import { galleryRunner, galleryTable } from '../../support/gallery-runner.ts'
import { encode, type Harness, SIGNING_SECRET, startOverHttp } from '../../support/slack-harness.ts'

let harness: Harness & { readonly url: string }
beforeAll(async () => {
  harness = await startOverHttp(galleryRunner, { table: galleryTable })
})
afterAll(async () => harness.close())

const command = () => encode('slash_commands', slashCommand('show paged', harness.double.responseUrl()))[0]

describe('Slack’s requests over HTTP', () => {
  it('are answered when they are signed', async () => {
    const response = await postSigned(harness.url, SIGNING_SECRET, command())
    expect(response.status).toBe(200)
    expect((await harness.double.nextCall('response_url')).body.text).toContain('page 2 of 3')
  })

  it('are refused without a signature, with another’s, and once they are older than five minutes', async () => {
    const before = harness.double.calls.length
    const statuses = [
      (await fetch(harness.url, { method: 'POST', body: command() })).status,
      (await postSigned(harness.url, 'another secret', command())).status,
      (await postSigned(harness.url, SIGNING_SECRET, command(), { at: Date.now() - 301_000 })).status,
    ]
    expect(statuses).toEqual([401, 401, 401])
    expect(harness.double.calls.length).toBe(before)
  })

  it('are refused when their body was altered after signing', async () => {
    const response = await postSigned(harness.url, SIGNING_SECRET, command(), {
      headers: { 'x-slack-signature': `v0=${'0'.repeat(64)}` },
    })
    expect(response.status).toBe(401)
  })

  it('are answered once when the very same request is replayed', async () => {
    const body = command()
    const at = Date.now()
    await postSigned(harness.url, SIGNING_SECRET, body, { at })
    await harness.double.nextCall('response_url')
    const before = harness.double.calls.length
    const replayed = await postSigned(harness.url, SIGNING_SECRET, body, { at })
    expect(replayed.status).toBe(200)
    await postSigned(harness.url, SIGNING_SECRET, command())
    await harness.double.nextCall('response_url')
    expect(harness.double.calls.length).toBe(before + 1)
  })

  it('are answered once by all replicas that share a database', async () => {
    const store = await openSqliteStore(':memory:')
    const replicas = await Promise.all(
      [1, 2].map(async () => startOverHttp(galleryRunner, { table: galleryTable, sharedKeys: store })),
    )
    const [body, at] = [command(), Date.now()]
    const before = harness.double.calls.length
    for (const { url } of replicas)
      expect((await postSigned(url, SIGNING_SECRET, body, { at })).status).toBe(200)
    await harness.double.nextCall('response_url')
    // Closing waits for every answer under way.
    for (const { close } of replicas) await close()
    expect(harness.double.calls.length).toBe(before + 1)
    await store.close()
  })

  it('may be Slack’s question whether the address is ours', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c' })
    const response = await postSigned(harness.url, SIGNING_SECRET, body, { contentType: 'application/json' })
    expect(await response.json()).toEqual({ challenge: 'c' })
  })

  it.each(['{', '[]', 'null', '{"event":null}'])('do no harm as %s', async (body) => {
    await postSigned(harness.url, SIGNING_SECRET, body, { contentType: 'application/json' }).catch(
      () => undefined,
    )
    const response = await postSigned(harness.url, SIGNING_SECRET, command())
    expect(response.status).toBe(200)
    await harness.double.nextCall('response_url')
  })

  it('are refused when they are larger than the server takes', async () => {
    const response = await postSigned(harness.url, SIGNING_SECRET, 'x'.repeat(300_000))
    expect(response.status).toBe(413)
  })

  it('are retried by Slack as events with a number, and answered once', async () => {
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: '<@U0BOT> show paged' }
    const body = JSON.stringify(eventCallback(event))
    const contentType = 'application/json'
    await postSigned(harness.url, SIGNING_SECRET, body, { contentType })
    await harness.double.nextCall('chat.postMessage')
    const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }
    const response = await postSigned(harness.url, SIGNING_SECRET, body, { contentType, headers: retry })
    expect(response.status).toBe(200)
    await postSigned(harness.url, SIGNING_SECRET, command())
    await harness.double.nextCall('response_url')
    expect(harness.double.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1)
  })
})
