import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** What somebody wants of a feed. */
export interface FeedSettings {
  readonly name?: string
  /** Minutes between two polls; the feed's own wish may make it longer. */
  readonly every?: number
  /** Words of which an entry must hold one. */
  readonly include?: readonly string[]
  /** Words of which an entry must hold none. */
  readonly exclude?: readonly string[]
  /** Whether the page behind an entry is fetched; without it, what the feed says is the article. */
  readonly full?: boolean
}

/** Why a poll failed, to be worded for whoever reads it: a name for the reason, and what it is about. */
export interface FeedProblem {
  readonly code: string
  readonly what: string
}

/** A feed that is followed, and how the last poll went. Times are milliseconds since 1970. */
export interface Feed {
  readonly url: string
  /** Where it was asked for: the environment, content/feeds.yaml, or the command. */
  readonly origin: 'environment' | 'file' | 'command'
  readonly settings: FeedSettings
  readonly etag?: string
  readonly lastModified?: string
  readonly nextAt: number
  /** Polls that failed since the last good one. */
  readonly failures: number
  /** Why the last poll failed. */
  readonly problem?: FeedProblem
  readonly checkedAt?: number
}

/** How a poll went. */
export interface FeedPoll {
  readonly etag?: string
  readonly lastModified?: string
  readonly problem?: FeedProblem
  readonly checkedAt: number
  readonly nextAt: number
}

/** The feeds, shared by all replicas: one of them polls at a time. */
export interface FeedLedger {
  readonly listFeeds: () => Promise<Feed[]>
  /** Adds a feed, due at once, or changes the settings of the one at that address. */
  readonly saveFeed: (feed: Pick<Feed, 'url' | 'origin' | 'settings'>) => Promise<void>
  /** False where there is none. */
  readonly removeFeed: (url: string) => Promise<boolean>
  /** Takes a due feed for `holder` until `leaseUntil`: nobody else gets it before then or `finishPoll`. */
  readonly claimDue: (now: number, holder: string, leaseUntil: number) => Promise<Feed | undefined>
  /** Notes the outcome; without effect where the lease went to somebody else. */
  readonly finishPoll: (url: string, holder: string, poll: FeedPoll) => Promise<void>
  /** Gives up what `holder` has taken, as if it had never been: anybody may take it at once. */
  readonly release: (url: string, holder: string) => Promise<void>
}

export function createFeedLedger(db: Kysely<Schema>): FeedLedger {
  return {
    listFeeds: async () => {
      const rows = await db.selectFrom('feed').selectAll().orderBy('url').execute()
      return rows.map(toFeed)
    },
    saveFeed: async ({ url, origin, settings }) => {
      const values = { origin, settings: JSON.stringify(settings) }
      await db
        .insertInto('feed')
        .values({ url, ...values, next_at: 0, failures: 0 })
        .onConflict((conflict) => conflict.column('url').doUpdateSet(values))
        .execute()
    },
    removeFeed: async (url) => {
      const { numDeletedRows } = await db.deleteFrom('feed').where('url', '=', url).executeTakeFirst()
      return numDeletedRows > 0n
    },
    claimDue: async (now, holder, leaseUntil) => claimDue(db, now, holder, leaseUntil),
    finishPoll: async (url, holder, { etag, lastModified, problem, checkedAt, nextAt }) => {
      await db
        .updateTable('feed')
        .set((eb) => ({
          etag: etag ?? null,
          last_modified: lastModified ?? null,
          problem: problem === undefined ? null : JSON.stringify(problem),
          failures: problem === undefined ? 0 : eb('failures', '+', 1),
          checked_at: checkedAt,
          next_at: nextAt,
          holder: null,
          lease_until: null,
        }))
        .where('url', '=', url)
        .where('holder', '=', holder)
        .execute()
    },
    release: async (url, holder) => {
      await db
        .updateTable('feed')
        .set({ holder: null, lease_until: null })
        .where('url', '=', url)
        .where('holder', '=', holder)
        .execute()
    },
  }
}

async function claimDue(
  db: Kysely<Schema>,
  now: number,
  holder: string,
  leaseUntil: number,
): Promise<Feed | undefined> {
  for (;;) {
    const due = await db
      .selectFrom('feed')
      .select('url')
      .where('next_at', '<=', now)
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
      .orderBy('next_at')
      .orderBy('url')
      .executeTakeFirst()
    if (due === undefined) return undefined
    // The same condition once more: of all who found it due, the first update wins, and the others look further.
    const row = await db
      .updateTable('feed')
      .set({ holder, lease_until: leaseUntil })
      .where('url', '=', due.url)
      .where('next_at', '<=', now)
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
      .returningAll()
      .executeTakeFirst()
    if (row !== undefined) return toFeed(row)
  }
}

function toFeed(row: Schema['feed']): Feed {
  const { url, origin, settings, etag, last_modified, next_at, failures, problem, checked_at } = row
  return {
    url,
    origin: origin === 'environment' || origin === 'file' ? origin : 'command',
    // Only `saveFeed` writes it.
    settings: JSON.parse(settings) as FeedSettings,
    ...(etag !== null && { etag }),
    ...(last_modified !== null && { lastModified: last_modified }),
    nextAt: next_at,
    failures,
    // Only `finishPoll` writes it.
    ...(problem !== null && { problem: JSON.parse(problem) as FeedProblem }),
    ...(checked_at !== null && { checkedAt: checked_at }),
  }
}
