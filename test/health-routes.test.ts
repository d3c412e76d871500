import { describe, expect, it } from 'vitest'
import { createHealthRoutes, createMetricsRoutes, type PartHealth } from '../src/health-routes.ts'

const well = (): PartHealth => ({ ok: true })
const wellSoon = async (): Promise<PartHealth> => Promise.resolve({ ok: true, detail: 'loaded' })

describe('/health', () => {
  it('answers 200 as long as the process lives, and asks nothing that may hang', async () => {
    const routes = createHealthRoutes(
      { discord: () => ({ ok: false }) },
      { store: () => new Promise(() => undefined) },
    )
    const response = await routes.request('/health')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ ok: false, parts: { discord: { ok: false } } })
  })
})

describe('/ready', () => {
  it('answers 200 where every part works', async () => {
    const response = await createHealthRoutes({ slack: well }, { library: wellSoon }).request('/ready')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      ok: true,
      parts: { library: { ok: true, detail: 'loaded' }, slack: { ok: true } },
    })
  })

  it.each<[string, () => Promise<PartHealth>, string]>([
    ['fails', async () => Promise.reject(new Error('secret detail')), 'fails'],
    ['hangs', async () => new Promise(() => undefined), 'does not answer'],
    ['is not well', async () => Promise.resolve({ ok: false, detail: 'stopped' }), 'stopped'],
  ])('answers 503 where one %s, naming it and no cause', async (_, part, detail) => {
    const response = await createHealthRoutes({ slack: well }, { library: wellSoon, store: part }).request(
      '/ready',
    )
    expect(response.status).toBe(503)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({
      ok: false,
      parts: { store: { ok: false, detail }, slack: { ok: true } },
    })
  })

  it('answers 503 where a platform cannot be reached', async () => {
    const routes = createHealthRoutes({ discord: () => ({ ok: false }) }, { library: wellSoon })
    expect((await routes.request('/ready')).status).toBe(503)
  })
})

describe('/metrics', () => {
  const token = 'sixteen letters!'
  const routes = createMetricsRoutes(token, {
    contentType: 'text/plain',
    render: async () => Promise.resolve('a 1\n'),
  })
  const ask = async (authorization?: string) =>
    routes.request('/metrics', { headers: authorization === undefined ? {} : { authorization } })

  it('answers whoever sends the token', async () => {
    const response = await ask(`Bearer ${token}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('a 1\n')
  })

  it.each([undefined, '', 'Bearer ', token, `Bearer ${token} `, `bearer ${token}x`])(
    'tells “%s” nothing',
    async (authorization) => {
      const response = await ask(authorization)
      // A header's value loses the spaces at its end on the way.
      const isSame = authorization?.trim() === `Bearer ${token}`
      expect(response.status).toBe(isSame ? 200 : 401)
      if (!isSame) expect(await response.text()).not.toContain('a 1')
    },
  )
})
