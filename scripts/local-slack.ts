import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { installApart } from './try/install-apart.ts'
import { LOCAL_SLACK, createLocalSlack } from './try/local-slack-client.ts'
import { createTrial, limitTime, until } from './try/trial.ts'
import { tryOnLocalSlack } from './try/try-on-local-slack.ts'

/**
 * Summit on `local-slack`, a Slack that others wrote: 91 MB, for Linux on x64. It listens on every interface, hence it is
 * run in a network namespace that has nothing but a loopback, from a folder that is gone afterwards.
 */
const PACKAGE = 'local-slack-linux-x64@0.1.8'
const BINARY = 'node_modules/local-slack-linux-x64/bin/local-slack'

const APART_WITHIN_MS = 400_000
const INSIDE_WITHIN_MS = 120_000

const [inside] = process.argv.slice(2)
process.exitCode = inside === undefined ? await runApart() : await runInside(inside)

/** Installs it and starts this script again where nothing can be reached. */
async function runApart(): Promise<number> {
  limitTime(APART_WITHIN_MS)
  const { folder, remove } = await installApart(PACKAGE)
  try {
    const args = ['--map-root-user', '--net', process.execPath, import.meta.filename, folder]
    const child = spawn('unshare', args, { stdio: 'inherit' })
    const [code] = (await once(child, 'exit')) as [number | null]
    return code ?? 1
  } finally {
    await remove()
  }
}

async function runInside(folder: string): Promise<number> {
  limitTime(INSIDE_WITHIN_MS)
  await promisify(execFile)('ip', ['link', 'set', 'lo', 'up'])
  const config = join(folder, 'workspace.json')
  await writeFile(config, JSON.stringify(LOCAL_SLACK.workspace))
  const args = ['--config', config, '--port', String(LOCAL_SLACK.port), '--base-host', '127.0.0.1']
  const server = spawn(join(folder, BINARY), args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const trial = createTrial()
  try {
    const slack = createLocalSlack()
    await until(async () => ((await slack.isUp()) ? true : undefined))
    for (const transport of ['socket', 'http'] as const) await tryOnLocalSlack(transport, slack, trial)
  } finally {
    server.kill()
    await once(server, 'exit')
  }
  process.stdout.write(
    `${trial.failed()} failed. What it lacks, external selects and the 3 s, was not tried.\n`,
  )
  return trial.failed() === 0 ? 0 : 1
}
