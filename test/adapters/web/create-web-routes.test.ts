import { describe, expect, it } from 'vitest'
import { createWebRoutes } from '../../../src/adapters/web/create-web-routes.ts'
import { createPreviews } from '../../../src/create-previews.ts'
import { createPictures } from '../../../src/pictures/create-pictures.ts'
import { galleryRunner, galleryTable } from '../../support/gallery-runner.ts'

const openRoutes = (host = '127.0.0.1') =>
  createWebRoutes({
    runner: galleryRunner,
    table: galleryTable,
    previews: createPreviews('components'),
    host,
  })

interface Call {
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

async function request({ path, headers = {}, ...init }: Call, host?: string): Promise<Response> {
  const routes = await openRoutes(host)
  return routes.request(`http://127.0.0.1:3000${path}`, {
    ...init,
    headers: { host: '127.0.0.1:3000', ...headers },
  })
}

const post = (
  path: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  request({
    path,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ text }),
  })

describe('GET /pictures', () => {
  const openDrawing = async () =>
    createWebRoutes({
      runner: galleryRunner,
      table: galleryTable,
      previews: createPreviews('components'),
      host: '127.0.0.1',
      pictures: createPictures(),
    })
  const get = (routes: Awaited<ReturnType<typeof openDrawing>>, path: string, host = '127.0.0.1:3000') =>
    routes.request(`http://127.0.0.1:3000${path}`, { headers: { host, 'sec-fetch-site': 'none' } })

  it('gives the pictures of an answer, light and dark', async () => {
    const routes = await openDrawing()
    const page = await (await get(routes, '/?text=%2Fsummit+show+withPictures')).text()
    const addresses = [...new Set(page.match(/\/pictures\/[^"]+/g) ?? [])]
    expect(addresses).toHaveLength(4)
    for (const address of addresses) {
      const response = await get(routes, address)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
      expect((await response.bytes()).subarray(1, 4)).toEqual(new Uint8Array(Buffer.from('PNG')))
    }
    expect((await get(routes, addresses[0] ?? '', 'evil.example')).status).toBe(421)
  })

  it('draws nothing that no answer had', async () => {
    const routes = await openDrawing()
    for (const path of ['/pictures/AAAAAAAAAAAAAAAAAAAAAA/light.png', '/pictures/x/other.png'])
      expect((await get(routes, path)).status).toBe(404)
  })
})

describe('GET /', () => {
  it('offers every command’s example as a button', async () => {
    const page = await (await request({ path: '/' })).text()
    expect(page).toContain('value="/summit show everyBlock"')
    expect(page).toContain('Show one reply of the gallery')
  })

  it('is in the language that the browser asks for, with the way to the others', async () => {
    const page = await (await request({ path: '/', headers: { 'accept-language': 'de-AT' } })).text()
    expect(page).toContain('<html lang="de">')
    expect(page).toContain('Fragen Sie, wer genau was gesagt hat')
    expect(page).toContain('<a href="/?language=fr" lang="fr" hreflang="fr">Français</a>')
    const chosen = await (
      await request({ path: '/?language=es', headers: { 'accept-language': 'de' } })
    ).text()
    expect(chosen).toContain('<html lang="es">')
  })

  it('holds no script and no style of its own, which the policy would refuse', async () => {
    const page = await (await request({ path: '/?text=%2Fsummit+show+hostileText' })).text()
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/page.js">'])
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+="/)
  })

  it.each(['none', 'same-origin'])('answers what its address asks when opened by hand (%s)', async (site) => {
    const page = await (
      await request({ path: '/?text=%2Fsummit+show+everyBlock', headers: { 'sec-fetch-site': site } })
    ).text()
    expect(page).toContain('Every kind of block')
    expect(page).toContain('value=""')
  })

  it.each(['cross-site', 'same-site'])(
    'only fills the input when a link of another site opens it (%s)',
    async (site) => {
      const page = await (
        await request({ path: '/?text=%2Fsummit+show+everyBlock', headers: { 'sec-fetch-site': site } })
      ).text()
      expect(page).not.toContain('Every kind of block')
      expect(page).toContain('value="/summit show everyBlock"')
    },
  )
})

describe('GET / over plain HTTP from another machine, where browsers do not name the site', () => {
  const path = '/?text=%2Fsummit+show+everyBlock'
  const comingFrom = async (headers: Record<string, string>) => (await request({ path, headers })).text()

  it('answers the page’s own buttons, without a script too', async () => {
    const page = await comingFrom({ referer: 'http://127.0.0.1:3000/?text=%2Fsummit+help' })
    expect(page).toContain('Every kind of block')
  })

  it.each([
    {},
    { referer: 'http://elsewhere.example/' },
    { referer: 'http://127.0.0.1:4000/' },
    { referer: '-' },
  ])('only fills the input otherwise: %o', async (headers) => {
    const page = await comingFrom(headers)
    expect(page).not.toContain('Every kind of block')
    expect(page).toContain('value="/summit show everyBlock"')
  })
})

describe('POST /ask', () => {
  it('answers with one message', async () => {
    const response = await post('/ask', '/summit show everyBlock', { 'sec-fetch-site': 'same-origin' })
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toMatch(/^<article class="message"[^]*Every kind of block[^]*<\/article>$/)
  })

  it('answers programs that are no browser', async () => {
    expect((await post('/ask', 'show everyBlock')).status).toBe(200)
  })

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example' },
    { origin: 'http://127.0.0.1:4000' },
    { origin: 'null' },
  ])('refuses what another site sends: %o', async (headers) => {
    const answers = await Promise.all([post('/ask', 'show', headers), post('/complete', 'show', headers)])
    expect(answers.map(({ status }) => status)).toEqual([403, 403])
  })

  it('takes the page’s own origin from browsers that do not name the site', async () => {
    expect((await post('/ask', 'show', { origin: 'http://127.0.0.1:3000' })).status).toBe(200)
  })

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'text=show'],
    ['no JSON', { 'content-type': 'application/json' }, '{"text":'],
    ['another shape', { 'content-type': 'application/json' }, '{"text":1}'],
  ])('refuses %s', async (_, headers, body) => {
    expect((await request({ path: '/ask', method: 'POST', headers, body })).status).toBe(400)
  })
})

describe('POST /complete', () => {
  it('passes the completions on', async () => {
    const response = await post('/complete', '/summit show everyB')
    expect(await response.json()).toEqual([
      { label: 'Every kind of block', hint: 'trait', text: '/summit show everyBlock' },
    ])
  })
})

describe('the host name', () => {
  it.each(['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', 'localhost.evil.example', ''])(
    'is refused on loopback when it is %j',
    async (host) => {
      const paths = ['/', '/assets/page.js']
      const answers = await Promise.all(paths.map((path) => request({ path, headers: { host } })))
      expect(answers.map(({ status }) => status)).toEqual([421, 421])
    },
  )

  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])('may be %s', async (host) => {
    expect((await request({ path: '/', headers: { host } })).status).toBe(200)
  })

  it('is for the owner to say where the server listens on more than loopback', async () => {
    const response = await request({ path: '/', headers: { host: 'summit.example' } }, '0.0.0.0')
    expect(response.status).toBe(200)
  })
})

describe('the assets', () => {
  it.each([
    ['page.js', 'text/javascript; charset=utf-8'],
    ['completions.js', 'text/javascript; charset=utf-8'],
    ['recall.js', 'text/javascript; charset=utf-8'],
    ['page.css', 'text/css; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
  ])('serve %s', async (name, type) => {
    const response = await request({ path: `/assets/${name}` })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
  })

  it('serve nothing else', async () => {
    const paths = ['/assets/tsconfig.json', '/assets/..%2frender-page.ts', '/assets/']
    const answers = await Promise.all(paths.map((path) => request({ path })))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  })
})
