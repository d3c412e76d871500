import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { SqliteDatabase } from 'kysely'
import { BriefingError } from '../briefing-error.ts'

/** How many prepared statements are kept: more than there are queries, fewer than a leak would make. */
const MAX_PREPARED = 200

/** Opens a database file, or `:memory:`, in the form that Kysely's SQLite dialect takes. */
export function openSqliteDatabase(path: string): SqliteDatabase {
  const database = openFile(path)
  const prepared = new Map<string, Prepared>()

  function prepare(query: string): Prepared {
    const statement = database.prepare(query)
    const reader = statement.columns().length > 0
    // What writes tells its last row, which full text numbers beyond what a number holds; Node 26 refuses to round it.
    if (!reader) statement.setReadBigInts(true)
    const fresh = {
      reader,
      all: (values: readonly unknown[]) => statement.all(...(values as SQLInputValue[])),
      run: (values: readonly unknown[]) => statement.run(...(values as SQLInputValue[])),
      iterate: (values: readonly unknown[]) => statement.iterate(...(values as SQLInputValue[])),
    }
    prepared.set(query, fresh)
    // A Map keeps the order of insertion.
    const [oldest] = prepared.keys()
    if (prepared.size > MAX_PREPARED && oldest !== undefined) prepared.delete(oldest)
    return fresh
  }

  return {
    close: () => database.close(),
    prepare: (text) => {
      // A transaction that reads first and then writes fails at once where another process wrote in between, unless it
      // says at its beginning that it will write: then it waits its turn.
      const query = text === 'begin' ? 'begin immediate' : text
      return prepared.get(query) ?? prepare(query)
    },
  }
}

type Prepared = ReturnType<SqliteDatabase['prepare']>

function openFile(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    const database = new DatabaseSync(path)
    // WAL lets readers work while one writes; `normal` is its safe and fast setting, says SQLite's documentation.
    database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000')
    // Four megabytes of pages in memory instead of two, and the log copied at sixteen instead of four: a library of many
    // articles is spread wide, and each copying waits for the disk.
    database.exec('pragma cache_size = -4000; pragma wal_autocheckpoint = 4000')
    return database
  } catch (cause) {
    throw new BriefingError(
      'store',
      `[store/sqlite] cannot use ${path} as a database. Set DATABASE_FILE to a file in a writable folder.`,
      {
        cause,
      },
    )
  }
}
