import type { Logger } from 'pino'
import { todayIn } from './clock.ts'
import { type CommandRunner, createCommandRunner } from './commands/command-runner.ts'
import type { Config } from './config.ts'
import { loadContent } from './library/load-content.ts'
import { openStore } from './store/open-store.ts'

/** Everything but the adapters. */
export interface Summit {
  readonly runner: CommandRunner
  readonly close: () => Promise<void>
}

/** Opens the store, brings it in line with the content folder, and puts the commands over it. */
export async function openSummit(config: Config, log: Logger): Promise<Summit> {
  const store = await openStore(config.databaseUrl ?? config.databaseFile)
  try {
    await loadContent(config.contentDir, store, log)
  } catch (error) {
    await store.close()
    throw error
  }
  const runner = createCommandRunner({ store, today: () => todayIn(config.timeZone) }, log)
  return { runner, close: store.close }
}
