import type { webApi } from '@slack/bolt'

/** Whether somebody may change what others get. */
export type MayManage = (
  client: webApi.WebClient,
  space: string | undefined,
  person: string,
) => Promise<boolean>

/** Nobody becomes an admin that often. */
const REMEMBERED_MS = 5 * 60_000

/** People remembered at once; the oldest go first. */
const MAX_PEOPLE = 10_000

/** Asks Slack whether somebody is an admin or owner of the workspace. Whoever cannot be looked up is neither. */
export function createMayManage(now: () => number): MayManage {
  const known = new Map<string, { readonly at: number; readonly answer: Promise<boolean> }>()
  return async (client, space, person) => {
    const key = `${space ?? ''}/${person}`
    const before = known.get(key)
    if (before !== undefined && now() - before.at < REMEMBERED_MS) return before.answer
    const answer = isAdmin(client, person).catch(() => {
      // Not remembered: it may be found the next time.
      known.delete(key)
      return false
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

async function isAdmin(client: webApi.WebClient, person: string): Promise<boolean> {
  const { user } = await client.users.info({ user: person })
  return user?.is_admin === true || user?.is_owner === true
}
