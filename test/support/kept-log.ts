import type { Logger } from 'pino'
import { createLog } from '../../src/log.ts'

/** A log whose lines are kept, newest last. */
export interface KeptLog {
  readonly log: Logger
  readonly lines: readonly string[]
}

/** A log as the program writes it, that a test can read. */
export function createKeptLog(): KeptLog {
  const lines: string[] = []
  return { log: createLog('debug', { write: (line: string) => void lines.push(line) }), lines }
}
