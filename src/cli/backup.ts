import { BriefingError } from '../briefing-error.ts'
import type { Config } from '../config/config.ts'
import { backupSqlite } from '../store/backup-sqlite.ts'

/** `summit backup FILE`: copies the SQLite database while Summit runs. */
export function backup(args: readonly string[], { databaseUrl, databaseFile }: Config): number {
  const [file, more] = args
  if (file === undefined || more !== undefined)
    throw new BriefingError('configuration', '[summit] backup needs the name of one new file.')
  if (databaseUrl !== undefined)
    throw new BriefingError('configuration', '[summit] DATABASE_URL is set: pg_dump copies PostgreSQL.')
  backupSqlite(databaseFile, file)
  process.stdout.write(`Copied ${databaseFile} to ${file}.\n`)
  return 0
}
