import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What the page is asked first, and something that its answer says. */
export interface FirstCall {
  readonly text: string
  readonly answer: string
}

/**
 * Milliseconds from starting the program to the end of its first answer, as a new user's browser gets it.
 * @param env - settings besides those of this process; the port is chosen here
 * @param look - is given the process's id after that, and waited for before the program is ended
 */
export async function timeStart(
  env: Readonly<Record<string, string>>,
  { text, answer }: FirstCall,
  look: (pid: number | undefined) => Promise<void> = async () => Promise.resolve(),
): Promise<number> {
  const from = performance.now()
  const port = 20_000 + (process.pid % 20_000)
  const child = spawn(process.execPath, ['src/summit.js'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await once(child.stdout, 'data')
    const response = await fetch(`http://127.0.0.1:${port}/?text=${encodeURIComponent(text)}`, {
      // What a browser says of an address that somebody typed.
      headers: { 'sec-fetch-site': 'none' },
    })
    if (!(await response.text()).includes(answer)) throw new Error('the page gave another answer')
    const ms = performance.now() - from
    await look(child.pid)
    return ms
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}
