import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { parseZone } from '../digests/zones.ts'
import { examineStore } from '../store/examine-store.ts'
import type { Finding } from './finding.ts'

/** What ‘today’ and a digest's time of day go by. */
export function checkZone({ timeZone, digests }: Config, now: Date): Finding[] {
  const time = (zone: string): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now)
  return [
    { label: `Time zone: it is ${time(timeZone)} in ${timeZone}`, ok: true },
    parseZone(timeZone) !== undefined || digests.zone !== 'UTC'
      ? { label: `Time zone: digests go by ${digests.zone}, where it is ${time(digests.zone)}`, ok: true }
      : {
          label: 'Time zone: digests go by UTC',
          ok: false,
          mend: `${timeZone} has no summer time to go by. Set TIME_ZONE to a place, such as Europe/Berlin.`,
        },
  ]
}

/** Less than this is soon nothing: 100 MB hold some ten thousand articles. */
const MIN_FREE_BYTES = 100e6

/** Whether the folder of the database takes files, and has room. */
export async function checkDisk({ databaseUrl, databaseFile }: Config): Promise<Finding[]> {
  if (databaseUrl !== undefined) return [{ label: 'Disk: everything is kept in PostgreSQL', ok: true }]
  const wanted = dirname(resolve(databaseFile))
  const folder = nearestFolder(wanted)
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const room = `${free < 1e9 ? `${Math.floor(free / 1e6)} MB` : `${Math.floor(free / 1e9)} GB`} free`
  return [
    (await takesFiles(folder))
      ? { label: `Disk: ${wanted} can be written to`, ok: true }
      : {
          label: `Disk: ${folder} cannot be written to`,
          ok: false,
          mend: 'Give it to the user that runs Summit, or set DATABASE_FILE to a file in a writable folder.',
        },
    free >= MIN_FREE_BYTES
      ? { label: `Disk: ${room}`, ok: true }
      : { label: `Disk: ${room}`, ok: false, mend: 'Make room, or set KEEP_DAYS to let old articles go.' },
  ]
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path))
}

async function takesFiles(folder: string): Promise<boolean> {
  const probe = join(folder, `.summit-${randomUUID()}`)
  try {
    await writeFile(probe, '', { flag: 'wx' })
    await rm(probe)
    return true
  } catch {
    return false
  }
}

/** Half of what replicas may differ by (see LEASE_MS), and far less than the five minutes that the platforms' signatures allow. */
const MAX_DRIFT_MS = 15_000

/** Whether this machine's clock is right, by whoever else is there: a platform that is set up, or a database server. */
export async function checkClock({ discord, slack, databaseUrl }: Config): Promise<Finding[]> {
  const others: { name: string; aheadMs: Promise<number | undefined> }[] = [
    ...(discord ? [{ name: 'Discord', aheadMs: readDateHeader(`${discord.apiUrl}/v10/gateway`) }] : []),
    ...(slack ? [{ name: 'Slack', aheadMs: readDateHeader(`${slack.apiUrl}api.test`) }] : []),
    ...(databaseUrl === undefined
      ? []
      : [
          {
            name: 'PostgreSQL',
            aheadMs: examineStore(databaseUrl).then(
              (examined) => (examined.kind === 'open' ? examined.aheadMs : undefined),
              () => undefined,
            ),
          },
        ]),
  ]
  if (others.length === 0)
    return [{ label: 'Clock: nothing that is set up has another to compare', ok: true }]
  return Promise.all(others.map(async ({ name, aheadMs }) => presentClock(name, await aheadMs)))
}

function presentClock(name: string, aheadMs: number | undefined): Finding {
  // Who does not answer is that part's finding.
  if (aheadMs === undefined) return { label: `Clock: ${name} does not tell the time`, ok: true }
  const seconds = Math.round(Math.abs(aheadMs) / 1000)
  const label = `Clock: ${seconds} s ${aheadMs > 0 ? 'behind' : 'ahead of'} ${name}’s`
  return Math.abs(aheadMs) <= MAX_DRIFT_MS
    ? { label, ok: true }
    : {
        label,
        ok: false,
        mend: 'Let the machine set its clock by the network, for example with: timedatectl set-ntp true',
      }
}

/** By how much the server's clock is ahead, in milliseconds, to a second. */
async function readDateHeader(url: string): Promise<number | undefined> {
  try {
    const start = Date.now()
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
    const end = Date.now()
    await response.body?.cancel()
    const told = Date.parse(response.headers.get('date') ?? '')
    // The header leaves the fraction out.
    return Number.isNaN(told) ? undefined : told + 500 - (start + end) / 2
  } catch {
    return undefined
  }
}
