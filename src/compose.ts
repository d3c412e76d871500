import type { Logger } from 'pino'
import { todayIn } from './clock.ts'
import { type CommandRunner, createCommandRunner } from './commands/command-runner.ts'
import type { Config } from './config.ts'
import { openLibrary } from './library/open-library.ts'
import { openStore } from './store/open-store.ts'

/** Everything but the adapters. */
export interface Summit {
  readonly runner: CommandRunner
  readonly close: () => Promise<void>
}

/**
 * Opens the store, brings it in line with the content folder, and puts the commands over it. With `follow`, the folder
 * is watched and feeds are polled until it is closed, and what an earlier start left in the store is answered from at
 * once, while the folder is looked through.
 */
export async function openSummit(
  config: Config,
  log: Logger,
  { follow = false }: { readonly follow?: boolean } = {},
): Promise<Summit> {
  const { contentDir: folder, databaseFile, databaseUrl, feeds, keepDays, contact, timeZone } = config
  const store = await openStore(databaseUrl ?? databaseFile)
  const library = openLibrary({
    store,
    folder,
    log,
    feeds,
    keepsFiles: databaseUrl === undefined,
    ...(keepDays !== undefined && { keepDays }),
    ...(contact !== undefined && { contact }),
  })
  let background: Promise<void> = Promise.resolve()
  const close = async (): Promise<void> => {
    await library.close()
    await background
    await store.close()
  }
  try {
    const isKnown = follow && (await store.listArticles({}, { offset: 0, size: 1 })).items.length > 0
    if (!isKnown) await library.load()
    if (follow) {
      await library.follow()
      if (isKnown) {
        background = library.load().catch((cause: unknown) => {
          log.error({ err: cause }, 'content could not be read')
        })
      }
    }
  } catch (error) {
    await close()
    throw error
  }
  const runner = createCommandRunner({ store, library, today: () => todayIn(timeZone) }, log)
  return { runner, close }
}
