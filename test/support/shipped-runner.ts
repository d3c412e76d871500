import { join } from 'node:path'
import { pino } from 'pino'
import { createAnswerMemory } from '../../src/commands/answer-memory.ts'
import type { Caller } from '../../src/commands/command.ts'
import { type CommandRunner, createCommandRunner } from '../../src/commands/command-runner.ts'
import { loadContent } from '../../src/library/load-content.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { makeDigests } from './make-digests.ts'

/** A real store in memory with the articles that ship, and the commands over it, which remember answers if told to. */
export async function openShippedRunner({ remembers = false } = {}): Promise<{
  runner: CommandRunner
  store: FullStore
}> {
  const log = pino({ level: 'silent' })
  const store = await openSqliteStore(':memory:')
  await loadContent(join(import.meta.dirname, '../../content'), store, log)
  const deps = { store, digests: makeDigests(store), today: () => '2025-08-20' }
  return {
    runner: createCommandRunner(deps, log, remembers ? { recall: createAnswerMemory(store) } : {}),
    store,
  }
}

/** Somebody on a terminal. */
export const someone: Caller = { platform: 'terminal', mayManage: true }
