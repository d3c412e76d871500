import type { Logger } from 'pino'
import { BriefingError } from '../briefing-error.ts'
import { foldedWords } from '../core/index.ts'
import type { Feed, FeedPoll } from '../store/feeds.ts'
import type { Store } from '../store/store.ts'
import { guidKey, laterKey } from './article-keys.ts'
import type { ReadFeed, ReadPage } from './document-reader.ts'
import type { ExtractedArticle } from './extract-article.ts'
import type { FetchPage, PageOutcome } from './fetch-page.ts'
import { type Arrival, keepArrival } from './keep-arrival.ts'
import type { FeedDocument, FeedEntry } from './read-feed.ts'
import type { FetchRefusal } from './refusal.ts'
import { UnreadableDocument } from './unreadable-document.ts'

/** What polling works with. */
export interface FeedDeps {
  readonly store: Store
  readonly fetchPage: FetchPage
  readonly readPage: ReadPage
  readonly readFeed: ReadFeed
  readonly log: Logger
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** This process, among all that share the store. */
  readonly holder: string
  /** Aborted when the process stops. */
  readonly stop: AbortSignal
}

const MINUTE_MS = 60_000
const EVERY_MINUTES = 30
const MAX_WAIT_MINUTES = 24 * 60

/** A poll with all its pages is done by then, or its process has ended. */
const LEASE_MS = 15 * MINUTE_MS

/** New pages fetched in one poll; the rest comes with the next. */
const MAX_NEW = 40

/** Feeds that are polled at the same time, so that a slow one delays no other. */
const AT_ONCE = 4

/** Polls feeds that are due and that nobody else is polling. Nothing of a feed's own makes it throw. */
export interface FeedPoller {
  /** Sees to it that what is due now is being polled, and waits for none of it. */
  readonly pollDue: () => void
  /** Resolves when nothing is being polled any more. */
  readonly idle: () => Promise<void>
}

export function createFeedPoller(deps: FeedDeps): FeedPoller {
  const polling = new Set<Promise<void>>()
  const pollDue = (): void => {
    if (polling.size === AT_ONCE) return
    // Where one is due, others may be.
    const one = pollUntilNoneIsDue(deps, pollDue)
      .catch((cause: unknown) => deps.log.error({ err: cause }, 'feeds could not be polled'))
      .finally(() => polling.delete(one))
    polling.add(one)
  }
  return {
    pollDue,
    idle: async () => {
      while (polling.size > 0) await Promise.all(polling)
    },
  }
}

async function pollUntilNoneIsDue(deps: FeedDeps, onClaimed: () => void): Promise<void> {
  const { store, now, holder, log, stop } = deps
  for (;;) {
    if (stop.aborted) return
    const feed = await store.feeds.claimDue(now(), holder, now() + LEASE_MS)
    if (feed === undefined) return
    onClaimed()
    const poll = await pollToEnd(feed, deps)
    if (poll === undefined) return store.feeds.release(feed.url, holder)
    if (poll.problem !== undefined) log.warn({ feed: feed.url, ...poll.problem }, 'feed failed')
    await store.feeds.finishPoll(feed.url, holder, poll)
  }
}

/** Undefined where a stop broke it off, which says nothing of the feed. */
async function pollToEnd(feed: Feed, deps: FeedDeps): Promise<FeedPoll | undefined> {
  const poll = await pollFeed(feed, deps)
  return deps.stop.aborted ? undefined : poll
}

async function pollFeed(feed: Feed, deps: FeedDeps): Promise<FeedPoll> {
  const { etag, lastModified } = feed
  const validators = {
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  }
  const outcome = await deps.fetchPage({ url: feed.url, kind: 'feed', ...validators })
  switch (outcome.kind) {
    case 'not-modified':
      return { ...validators, ...waitFor(feed, deps.now()) }
    case 'refused':
      return failed(feed, outcome.refused, deps.now(), outcome.retryAfter)
    case 'page':
      return takeIn(feed, outcome, deps)
  }
}

async function takeIn(
  feed: Feed,
  outcome: Extract<PageOutcome, { kind: 'page' }>,
  deps: FeedDeps,
): Promise<FeedPoll> {
  try {
    const document = await deps.readFeed(outcome.text, outcome.url)
    const isComplete = await keepEntries(feed, document, deps)
    const { etag, lastModified } = outcome
    return {
      // Where entries are left over, the same document must come again.
      ...(isComplete && etag !== undefined && { etag }),
      ...(isComplete && lastModified !== undefined && { lastModified }),
      ...waitFor(feed, deps.now(), document.ttl),
    }
  } catch (error) {
    if (error instanceof UnreadableDocument)
      return failed(feed, { code: error.problem, what: '' }, deps.now())
    // One feed must not stop the others, whatever it is.
    deps.log.error({ err: error, feed: feed.url }, 'feed could not be taken in')
    return failed(feed, { code: 'notTakenIn', what: '' }, deps.now())
  }
}

/** As long as somebody wants, or longer where there is a reason, for which nobody waits more than a day. */
function waitFor(
  { settings: { every = EVERY_MINUTES } }: Feed,
  now: number,
  reasonMinutes = 0,
): Pick<FeedPoll, 'checkedAt' | 'nextAt'> {
  const minutes = Math.max(every, Math.min(reasonMinutes, MAX_WAIT_MINUTES))
  return { checkedAt: now, nextAt: now + minutes * MINUTE_MS }
}

/** Twice the wait with each failure in a row, up to a day; longer where the server says so. */
function failed(feed: Feed, problem: FetchRefusal, now: number, retryAfter?: string): FeedPoll {
  const minutes = (feed.settings.every ?? EVERY_MINUTES) * 2 ** Math.min(feed.failures, 10)
  const { nextAt } = waitFor(feed, now, minutes)
  return { problem, checkedAt: now, nextAt: Math.max(nextAt, parseRetryAfter(retryAfter, now)) }
}

/** Seconds or a date; a week at most, so that no server can switch a feed off for good. */
function parseRetryAfter(written: string | undefined, now: number): number {
  if (written === undefined) return 0
  const at = /^\d+$/.test(written) ? now + Number(written) * 1000 : Date.parse(written)
  return Number.isNaN(at) ? 0 : Math.min(at, now + 7 * MAX_WAIT_MINUTES * MINUTE_MS)
}

/** What has the keys of entries that hold no article, so that nobody looks for one again; no article has this id. */
const NO_ARTICLE = ''

/** Keeps what is new; false where something is left for the next poll. */
async function keepEntries(feed: Feed, document: FeedDocument, deps: FeedDeps): Promise<boolean> {
  const { store, now, log, stop } = deps
  let added = 0
  let isComplete = true
  for (const entry of document.entries.filter((candidate) => isWanted(candidate, feed))) {
    const guid = entry.guid ?? entry.url ?? ''
    const guids = [guidKey(feed.url, guid)]
    // Before its page is fetched: most of a feed is known from the last time.
    if ((await store.sources.findByKeys(guids)) !== undefined) continue
    if (added === MAX_NEW) return false
    added += 1
    const waited = [laterKey(feed.url, guid)]
    const mayWait = async (): Promise<boolean> => (await store.sources.findByKeys(waited)) === undefined
    const arrival = await toArrival(entry, { feed, document, guids, mayWait }, deps)
    // Its page may not have come for that reason alone.
    if (stop.aborted) return false
    if (arrival === 'not-had') continue
    if (arrival === 'later') {
      isComplete = false
      await store.sources.addMarks(NO_ARTICLE, { keys: waited, bands: [] })
      continue
    }
    if (arrival === 'no-article') {
      await store.sources.addMarks(NO_ARTICLE, { keys: guids, bands: [] })
      continue
    }
    try {
      const { kind, article } = await keepArrival(arrival, store, now())
      if (kind === 'known') await store.sources.addMarks(article, { keys: guids, bands: [] })
      log.info({ feed: feed.url, article, kind }, 'entry taken in')
    } catch (error) {
      if (!(error instanceof BriefingError) || error.code !== 'content') throw error
      log.info({ feed: feed.url, title: entry.title, reason: error.message }, 'entry not taken in')
      await store.sources.addMarks(NO_ARTICLE, { keys: guids, bands: [] })
    }
  }
  return isComplete
}

function isWanted({ title, parts, url, guid }: FeedEntry, { settings }: Feed): boolean {
  if (url === undefined && guid === undefined) return false
  const { include, exclude } = settings
  const held = ` ${foldedWords(`${title} ${parts.map(({ text }) => text).join(' ')}`).join(' ')} `
  const holds = (words: string): boolean => held.includes(` ${foldedWords(words).join(' ')} `)
  return (include === undefined || include.some(holds)) && !(exclude ?? []).some(holds)
}

interface EntryContext {
  readonly feed: Feed
  readonly document: FeedDocument
  readonly guids: readonly string[]
  /** Whether this is the first time that its page was asked for. */
  readonly mayWait: () => Promise<boolean>
}

async function toArrival(
  entry: FeedEntry,
  { feed, document, guids, mayWait }: EntryContext,
  deps: FeedDeps,
): Promise<Arrival | MissingArticle> {
  const fetched = new Date(deps.now()).toISOString().slice(0, 10)
  const found = feed.settings.full === false ? 'not-had' : await fetchArticle(entry, deps)
  if (found === 'later' && (await mayWait())) return 'later'
  const answer = found === 'later' ? 'not-had' : found
  const page = typeof answer === 'string' ? undefined : answer
  const publisher = page?.details.publisher ?? feed.settings.name ?? document.title
  const published = entry.published ?? page?.details.published
  const url = page?.details.url ?? entry.url
  const parts = page?.parts ?? entry.parts
  if (parts.every(({ kind }) => kind === 'heading')) return typeof answer === 'string' ? answer : 'no-article'
  return {
    origin: 'feed',
    guids,
    parts,
    details: {
      title: entry.title || (page?.details.title ?? ''),
      ...(url !== undefined && { url }),
      ...(publisher !== undefined && { publisher }),
      ...(published !== undefined && { published }),
      fetched,
    },
  }
}

/** The page has none, or could not be had, or it may be had in a while. */
type MissingArticle = 'no-article' | 'not-had' | 'later'

/** What ails a server, a network or this machine for a while. */
const PASSING: ReadonlySet<FetchRefusal['code']> = new Set([
  'brokeOff',
  'noAnswer',
  'slowName',
  'tooSlow',
  'unresolved',
])

/** The article behind an entry; without one, and after the second try, what the feed says must do. */
async function fetchArticle(
  { url, title }: FeedEntry,
  { fetchPage, readPage, log }: FeedDeps,
): Promise<ExtractedArticle | MissingArticle> {
  if (url === undefined) return 'not-had'
  const outcome = await fetchPage({ url, kind: 'page' })
  if (outcome.kind !== 'page') {
    log.info({ url, reason: outcome.kind === 'refused' ? outcome.reason : outcome.kind }, 'page not fetched')
    return isPassing(outcome) ? 'later' : 'not-had'
  }
  try {
    return await readPage(outcome.text, outcome.url)
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    log.info({ url, title, reason: error.message }, 'page not read')
    return 'no-article'
  }
}

function isPassing(outcome: Exclude<PageOutcome, { kind: 'page' }>): boolean {
  if (outcome.kind !== 'refused') return false
  const { refused, status = 0 } = outcome
  return PASSING.has(refused.code) || status === 429 || status >= 500
}
