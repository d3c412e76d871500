import type { webApi } from '@slack/bolt'

/** What Slack says of somebody. */
export interface Person {
  /** Whether they are an admin or owner of the workspace. */
  readonly mayManage: boolean
  /** The language that they read Slack in. */
  readonly locale?: string
}

/** Asks Slack about somebody. Whoever cannot be looked up may manage nothing, and reads English. */
export type FindPerson = (
  client: webApi.WebClient,
  space: string | undefined,
  person: string,
) => Promise<Person>

/** Nobody becomes an admin, or learns a language, that often. */
const REMEMBERED_MS = 5 * 60_000

/** People remembered at once; the oldest go first. */
const MAX_PEOPLE = 10_000

/** Remembers for a while what Slack said. */
export function createFindPerson(now: () => number): FindPerson {
  const known = new Map<string, { readonly at: number; readonly answer: Promise<Person> }>()
  return async (client, space, person) => {
    const key = `${space ?? ''}/${person}`
    const before = known.get(key)
    if (before !== undefined && now() - before.at < REMEMBERED_MS) return before.answer
    const answer = askSlack(client, person).catch(() => {
      // Not remembered: they may be found the next time.
      known.delete(key)
      return { mayManage: false }
    })
    known.delete(key)
    known.set(key, { at: now(), answer })
    for (const [oldest] of known) {
      if (known.size <= MAX_PEOPLE) break
      known.delete(oldest)
    }
    return answer
  }
}

/** One call for both: `users:read` is all that either takes. */
async function askSlack(client: webApi.WebClient, person: string): Promise<Person> {
  const { user } = await client.users.info({ user: person, include_locale: true })
  return {
    mayManage: user?.is_admin === true || user?.is_owner === true,
    ...(user?.locale !== undefined && { locale: user.locale }),
  }
}
