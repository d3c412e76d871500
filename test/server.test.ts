import { Agent, get } from 'node:http'
import { Hono } from 'hono'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { BriefingError } from '../src/briefing-error.ts'
import { type Routes, type RunningServer, startServer } from '../src/server.ts'

const log = pino({ level: 'silent' })
const running: RunningServer[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()))
})

function routes(add: (app: Routes) => unknown): Routes {
  const app: Routes = new Hono()
  add(app)
  return app
}

async function start(mounted: readonly Routes[] = [], port = 0): Promise<RunningServer> {
  const server = await startServer({ host: '127.0.0.1', port, routes: mounted, log })
  running.push(server)
  return server
}

describe('startServer', () => {
  it('answers on every mounted adapter’s paths', async () => {
    const first = routes((app) => app.get('/first', (c) => c.text('one')))
    const second = routes((app) => app.get('/second', (c) => c.text('two')))
    const { url } = await start([first, second])
    const answers = await Promise.all(
      ['/first', '/second'].map(async (path) => (await fetch(url + path)).text()),
    )
    expect(answers).toEqual(['one', 'two'])
  })

  it('sends the security headers with every answer, refusals and faults included', async () => {
    const failing = routes((app) =>
      app.get('/fails', () => {
        throw new Error('secret detail')
      }),
    )
    const { url } = await start([failing])
    const answers = await Promise.all([fetch(`${url}/fails`), fetch(`${url}/nowhere`)])
    expect(answers.map(({ status }) => status)).toEqual([500, 404])
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    }
    expect(await answers[0].text()).not.toContain('secret')
  })

  it('refuses bodies that no command needs, with and without a stated length', async () => {
    const echo = routes((app) => app.post('/', async (c) => c.text(String((await c.req.text()).length))))
    const { url } = await start([echo])
    const post = async (body: string | ReadableStream) =>
      (await fetch(url, { method: 'POST', body, duplex: 'half' })).status
    const large = 'x'.repeat(300_000)
    expect(await post('x'.repeat(200_000))).toBe(200)
    expect(await post(large)).toBe(413)
    expect(await post(new Blob([large]).stream())).toBe(413)
  })

  it('says which port is taken, and how to choose another', async () => {
    const { url } = await start()
    const port = Number(new URL(url).port)
    const error: unknown = await start([], port).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(BriefingError)
    expect(String(error)).toContain(`port ${port} on 127.0.0.1 is taken`)
    expect(String(error)).toContain('Set PORT')
  })

  it('says that an address is not this machine’s', async () => {
    await expect(startServer({ host: '192.0.2.1', port: 0, routes: [], log })).rejects.toThrow('Set HOST')
  })
})

describe('close', () => {
  it('finishes the request under way, then takes no other', async () => {
    const arrived = Promise.withResolvers<undefined>()
    const released = Promise.withResolvers<undefined>()
    const slow = routes((app) =>
      app.get('/slow', async (c) => {
        arrived.resolve(undefined)
        await released.promise
        return c.text('done')
      }),
    )
    const server = await start([slow])
    const answer = fetch(`${server.url}/slow`)
    await arrived.promise
    const closed = server.close()
    await expect(fetch(server.url)).rejects.toThrow()
    released.resolve(undefined)
    expect(await (await answer).text()).toBe('done')
    await expect(closed).resolves.toBeUndefined()
  })

  it('does not wait for connections that were kept alive', async () => {
    const server = await start()
    const agent = new Agent({ keepAlive: true })
    await new Promise<void>((resolve, reject) => {
      get(server.url, { agent }, (response) => response.resume().on('end', resolve)).on('error', reject)
    })
    await expect(server.close()).resolves.toBeUndefined()
    agent.destroy()
  })

  it('can be asked twice', async () => {
    const server = await start()
    await Promise.all([server.close(), server.close()])
    await expect(fetch(server.url)).rejects.toThrow()
  })
})
