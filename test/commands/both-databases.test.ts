import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { type CommandRunner, createCommandRunner } from '../../src/commands/command-runner.ts'
import { commandTable } from '../../src/commands/table.ts'
import { loadContent } from '../../src/library/load-content.ts'
import type { FullStore } from '../../src/store/create-store.ts'
import { openPostgresStore } from '../../src/store/postgres-store.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { saveNews } from '../support/digest-world.ts'
import { makeDigests } from '../support/make-digests.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'
import { someone } from '../support/shipped-runner.ts'

async function fill(store: FullStore): Promise<CommandRunner> {
  const log = pino({ level: 'silent' })
  await loadContent(join(import.meta.dirname, '../../content'), store, log)
  for (const id of ['one', 'two']) await saveNews(store, id, 3)
  return createCommandRunner({ store, digests: makeDigests(store), today: () => '2025-08-20' }, log)
}

const asked = [
  ...commandTable.map(({ example }) => example),
  ...['quote putn', 'quote lee about:winter', 'quote trump since:2025-01-01', 'quote the russian president'],
  ...['ask What did Putin say about the war?', 'ask When did they meet?', 'ask Who won the cup?'],
  ...[
    'check “tragedy” speaker:putin',
    'check "no deal until there is a deal"',
    'check I never said that at all',
  ],
  ...['articles about:ceasefires', 'articles about:council winter', 'brief summit length:full', 'speakers'],
]

describe('PostgreSQL and SQLite', () => {
  it('give the same answers', async () => {
    const stores = [
      await openSqliteStore(':memory:'),
      await openPostgresStore(await createPostgresDatabase()),
    ] as const
    const [one, other] = [await fill(stores[0]), await fill(stores[1])]
    for (const text of asked) {
      expect([text, await other.runText(text, someone)]).toEqual([text, await one.runText(text, someone)])
    }
    for (const store of stores) await store.close()
  })
})
