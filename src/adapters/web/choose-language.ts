import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { getCookie, setCookie } from 'hono/cookie'
import { wordingFor, wordings } from '../../wording/wording-for.ts'

const NAME = 'language'

/** So long a browser keeps what was chosen, in seconds. */
const KEPT_S = 365 * 24 * 60 * 60

/**
 * The language of whoever opened the page: as they chose it by `?language=…`, which is remembered in a cookie, else what
 * their browser asks for. A link of another site may choose, too; all it changes is the words around the quotations.
 */
export function chooseLanguage(c: Context): string {
  const chosen = c.req.query(NAME)
  if (chosen === undefined) return getCookie(c, NAME) ?? acceptedLanguage(c)
  const { tag } = wordingFor(chosen)
  setCookie(c, NAME, tag, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: KEPT_S })
  return tag
}

/** The first language that the browser likes and Summit speaks. */
function acceptedLanguage(c: Context): string {
  const spoken = wordings.map(({ tag }) => tag)
  return accepts(c, {
    header: 'Accept-Language',
    supports: spoken,
    default: 'en',
    match: (accepted) =>
      [...accepted]
        .sort((a, b) => b.q - a.q)
        .map(({ type }) => type.toLowerCase().split('-')[0] ?? '')
        .find((language) => spoken.includes(language)) ?? 'en',
  })
}
