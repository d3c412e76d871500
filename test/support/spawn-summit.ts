import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

/** The bot as a process of its own. */
export interface SpawnedSummit {
  readonly child: ChildProcess
  readonly url: string
  /** Everything that it wrote so far. */
  readonly written: () => string
  /** Resolves when what it wrote holds these words. */
  readonly logged: (words: string) => Promise<void>
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>
}

const root = join(import.meta.dirname, '../..')

/** Starts the bot with these settings, and none of this machine's; resolves when it says where it is. */
export async function spawnSummit(settings: Readonly<Record<string, string>>): Promise<SpawnedSummit> {
  const port = String(await freePort())
  const child = spawn(process.execPath, [join(root, 'src/summit.js')], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: port, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  const waiting: { words: string; resolve: () => void }[] = []
  const take = (chunk: Buffer): void => {
    written += chunk.toString()
    for (const { words, resolve } of waiting) if (written.includes(words)) resolve()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const logged = async (words: string): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ words, resolve })
      if (written.includes(words)) resolve()
    })
  const exited = once(child, 'close').then(([code]) => code as number | null)
  const ended = exited.then((code) => {
    throw new Error(`Summit ended with ${code}: ${written}`)
  })
  await Promise.race([logged('Summit on http'), ended])
  ended.catch(() => undefined)
  return { child, url: `http://127.0.0.1:${port}`, written: () => written, logged, exited }
}
