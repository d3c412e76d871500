import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFetchPage, type PageOutcome } from '../../src/library/fetch-page.ts'
import { respectRobots } from '../../src/library/respect-robots.ts'
import { type NewsSite, startNewsSite } from '../doubles/news-site/news-site.ts'

const HALF = 'x'.repeat(512 * 1024)

describe('createFetchPage', () => {
  let site: NewsSite
  beforeAll(async () => {
    site = await startNewsSite()
  })
  afterAll(async () => site.close())

  const agent = 'Summit/1 (+mailto:desk@example.org)'
  const isAllowedAddress = (address: string) => address === '127.0.0.1'
  const fetchPage = createFetchPage({ agent, isAllowedAddress })
  const get = async (path: string) => fetchPage({ url: `${site.url}${path}`, kind: 'page' })
  const reasonOf = (outcome: PageOutcome) => (outcome.kind === 'refused' ? outcome.reason : outcome.kind)

  it('fetches a page, saying who asks', async () => {
    site.serve('/a', {
      body: '<p>Größe</p>',
      headers: { etag: '"1"', 'last-modified': 'Sat, 16 Aug 2025 10:00:00 GMT' },
    })
    expect(await get('/a')).toEqual({
      kind: 'page',
      url: `${site.url}/a`,
      type: 'text/html',
      text: '<p>Größe</p>',
      etag: '"1"',
      lastModified: 'Sat, 16 Aug 2025 10:00:00 GMT',
    })
    expect(site.requests.find(({ path }) => path === '/a')?.headers['user-agent']).toBe(agent)
  })

  it.each(['gzip', 'br', 'deflate'] as const)('unpacks %s', async (packed) => {
    site.serve(`/${packed}`, { body: '<p>It opens.</p>', packed })
    expect(await get(`/${packed}`)).toMatchObject({ text: '<p>It opens.</p>' })
  })

  it('reads the encoding from the header, the document or its first bytes', async () => {
    const latin = Buffer.from('<meta charset=iso-8859-1><p>caf\u00e9</p>', 'latin1')
    site.serve('/header', { body: latin, headers: { 'content-type': 'text/html; charset=latin1' } })
    site.serve('/meta', { body: latin, headers: { 'content-type': 'text/html' } })
    site.serve('/bom', {
      body: Buffer.from('\ufeff<p>café</p>', 'utf16le'),
      headers: { 'content-type': 'text/html' },
    })
    site.serve('/unknown', { body: '<p>café</p>', headers: { 'content-type': 'text/html; charset=klingon' } })
    for (const path of ['/header', '/meta', '/bom', '/unknown'])
      expect(await get(path)).toMatchObject({ text: expect.stringContaining('café') as string })
  })

  it.each([
    'file:///etc/passwd',
    'ftp://example.org/',
    'gopher://example.org/',
    'data:text/html,x',
    'javascript:1',
  ])('refuses what is not http or https: %s', async (url) =>
    expect(reasonOf(await fetchPage({ url, kind: 'page' }))).toBe('only http and https are fetched'),
  )

  it('refuses what is no address, and addresses that hold a password', async () => {
    expect(reasonOf(await fetchPage({ url: 'the news', kind: 'page' }))).toBe('it is no address')
    expect(reasonOf(await fetchPage({ url: 'http://a:b@example.org/', kind: 'page' }))).toMatch(/password/)
  })

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://10.0.0.1/',
  ])('does not go inside: %s', async (url) => {
    const strict = createFetchPage({ agent })
    expect(reasonOf(await strict({ url, kind: 'page' }))).toMatch(/is not on the public internet/)
  })

  it('refuses a name when any of its addresses is inside', async () => {
    const mixed = createFetchPage({
      agent,
      resolveHost: async () =>
        Promise.resolve([
          { address: '93.184.216.34', family: 4 },
          { address: '10.0.0.1', family: 4 },
        ]),
    })
    expect(reasonOf(await mixed({ url: 'http://news.example/', kind: 'page' }))).toMatch(
      /not on the public internet/,
    )
  })

  it('connects to the address that was checked, whatever the name says a moment later', async () => {
    site.serve('/rebound', { body: '<p>Checked.</p>' })
    const answers = [['127.0.0.1'], ['127.0.0.2']]
    let asked = 0
    const rebinding = createFetchPage({
      agent,
      isAllowedAddress,
      resolveHost: async () =>
        Promise.resolve((answers[asked++] ?? []).map((address) => ({ address, family: 4 }))),
    })
    const url = site.url.replace('127.0.0.1', 'rebinds.example')
    expect(await rebinding({ url: `${url}/rebound`, kind: 'page' })).toMatchObject({
      text: '<p>Checked.</p>',
    })
    expect(asked).toBe(1)
    expect(reasonOf(await rebinding({ url: `${url}/rebound`, kind: 'page' }))).toMatch(
      /not on the public internet/,
    )
  })

  it('checks every redirect anew', async () => {
    site.serve('/inside', { status: 302, headers: { location: 'http://169.254.169.254/latest' } })
    site.serve('/file', { status: 302, headers: { location: 'file:///etc/passwd' } })
    expect(reasonOf(await get('/inside'))).toMatch(/169\.254\.169\.254 is not on the public internet/)
    expect(reasonOf(await get('/file'))).toBe('only http and https are fetched')
  })

  it('follows five redirects and no more', async () => {
    for (let i = 0; i < 6; i++) site.serve(`/hop${i}`, { status: 301, headers: { location: `hop${i + 1}` } })
    site.serve('/hop6', { body: '<p>Here.</p>' })
    expect(await get('/hop1')).toMatchObject({ kind: 'page', url: `${site.url}/hop6` })
    expect(reasonOf(await get('/hop0'))).toBe('more than 5 redirects')
  })

  it('waits no longer than it may, for the name, the head or the body', async () => {
    const hasty = createFetchPage({ agent, isAllowedAddress, timeoutMs: 50 })
    site.serve('/stalls', { body: '<p>', stalls: true })
    expect(reasonOf(await hasty({ url: `${site.url}/stalls`, kind: 'page' }))).toMatch(
      /no whole answer within/,
    )
    const nameless = createFetchPage({
      agent,
      timeoutMs: 50,
      resolveHost: async () => new Promise(() => undefined),
    })
    expect(reasonOf(await nameless({ url: 'http://slow.example/', kind: 'page' }))).toMatch(/in time|within/)
  })

  it('takes 5 MB and no more, as sent and as unpacked', async () => {
    site.serve('/declared', { length: 6 * 1024 * 1024, body: 'x', stalls: true })
    site.serve('/endless', { body: HALF, endless: true })
    site.serve('/bomb', { body: Buffer.alloc(40 * 1024 * 1024), packed: 'gzip' })
    site.serve('/fits', { body: HALF.repeat(10), packed: 'gzip' })
    for (const path of ['/declared', '/endless', '/bomb'])
      expect(reasonOf(await get(path))).toBe('it is larger than 5 MB')
    expect(await get('/fits')).toMatchObject({ kind: 'page' })
  })

  it('notices bodies that are not what was declared', async () => {
    site.serve('/short', { length: 1000, body: '<p>It o' })
    site.serve('/unpacked', { body: '<p>', headers: { 'content-encoding': 'gzip' } })
    site.serve('/odd', { body: '<p>', headers: { 'content-encoding': 'zip' } })
    expect(reasonOf(await get('/short'))).toBe('the connection broke off')
    expect(reasonOf(await get('/unpacked'))).toBe('it is not packed as it says')
    expect(reasonOf(await get('/odd'))).toMatch(/not asked for/)
  })

  it('takes HTML and XML only; of a feed JSON as well', async () => {
    for (const type of ['image/png', 'application/octet-stream', 'text/plain', 'application/json', '']) {
      site.serve('/typed', { headers: { 'content-type': type }, body: '{}' })
      expect(reasonOf(await get('/typed'))).toMatch(/(?:not a page|of no stated type)$/)
    }
    site.serve('/typed', { headers: { 'content-type': 'application/feed+json' }, body: '{}' })
    expect(await fetchPage({ url: `${site.url}/typed`, kind: 'feed' })).toMatchObject({ text: '{}' })
    site.serve('/typed', { headers: { 'content-type': 'application/rss+xml' }, body: '<rss/>' })
    expect(await get('/typed')).toMatchObject({ text: '<rss/>' })
  })

  it('asks for what changed only, and hands on what a refusal says', async () => {
    site.serve('/feed', ({ headers }) =>
      headers['if-none-match'] === '"1"'
        ? { status: 304 }
        : { status: 503, headers: { 'retry-after': '120' } },
    )
    const url = `${site.url}/feed`
    expect(await fetchPage({ url, kind: 'feed', etag: '"1"' })).toEqual({ kind: 'not-modified' })
    expect(await fetchPage({ url, kind: 'feed' })).toEqual({
      kind: 'refused',
      refused: { code: 'status', what: '503' },
      reason: 'the server answers 503',
      status: 503,
      retryAfter: '120',
    })
  })

  it('respects robots.txt, asked for once an hour; an ailing site is left alone', async () => {
    let now = 0
    const polite = respectRobots(fetchPage, () => now)
    const robots = { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /private' }
    site.serve('/robots.txt', robots)
    site.serve('/open', { body: '<p>' })
    const asked = () => site.requests.filter(({ path }) => path === '/robots.txt').length
    expect(reasonOf(await polite({ url: `${site.url}/private/a`, kind: 'page' }))).toMatch(/robots\.txt/)
    expect(await polite({ url: `${site.url}/open`, kind: 'page' })).toMatchObject({ kind: 'page' })
    expect(asked()).toBe(1)
    now += 3_600_001
    site.serve('/robots.txt', { status: 500 })
    expect(reasonOf(await polite({ url: `${site.url}/open`, kind: 'page' }))).toMatch(/robots\.txt/)
    now += 3_600_001
    site.serve('/robots.txt', { status: 404 })
    expect(await polite({ url: `${site.url}/open`, kind: 'page' })).toMatchObject({ kind: 'page' })
  })

  it('asks the robots.txt of where a redirect leads', async () => {
    const [first, other] = [await startNewsSite(), await startNewsSite()]
    const robots = { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /private' }
    other.serve('/robots.txt', robots)
    other.serve('/open', { body: '<p>' })
    for (const path of ['/private', '/open'])
      first.serve(`/to${path}`, { status: 302, headers: { location: `${other.url}${path}` } })
    const polite = respectRobots(fetchPage, () => 0)
    expect(reasonOf(await polite({ url: `${first.url}/to/private`, kind: 'page' }))).toBe(
      `${new URL(other.url).host} does not want it fetched (robots.txt)`,
    )
    expect(other.requests.map(({ path }) => path)).toEqual(['/robots.txt'])
    expect(await polite({ url: `${first.url}/to/open`, kind: 'page' })).toMatchObject({ kind: 'page' })
    for (const { close } of [first, other]) await close()
  })

  describe('over HTTPS', () => {
    const pem = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/tls', name), 'utf8')
    const cert = pem('news-test.cert.pem')
    let secure: NewsSite
    beforeAll(async () => {
      secure = await startNewsSite({ key: pem('news-test.key.pem'), cert })
      secure.serve('/a', { body: '<p>It opens.</p>', packed: 'gzip' })
    })
    afterAll(async () => secure.close())

    const loopback = { agent, isAllowedAddress, resolveHost: async () => Promise.resolve(LOOPBACK) }
    const at = (host: string) =>
      ({ url: `https://${host}:${new URL(secure.url).port}/a`, kind: 'page' }) as const

    it('goes to the address that was checked, and takes the host by its name', async () => {
      const get = createFetchPage({ ...loopback, authority: cert })
      expect(await get(at('news.test'))).toMatchObject({ kind: 'page', text: '<p>It opens.</p>' })
      expect(reasonOf(await get(at('other.test')))).toBe('its certificate is for another host')
    })

    it('refuses a host for which nobody vouches', async () => {
      const get = createFetchPage(loopback)
      expect(reasonOf(await get(at('news.test')))).toBe('nobody vouches for its certificate')
    })
  })
})

const LOOPBACK = [{ address: '127.0.0.1', family: 4 }]
