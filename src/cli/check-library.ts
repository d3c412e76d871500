import { BriefingError } from '../briefing-error.ts'
import type { Config } from '../config/config.ts'
import { loadFeedsFile } from '../library/feed-settings.ts'
import type { FetchPage } from '../library/fetch-page.ts'
import { inspectContent } from '../library/inspect-content.ts'
import { readFeed } from '../library/read-feed.ts'
import { explainProblem } from '../present/feed.ts'
import { wordingFor } from '../wording/wording-for.ts'
import { examineStore, type StoreExamination } from '../store/examine-store.ts'
import type { Feed } from '../store/feeds.ts'
import type { Finding } from './finding.ts'
import { count } from './count.ts'
import { lookIntoStore } from './look-into-store.ts'

/** Whether the database opens, fits this version, and takes what is written to it. */
export async function checkDatabase({ databaseUrl, databaseFile }: Config): Promise<Finding[]> {
  const place = databaseUrl === undefined ? databaseFile : 'the database of DATABASE_URL'
  let examined: StoreExamination
  try {
    examined = await examineStore(databaseUrl ?? databaseFile)
  } catch (error) {
    return [{ label: `Database: ${place} does not open`, ok: false, mend: messageOf(error) }]
  }
  if (examined.kind === 'missing')
    return [{ label: `Database: ${place} is not there yet; the first start makes it`, ok: true }]
  const { engine, pending, unknown, problem } = examined
  const schema = pending.length === 0 ? 'up to date' : 'older: the next start brings it up to date'
  return [
    { label: `Database: ${engine} opens ${place}`, ok: true },
    unknown.length === 0
      ? { label: `Database: its schema is ${schema}`, ok: true }
      : {
          label: 'Database: its schema is newer than this Summit',
          ok: false,
          mend: `A newer Summit made ${unknown.join(', ')}. Install that version again, or restore a backup from before.`,
        },
    problem === undefined
      ? { label: 'Database: can be written to', ok: true }
      : {
          label: 'Database: cannot be written to',
          ok: false,
          mend: `It says: ${problem}. Check who owns it, and whether its disk is full or mounted read-only.`,
        },
  ]
}

/** How many articles there are, and which files are none. */
export async function checkContent({ contentDir }: Config): Promise<Finding[]> {
  try {
    const { articles, refused } = await inspectContent(contentDir)
    return [
      { label: `Content: ${count(articles, 'article', 'articles')} in ${contentDir}`, ok: true },
      ...refused.map((reason) => ({ label: 'Content: a file is left out', ok: false, mend: reason })),
    ]
  } catch (error) {
    return [{ label: `Content: ${contentDir}`, ok: false, mend: messageOf(error) }]
  }
}

/** Feeds asked at the same time. */
const AT_ONCE = 8

/** Whether each feed answers with a feed, and how its last poll went. */
export async function checkFeeds(config: Config, fetchPage: FetchPage): Promise<Finding[]> {
  const feeds = await listFeeds(config)
  if (feeds.length === 0) return [{ label: 'Feeds: none is followed', ok: true }]
  const findings: Finding[] = []
  for (let start = 0; start < feeds.length; start += AT_ONCE)
    findings.push(
      ...(await Promise.all(feeds.slice(start, start + AT_ONCE).map((feed) => checkFeed(feed, fetchPage)))),
    )
  return findings
}

type KnownFeed = Pick<Feed, 'url' | 'problem'>

/** Those that the store knows, and those that the next start will add. */
async function listFeeds(config: Config): Promise<KnownFeed[]> {
  const stored = (await lookIntoStore(config, async ({ feeds }) => feeds.listFeeds())) ?? []
  // A file that is wrong is the content's finding.
  const named = await loadFeedsFile(config.contentDir).catch(() => [])
  const urls = [...config.feeds, ...named.map(({ url }) => url)]
  const fresh = [...new Set(urls)].filter((url) => !stored.some((feed) => feed.url === url))
  return [...stored, ...fresh.map((url) => ({ url }))]
}

async function checkFeed({ url, problem }: KnownFeed, fetchPage: FetchPage): Promise<Finding> {
  const last =
    problem === undefined ? '' : ` (its last poll failed: ${explainProblem(problem, wordingFor('en'))})`
  const outcome = await fetchPage({ url, kind: 'feed' })
  if (outcome.kind === 'refused')
    return {
      label: `Feeds: ${url}`,
      ok: false,
      mend: `${outcome.reason}. Mend the address or remove the feed; if it is the site’s trouble, it is tried again by itself.${last}`,
    }
  try {
    const entries = outcome.kind === 'page' ? readFeed(outcome.text, outcome.url).entries.length : 0
    return { label: `Feeds: ${url} answers with ${count(entries, 'entry', 'entries')}${last}`, ok: true }
  } catch (error) {
    return { label: `Feeds: ${url}`, ok: false, mend: messageOf(error) }
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof BriefingError)) throw error
  return error.message.replace(/^\[[\w/]+\] /, '')
}
