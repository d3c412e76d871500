import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { chooseLanguage } from '../../../src/adapters/web/choose-language.ts'

const routes = new Hono().get('/', (c) => c.text(chooseLanguage(c)))

async function ask(headers: Record<string, string>, path = '/'): Promise<string> {
  return (await routes.request(path, { headers })).text()
}

describe('chooseLanguage', () => {
  it.each([
    ['de-CH,de;q=0.9,en;q=0.8', 'de'],
    ['ja,fr-CA;q=0.4,es;q=0.7', 'es'],
    ['en;q=0.3, fr;q=0.9', 'fr'],
    ['ja', 'en'],
    ['*', 'en'],
    [';;,=,q', 'en'],
  ])('takes what the browser likes best of the languages that there are: %s', async (accepted, language) => {
    expect(await ask({ 'accept-language': accepted })).toBe(language)
  })

  it('remembers what was chosen, and puts it before what the browser asks for', async () => {
    const chosen = await routes.request('/?language=es', { headers: { 'accept-language': 'de' } })
    expect(await chosen.text()).toBe('es')
    const [cookie = ''] = chosen.headers.getSetCookie()
    expect(cookie).toMatch(/^language=es;.*HttpOnly; SameSite=Lax$/)
    expect(await ask({ 'accept-language': 'de', cookie: cookie.split(';')[0] ?? '' })).toBe('es')
  })

  it('keeps of a choice only which language it names', async () => {
    const chosen = await routes.request(`/?language=${encodeURIComponent('de-x; Domain=evil.example')}`)
    expect(chosen.headers.getSetCookie()[0]).toMatch(
      /^language=de; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })
})
