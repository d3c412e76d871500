import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postJson } from '../../../src/adapters/slack/post-json.ts'

let server: Server
let url: string
let seen: { type: string | undefined; body: string; socket: Socket }[]
let status: number
let resetNext: boolean

beforeEach(async () => {
  seen = []
  status = 200
  resetNext = false
  server = createServer((request, response) => {
    if (resetNext) {
      resetNext = false
      request.socket.resetAndDestroy()
      return
    }
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      seen.push({ type: request.headers['content-type'], body, socket: request.socket })
      response.writeHead(status).end('taken')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/response/1`
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

describe('postJson', () => {
  it('posts JSON in UTF-8', async () => {
    expect(await postJson(url, { text: 'Straße “so” 🙂' })).toBe(true)
    expect(seen[0]).toMatchObject({
      type: 'application/json; charset=utf-8',
      body: '{"text":"Straße “so” 🙂"}',
    })
  })

  it('says where it was not taken, or nobody is there', async () => {
    status = 404
    expect(await postJson(url, {})).toBe(false)
    expect(await postJson('http://127.0.0.1:1/', {})).toBe(false)
    expect(await postJson('no address', {})).toBe(false)
  })

  it('tries again where a kept connection was closed meanwhile, and not where a new one is', async () => {
    resetNext = true
    expect(await postJson(url, { n: 1 })).toBe(false)
    expect(await postJson(url, { n: 2 })).toBe(true)
    await new Promise((resolve) => void setImmediate(resolve))
    resetNext = true
    expect(await postJson(url, { n: 3 })).toBe(true)
    expect(seen.map(({ body }) => body)).toEqual(['{"n":2}', '{"n":3}'])
  })
})
