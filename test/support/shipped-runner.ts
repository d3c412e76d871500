import { join } from 'node:path'
import { pino } from 'pino'
import type { Caller } from '../../src/commands/command.ts'
import { type CommandRunner, createCommandRunner } from '../../src/commands/command-runner.ts'
import { loadContent } from '../../src/library/load-content.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { makeDigests } from './make-digests.ts'

/** A real store in memory with the articles that ship, and the commands over it. */
export async function openShippedRunner(): Promise<{ runner: CommandRunner; store: Store }> {
  const log = pino({ level: 'silent' })
  const store = await openSqliteStore(':memory:')
  await loadContent(join(import.meta.dirname, '../../content'), store, log)
  return {
    runner: createCommandRunner({ store, digests: makeDigests(store), today: () => '2025-08-20' }, log),
    store,
  }
}

/** Somebody on a terminal. */
export const someone: Caller = { platform: 'terminal', mayManage: true }
