import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { BriefingError } from '../briefing-error.ts'
import type { Store } from '../store/store.ts'
import { addLink, type AddedLink } from './add-link.ts'
import { createDocumentReader } from './document-reader.ts'
import { exportLibrary, importLibrary, type ImportReport, type TakeOther } from './export-library.ts'
import { declareFeeds, loadFeedsFile } from './feed-settings.ts'
import { createFetchPage, type FetchOptions, type FetchPage } from './fetch-page.ts'
import { refreshSources } from './keep-arrival.ts'
import { loadContent } from './load-content.ts'
import { loadPeopleFile } from './people-file.ts'
import { createFeedPoller } from './poll-feeds.ts'
import { removeOld } from './remove-old.ts'
import { PRODUCT, respectRobots } from './respect-robots.ts'
import { watchContent } from './watch-content.ts'

/** What a library is made of. */
export interface LibraryOptions {
  readonly store: Store
  readonly folder: string
  readonly log: Logger
  /** Where a site's owner may complain: an address of the web or of mail. */
  readonly contact?: string
  /** Feeds of the environment. */
  readonly feeds: readonly string[]
  /** Days after which what came from feeds and links goes, unless it is pinned. */
  readonly keepDays?: number
  /** Whether added links become files of the folder: where one machine holds it. */
  readonly keepsFiles: boolean
  /** For tests: how addresses are resolved and which are allowed. */
  readonly fetching?: Omit<FetchOptions, 'agent'>
}

/** Where articles come from. */
export interface Library {
  /** Brings the store in line with the folder; `close` breaks it off. */
  readonly load: () => Promise<void>
  /** Watches the folder and polls the feeds from now on. */
  readonly follow: () => Promise<void>
  readonly addLink: (url: string) => Promise<AddedLink>
  /** Everything of the library as JSON lines, and back; lines that tell of something else are handed on. */
  readonly exportLines: () => AsyncGenerator<string>
  readonly importLines: (lines: AsyncIterable<string>, takeOther: TakeOther) => Promise<ImportReport>
  readonly close: () => Promise<void>
}

/** How often feeds are looked through for one that is due, and the store for what is too old. */
const TICK_MS = 20_000

/** Makes what the library fetches by: public addresses only, under Summit's name, as each site's robots.txt allows. */
export function createLibraryFetch(
  contact: string | undefined,
  fetching: Omit<FetchOptions, 'agent'> = {},
): FetchPage {
  const agent = `${PRODUCT}/0.1 (a briefing bot; ${contact === undefined ? 'no contact given' : `+${contact}`})`
  return respectRobots(createFetchPage({ agent, ...fetching }), Date.now)
}

export function openLibrary(options: LibraryOptions): Library {
  const { store, folder, log, contact, feeds, keepDays, keepsFiles, fetching } = options
  const stopping = new AbortController()
  const fetchPage = createLibraryFetch(contact, { stop: stopping.signal, ...fetching })
  const { readPage, readFeed, ...reader } = createDocumentReader()
  const holder = randomUUID()
  let watcher: ReturnType<typeof watchContent> | undefined
  let ticking: Promise<void> = Promise.resolve()

  /** After those of the file: what the file no longer names may be the environment's. */
  async function declareOwnFeeds(): Promise<void> {
    await declareFeeds(
      'environment',
      feeds.map((url) => ({ url, settings: {} })),
      store,
    )
  }

  async function readSettings(name: string): Promise<void> {
    try {
      if (name === 'feeds.yaml') await declareFeeds('file', await loadFeedsFile(folder), store)
      if (name === 'people.yaml') await store.applyPeople(await loadPeopleFile(folder))
    } catch (error) {
      if (!(error instanceof BriefingError)) throw error
      // What it said before stays in force.
      log.warn({ file: name }, error.message)
    }
    if (name === 'feeds.yaml') await declareOwnFeeds()
  }

  async function tick(): Promise<void> {
    let isFresh = false
    const poller = createFeedPoller({
      ...{ store, fetchPage, readPage, readFeed, log, holder },
      now: Date.now,
      stop: stopping.signal,
    })
    while (!stopping.signal.aborted) {
      try {
        if (!isFresh) await refreshSources(store)
        isFresh = true
        poller.pollDue()
        if (keepDays !== undefined) await removeOld(store, keepDays, Date.now())
      } catch (cause) {
        log.error({ err: cause }, 'the library could not be kept up to date')
      }
      await wait(TICK_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
    await poller.idle()
  }

  return {
    load: async () => {
      // What is seen before it is watched would be missed if it changed in between.
      await watcher?.ready
      await readSettings('people.yaml')
      await loadContent(folder, store, log, { stop: stopping.signal })
    },
    follow: async () => {
      watcher = watchContent({ folder, store, log, onSettings: readSettings })
      await readSettings('feeds.yaml')
      ticking = tick()
    },
    addLink: async (url) =>
      addLink(url, { store, fetchPage, readPage, now: Date.now, ...(keepsFiles && { folder }) }),
    exportLines: () => exportLibrary(store, folder),
    importLines: async (lines, takeOther) => {
      const report = await importLibrary(lines, { store, folder, takeOther })
      await loadContent(folder, store, log)
      return report
    },
    close: async () => {
      stopping.abort()
      await reader.close()
      await watcher?.close()
      await ticking
    },
  }
}
