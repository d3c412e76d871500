import type { Logger } from 'pino'
import { todayIn } from './clock.ts'
import { type CommandRunner, createCommandRunner } from './commands/command-runner.ts'
import type { Config } from './config.ts'
import { loadContent } from './library/load-content.ts'
import { openSqliteStore } from './store/sqlite-store.ts'
import type { InstallationStore } from './store/store.ts'

/** Everything but the adapters. */
export interface Summit {
  readonly runner: CommandRunner
  /** Where adapters keep what workspaces grant. */
  readonly installations: InstallationStore
  readonly close: () => Promise<void>
}

/** Opens the store, brings it in line with the content folder, and puts the commands over it. */
export async function openSummit(config: Config, log: Logger): Promise<Summit> {
  const store = await openSqliteStore(config.databaseFile)
  try {
    await loadContent(config.contentDir, store, log)
  } catch (error) {
    await store.close()
    throw error
  }
  const runner = createCommandRunner({ store, today: () => todayIn(config.timeZone) }, log)
  return { runner, installations: store, close: store.close }
}
