import type { TestProject } from 'vitest/node'
import { startPostgres } from '../support/postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test run's PostgreSQL, without the name of a database. */
    readonly postgresUrl: string
  }
}

/** One PostgreSQL for a whole test run; each store makes a database of its own there. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgresUrl', server.url)
  return server.stop
}
