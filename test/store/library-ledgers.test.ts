import { openPostgresStore } from '../../src/store/postgres-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { libraryContract } from '../contracts/library.contract.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'

libraryContract('SQLite in memory', async () => openSqliteStore(':memory:'))
libraryContract('PostgreSQL', async () => openPostgresStore(await createPostgresDatabase()))
