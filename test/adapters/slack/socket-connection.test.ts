import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SlackAdapter } from '../../../src/adapters/slack/create-slack-adapter.ts'
import { slashCommand } from '../../doubles/slack/payloads.ts'
import type { SlackDouble } from '../../doubles/slack/slack-double.ts'
import { galleryRunner } from '../../support/gallery-runner.ts'
import { createOnDouble, socketTransport } from '../../support/slack-harness.ts'

let double: SlackDouble
let adapter: SlackAdapter
let rejections: unknown[] = []
const note = (reason: unknown): void => void rejections.push(reason)

beforeEach(async () => {
  rejections = []
  process.on('unhandledRejection', note)
  ;({ double, adapter } = await createOnDouble(galleryRunner, socketTransport))
})

afterEach(async () => {
  await adapter.close()
  await double.close()
  expect(double.refusals()).toEqual([])
  process.off('unhandledRejection', note)
})

async function reconnected(): Promise<void> {
  // The socket that goes counts until it is gone; a call to open the next is what tells.
  await double.nextCall('apps.connections.open')
  await double.connected()
}

async function answers(): Promise<boolean> {
  const acknowledged = await double.deliver('slash_commands', slashCommand('x', double.responseUrl()))
  await double.nextCall('views.open')
  return JSON.stringify(acknowledged) === '{}'
}

describe('Socket Mode', () => {
  it.each(['cut', 'goodbye'] as const)('is connected again after a %s', async (how) => {
    await adapter.start()
    await double.nextCall('apps.connections.open')
    expect(adapter.health()).toEqual({ ok: true, detail: 'connected' })
    double.disconnect(how)
    await reconnected()
    expect(await answers()).toBe(true)
    expect(adapter.health()).toEqual({ ok: true, detail: 'connected' })
  })

  it('outlives invalid_auth while it reconnects: nothing goes unhandled, health shows it, and it comes back', async () => {
    await adapter.start()
    await double.nextCall('apps.connections.open')
    double.answer('apps.connections.open', { ok: false, error: 'invalid_auth' })
    double.disconnect('cut')
    await double.nextCall('apps.connections.open')
    // Once it asks again, the first refusal has been dealt with.
    await double.nextCall('apps.connections.open')
    expect(adapter.health()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('does not know the token') as string,
    })
    expect(rejections).toEqual([])
    double.answer('apps.connections.open', undefined)
    await double.connected()
    expect(await answers()).toBe(true)
    expect(adapter.health().ok).toBe(true)
  })

  it('starts without Slack, says so, and connects when Slack is there', async () => {
    double.answer('apps.connections.open', { status: 503, ok: false })
    await adapter.start()
    expect(adapter.health()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('cannot be reached') as string,
    })
    double.answer('apps.connections.open', undefined)
    await double.connected()
    expect(await answers()).toBe(true)
    expect(rejections).toEqual([])
  })

  it('starts with a token that does not work, and says which', async () => {
    double.answer('auth.test', { ok: false, error: 'invalid_auth' })
    await adapter.start()
    expect(adapter.health()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('SLACK_BOT_TOKEN') as string,
    })
    expect(rejections).toEqual([])
  })

  it('obeys Retry-After as any other failure when it is told to wait', async () => {
    double.answer('apps.connections.open', { status: 429, headers: { 'retry-after': '30' }, ok: false })
    await adapter.start()
    expect(adapter.health().ok).toBe(false)
    double.answer('apps.connections.open', undefined)
    await double.connected()
    expect(await answers()).toBe(true)
  })

  it('has closed its socket when closing is done, and opens no other', async () => {
    await adapter.start()
    await double.nextCall('apps.connections.open')
    expect(double.sockets()).toBe(1)
    await adapter.close()
    expect(double.sockets()).toBe(0)
    expect(adapter.health()).toEqual({ ok: false, detail: 'closed' })
  })

  it('closes while it waits to try again', async () => {
    double.answer('apps.connections.open', { ok: false, error: 'invalid_auth' })
    await adapter.start()
    await adapter.close()
    expect(double.sockets()).toBe(0)
    expect(rejections).toEqual([])
  })

  it('ignores what is no envelope', async () => {
    await adapter.start()
    double.send({ type: 'nonsense' })
    double.send({ type: 'events_api', envelope_id: 'x', payload: { type: 'event_callback', event: {} } })
    expect(await answers()).toBe(true)
    expect(rejections).toEqual([])
  })

  it('is told when the workspace removes the app', async () => {
    await adapter.start()
    const event = {
      type: 'event_callback',
      event_id: 'Ev1',
      team_id: 'T1',
      event: { type: 'app_uninstalled' },
    }
    await double.deliver('events_api', event)
    expect(await answers()).toBe(true)
    expect(adapter.health()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('removed') as string,
    })
  })
})
