import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { BriefingError } from '../briefing-error.ts'

/** Writes a copy of a database file as it is at this moment, also while others write to it. Never over a file. */
export function backupSqlite(from: string, to: string): void {
  if (!existsSync(from)) throw new BriefingError('store', `[store/sqlite] there is no ${from} to copy.`)
  if (existsSync(to))
    throw new BriefingError('store', `[store/sqlite] ${to} is there already. Name a file that is not.`)
  try {
    const database = new DatabaseSync(from)
    // Whole and in one piece, what is still in the write-ahead log included.
    database.prepare('vacuum into ?').run(to)
    database.close()
  } catch (cause) {
    throw new BriefingError('store', `[store/sqlite] cannot copy ${from} to ${to}. Is its folder writable?`, {
      cause,
    })
  }
}
