import { openPostgresStore } from '../../src/store/postgres-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { peopleContract } from '../contracts/people.contract.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'

peopleContract('SQLite in memory', async () => openSqliteStore(':memory:'))
peopleContract('PostgreSQL', async () => openPostgresStore(await createPostgresDatabase()))
