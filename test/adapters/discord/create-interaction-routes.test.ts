import { generateKeyPairSync, sign } from 'node:crypto'
import { InteractionResponseType } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { createInteractionRoutes } from '../../../src/adapters/discord/create-interaction-routes.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const NOW = 1_750_000_000
const routes = createInteractionRoutes({
  publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
  dispatch: (_, respond) => respond({ type: InteractionResponseType.Pong }),
  now: () => NOW * 1000,
})

interface Posted {
  readonly timestamp?: string
  readonly signed?: string
}

async function post(body: string, { timestamp = String(NOW), signed }: Posted = {}): Promise<Response> {
  return routes.request('/discord/interactions', {
    method: 'POST',
    body,
    headers: {
      'x-signature-ed25519': sign(null, Buffer.from(signed ?? timestamp + body), privateKey).toString('hex'),
      'x-signature-timestamp': timestamp,
    },
  })
}

describe('the endpoint for interactions', () => {
  it('answers a PING that Discord signed', async () => {
    const response = await post('{"type":1}')
    expect([response.status, await response.json()]).toEqual([200, { type: 1 }])
  })

  it('refuses what was not signed, or signed for something else', async () => {
    const unsigned = await routes.request('/discord/interactions', { method: 'POST', body: '{"type":1}' })
    expect(unsigned.status).toBe(401)
    expect((await post('{"type":1}', { signed: `${NOW}{"type":2}` })).status).toBe(401)
  })

  it.each([-301, 301, Number.NaN])('refuses a time that is off by %s seconds', async (seconds) => {
    expect((await post('{"type":1}', { timestamp: String(NOW + seconds) })).status).toBe(401)
  })

  it('takes a time within five minutes', async () => {
    expect((await post('{"type":1}', { timestamp: String(NOW - 299) })).status).toBe(200)
  })

  it('refuses more than a megabyte, and what is no JSON', async () => {
    expect((await post(' '.repeat(1024 * 1024 + 1))).status).toBe(413)
    expect((await post('{')).status).toBe(400)
  })
})
