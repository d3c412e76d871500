import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

/** Makes an empty database on the test run's server and gives its address. */
export async function createPostgresDatabase(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const url = inject('postgresUrl')
  const client = new Client({ connectionString: `${url}/postgres` })
  await client.connect()
  await client.query(`create database ${name} template template0`)
  await client.end()
  return `${url}/${name}`
}
