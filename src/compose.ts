import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { exponential } from './back-off.ts'
import { createCalendar } from './clock.ts'
import { createAnswerMemory } from './commands/answer-memory.ts'
import { type CommandRunner, createCommandRunner, type RunnerOptions } from './commands/command-runner.ts'
import type { Config } from './config/config.ts'
import { createDigestImport, exportArrivals, exportDigests } from './digests/carry-digests.ts'
import { applyConfiguredDigests } from './digests/configured-digests.ts'
import { createDigestRunner } from './digests/digest-runner.ts'
import { createDigests } from './digests/digests.ts'
import { type ObserveDigest, observeLedger } from './digests/observe-ledger.ts'
import { postLimits } from './digests/post-limits.ts'
import type { Publisher } from './digests/publisher.ts'
import type { DigestBeat } from './digests/schedule-digests.ts'
import type { ImportReport } from './library/export-library.ts'
import { type Library, openLibrary } from './library/open-library.ts'
import { createPictures } from './pictures/create-pictures.ts'
import type { Pictures } from './reply/picture.ts'
import type { StoreCounts } from './metrics.ts'
import { countStore, createReadyParts } from './ready-parts.ts'
import type { SeenKeys } from './store/seen-keys.ts'
import type { InstallationStore } from './store/store.ts'
import type { FullStore } from './store/create-store.ts'
import { openStore } from './store/open-store.ts'

/** Everything but the adapters. */
export interface Summit {
  readonly runner: CommandRunner
  readonly library: Library
  readonly pictures: Pictures
  /** Articles, feeds and digests as JSON lines, and back. */
  readonly exportLines: () => AsyncGenerator<string>
  readonly importLines: (lines: AsyncIterable<string>) => Promise<ImportReport>
  /** Where adapters keep what workspaces grant. */
  readonly installations: InstallationStore
  /** Where replicas tell each other what they have answered; there with a database that several can share. */
  readonly sharedKeys: SeenKeys | undefined
  /** Lets digests go out over these platforms, from now until `close`; with none it does nothing. */
  readonly startDigests: (publishers: readonly Publisher[]) => Promise<void>
  /** Finishes the posts under way and begins no more. */
  readonly stopDigests: () => Promise<void>
  /** For `/ready`: whether each part works. */
  readonly parts: ReturnType<typeof createReadyParts>
  /** For metrics: how much there is of everything. */
  readonly count: () => Promise<StoreCounts>
  readonly close: () => Promise<void>
}

interface OpenOptions extends RunnerOptions {
  readonly follow?: boolean
  readonly observeDigest?: ObserveDigest
}

/**
 * Opens the store, brings it in line with the content folder, and puts the commands over it. With `follow`, the folder
 * is watched and feeds are polled until it is closed, and what an earlier start left in the store is answered from at
 * once, while the folder is looked through.
 */
export async function openSummit(
  config: Config,
  log: Logger,
  { follow = false, observeDigest, ...runnerOptions }: OpenOptions = {},
): Promise<Summit> {
  const opened = await openStore(config.databaseUrl ?? config.databaseFile)
  const store =
    observeDigest === undefined ? opened : { ...opened, ledger: observeLedger(opened.ledger, observeDigest) }
  const library = openConfigured({ store, log, config })
  const stopping = new AbortController()
  let looking: Promise<void> = Promise.resolve()
  let state: 'looking' | 'loaded' | 'failed' = 'loaded'
  /** Until it worked: what changed before the folder was watched, nobody else would notice. */
  async function lookThrough(failures = 0): Promise<void> {
    try {
      await library.load()
      state = 'loaded'
    } catch (cause) {
      state = 'failed'
      log.error({ err: cause }, 'content could not be read')
      const { signal } = stopping
      await wait(exponential(failures + 1), undefined, { signal, ref: false }).catch(() => undefined)
      if (!signal.aborted) await lookThrough(failures + 1)
    }
  }
  const closeArticles = async (): Promise<void> => {
    stopping.abort()
    await library.close()
    await looking
    await store.close()
  }
  try {
    const isEmpty = (await store.findLastArrival()) === 0
    if (!follow || isEmpty) await library.load()
    if (follow) await library.follow()
    if (follow && !isEmpty) {
      state = 'looking'
      looking = lookThrough()
    }
  } catch (error) {
    await closeArticles()
    throw error
  }
  const publishers: Publisher[] = []
  const pictures = createPictures({ log })
  let beat: DigestBeat | undefined
  const now = () => Date.now()
  const digests = createDigests({
    ...{ store, publishers, pictures, now },
    zone: config.digests.zone,
    wake: () => beat?.wakeAt(now()),
  })
  const calendar = createCalendar(config.timeZone)
  const today = () => calendar(new Date())
  const runner = createCommandRunner({ store, library, digests, pictures, today }, log, {
    ...runnerOptions,
    recall: createAnswerMemory(store),
  })
  return {
    runner,
    library,
    pictures,
    exportLines: async function* () {
      yield* exportArrivals(store)
      yield* library.exportLines()
      yield* exportDigests(store)
    },
    importLines: async (lines) => library.importLines(lines, createDigestImport(store, now).take),
    installations: store,
    sharedKeys: config.databaseUrl === undefined ? undefined : store,
    startDigests: async (given) => {
      publishers.push(...given)
      warnOfSilence(config, publishers, log)
      if (publishers.length === 0) return
      await applyConfiguredDigests(config.digests, store, now())
      beat = await startBeat({ store, publishers, pictures, now, log, config })
    },
    stopDigests: async () => beat?.stop(),
    parts: createReadyParts({ store, library: () => state, beat: () => beat, now }),
    count: async () => countStore(store, now()),
    close: async () => {
      await beat?.stop()
      await closeArticles()
    },
  }
}

/** A channel that is configured on a platform that is not would wait for ever. */
function warnOfSilence({ digests }: Config, publishers: readonly Publisher[], log: Logger): void {
  for (const { platform, channel } of digests.channels) {
    if (!publishers.some((publisher) => publisher.platform === platform))
      log.warn({ platform, channel }, 'no digest there: the platform is not set up')
  }
}

function openConfigured({ store, log, config }: Pick<Beating, 'store' | 'log' | 'config'>): Library {
  const { contentDir, databaseUrl, feeds, keepDays, contact } = config
  return openLibrary({
    ...{ store, log, feeds },
    folder: contentDir,
    // Where several machines share a database, none of them has the folder.
    keepsFiles: databaseUrl === undefined,
    ...(keepDays !== undefined && { keepDays }),
    ...(contact !== undefined && { contact }),
  })
}

/** A claim is another's after so long without a sign of life. Clocks of replicas may differ by less than half of it. */
const LEASE_MS = 60_000

/** The wait before a digest is tried again, doubled each time. */
const BACKOFF_MS = 2000

interface Beating {
  readonly store: FullStore
  readonly publishers: readonly Publisher[]
  readonly pictures: Pictures
  readonly now: () => number
  readonly log: Logger
  readonly config: Config
}

async function startBeat({
  store,
  publishers,
  pictures,
  now,
  log,
  config: { digests },
}: Beating): Promise<DigestBeat> {
  // The clock is loaded only where digests can go out.
  const { startDigestBeat } = await import('./digests/schedule-digests.ts')
  return startDigestBeat(
    (wakeAt) =>
      createDigestRunner({
        ...{ store, publishers, pictures, now, log, wakeAt },
        limits: postLimits,
        random: Math.random,
        sleep: async (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
        leaseMs: LEASE_MS,
        backoffMs: BACKOFF_MS,
        catchUpMs: digests.catchUpMs,
        jitterMs: digests.jitterMs,
      }),
    now,
  )
}
