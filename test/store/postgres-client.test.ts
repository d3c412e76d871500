import { Client, type QueryResult } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAsk, createPlanNames } from '../../src/store/postgres-client.ts'
import { createPostgresDatabase } from '../support/postgres-database.ts'

describe('createAsk', () => {
  let client: Client
  let other: Client
  let ask: (text: string, values?: readonly unknown[]) => Promise<QueryResult>

  beforeEach(async () => {
    const address = await createPostgresDatabase()
    client = new Client({ connectionString: address })
    other = new Client({ connectionString: address })
    await client.connect()
    await other.connect()
    await other.query('create table planet (name text)')
    await other.query(`insert into planet values ('Mars')`)
    const asking = createAsk(client, createPlanNames())
    ask = async (text, values = []) => asking(text, values)
  })
  afterEach(async () => {
    await client.end()
    await other.end()
  })

  const listPlans = async (): Promise<string[]> => {
    const { rows } = await client.query<{ statement: string }>(
      'select statement from pg_prepared_statements order by prepare_time',
    )
    return rows.map(({ statement }) => statement)
  }

  it('keeps the plan of what is asked again, whatever the values', async () => {
    expect((await ask('select $1::text as said', ['once'])).rows).toEqual([{ said: 'once' }])
    expect(await listPlans()).toEqual([])
    for (const said of ['twice', 'three times'])
      expect((await ask('select $1::text as said', [said])).rows).toEqual([{ said }])
    expect(await listPlans()).toEqual(['select $1::text as said'])
  })

  it('keeps no plan of a transaction', async () => {
    for (const end of ['commit', 'rollback']) {
      await ask('begin')
      for (let i = 0; i < 3; i++) await ask(`select name from planet where name <> '${end}'`)
      await ask(end)
    }
    for (let i = 0; i < 3; i++) await ask('select name from planet')
    expect(await listPlans()).toEqual(['select name from planet'])
  })

  it('plans anew what another connection has changed a table of', async () => {
    for (let i = 0; i < 3; i++) await ask('select * from planet')
    await other.query('alter table planet add column moons integer default 2')
    for (let i = 0; i < 3; i++)
      expect((await ask('select * from planet')).rows).toEqual([{ name: 'Mars', moons: 2 }])
    expect(await listPlans()).toEqual(['select * from planet', 'select * from planet'])
  })

  it('keeps two hundred plans at most', async () => {
    for (let round = 0; round < 2; round++) for (let i = 0; i < 300; i++) await ask(`select ${i} as number`)
    const plans = await listPlans()
    expect(plans).toHaveLength(200)
    expect(plans).toContain('select 0 as number')
  })

  it('tells what went wrong, and goes on', async () => {
    for (let i = 0; i < 3; i++) await expect(ask('select 1 / 0')).rejects.toThrow('division by zero')
    await expect(ask('select nothing')).rejects.toThrow('column "nothing" does not exist')
    expect((await ask('select name from planet')).rows).toEqual([{ name: 'Mars' }])
  })
})
