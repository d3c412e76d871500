import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { createWebRoutes } from '../../../src/adapters/web/create-web-routes.ts'
import { createVisitors, visitorAddress } from '../../../src/adapters/web/visitors.ts'
import { createPreviews } from '../../../src/create-previews.ts'
import { createPictures } from '../../../src/pictures/create-pictures.ts'
import { type RunningServer, startServer } from '../../../src/server.ts'
import { galleryRunner, galleryTable } from '../../support/gallery-runner.ts'

describe('visitorAddress', () => {
  it('believes nothing that a visitor writes themselves', () => {
    expect(visitorAddress('203.0.113.9', '198.51.100.1', 0)).toBe('203.0.113.9')
    expect(visitorAddress('10.0.0.1', '198.51.100.1, 203.0.113.9', 1)).toBe('203.0.113.9')
    expect(visitorAddress('10.0.0.1', 'a, 203.0.113.9,10.0.0.2', 2)).toBe('203.0.113.9')
    expect(visitorAddress('203.0.113.9', undefined, 1)).toBe('203.0.113.9')
  })

  it.each([
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:0:1::7', '2001:db8:0:1::/64'],
    ['2001:DB8:0:1:8:9:a:b', '2001:db8:0:1::/64'],
    ['[2001:db8:0:1::7]:4711', '2001:db8:0:1::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
    ['x'.repeat(9000), 'x'.repeat(64)],
  ])('counts %s as %s', (address, visitor) => {
    expect(visitorAddress(address, undefined, 0)).toBe(visitor)
  })
})

describe('the page', () => {
  let server: RunningServer
  afterEach(async () => server.close())

  async function serve(proxies: number): Promise<void> {
    const host = '127.0.0.1'
    const visitors = createVisitors(proxies)
    const previews = createPreviews('components')
    const pictures = createPictures()
    const routes = [
      await createWebRoutes({
        runner: galleryRunner,
        table: galleryTable,
        previews,
        pictures,
        host,
        visitors,
      }),
    ]
    server = await startServer({ host, port: 0, routes, log: pino({ level: 'silent' }) })
  }
  const send = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ text: 'show nothingButATitle' }),
    })
  const statuses = async (count: number, ask: (index: number) => Promise<Response>): Promise<number[]> => {
    const all: number[] = []
    for (let index = 0; index < count; index++) all.push((await ask(index)).status)
    return [...new Set(all)]
  }

  it.each([
    ['en', 'You are asking faster'],
    ['de', 'Sekunde'],
    ['fr', 'seconde'],
    ['es', 'segundo'],
  ])('politely makes an address wait that asks too fast, in %s', async (language, words) => {
    await serve(0)
    expect(await statuses(20, async () => send('/ask'))).toEqual([200])
    const response = await send('/ask', { 'accept-language': language })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(20)
    expect(await response.text()).toMatch(new RegExp(`class="message"[^]*${words}`))
    const page = await fetch(`${server.url}/?text=show+everyBlock`, { headers: { 'sec-fetch-site': 'none' } })
    expect([page.status, page.headers.has('retry-after')]).toEqual([429, true])
    // Nothing is asked by opening the page.
    expect((await fetch(server.url)).status).toBe(200)
  })

  it('is not fooled by what a visitor says of where they are', async () => {
    await serve(0)
    const invented = async (index: number) => send('/ask', { 'x-forwarded-for': `198.51.100.${index}` })
    expect(await statuses(21, invented)).toEqual([200, 429])
  })

  it('tells visitors apart behind as many proxies as it was told of', async () => {
    await serve(1)
    const through = async (index: number) => send('/ask', { 'x-forwarded-for': `198.51.100.${index % 2}` })
    expect(await statuses(40, through)).toEqual([200])
    expect(await statuses(2, through)).toEqual([429])
    expect((await send('/ask', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200)
  })

  it('lets somebody type and look at pictures faster, and not without end', async () => {
    await serve(0)
    expect(await statuses(100, async () => send('/complete'))).toEqual([200])
    expect(await statuses(100, async () => fetch(`${server.url}/pictures/x/light.png`))).toEqual([404])
    const late = [await send('/complete'), await fetch(`${server.url}/pictures/x/light.png`)]
    expect(late.map(({ status }) => status)).toEqual([429, 429])
    expect(late.every(({ headers }) => headers.has('retry-after'))).toBe(true)
    expect((await send('/ask')).status).toBe(200)
  })
})
