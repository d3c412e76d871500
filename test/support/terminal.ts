import { type PassThrough, Readable, Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'

/** A terminal whose person is a test. */
export interface TestTerminal {
  readonly input: Readable & { readonly isTTY: true }
  readonly output: Writable & { readonly isTTY: true }
  /** Everything shown so far, without colours. */
  readonly shown: () => string
  /** Resolves when something new is shown that holds these words. */
  readonly see: (words: string) => Promise<void>
  readonly type: (keys: string) => void
}

export const ENTER = '\r'
export const DOWN = '\u001B[B'
export const CTRL_C = '\u0003'

/** A terminal in memory; with `source` it is another process's own. */
export function openTerminal(source?: { readonly stdin: Writable; readonly stdout: Readable }): TestTerminal {
  let written = ''
  let seen = 0
  const waiting: { words: string; resolve: () => void }[] = []
  const look = (): void => {
    for (;;) {
      const next = waiting[0]
      if (next === undefined) return
      const shown = stripVTControlCharacters(written)
      const at = shown.indexOf(next.words, seen)
      if (at === -1) return
      seen = at + next.words.length
      waiting.shift()
      next.resolve()
    }
  }
  const take = (chunk: Buffer): void => {
    written += chunk.toString()
    look()
  }
  source?.stdout.on('data', take)
  const output = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        take(chunk)
        done()
      },
    }),
    { isTTY: true as const, columns: 120, rows: 40 },
  )
  const input = Object.assign(new Readable({ read: () => undefined }), {
    isTTY: true as const,
    setRawMode: () => input as unknown as PassThrough,
  })
  return {
    input,
    output,
    shown: () => stripVTControlCharacters(written),
    see: async (words) =>
      new Promise((resolve) => {
        waiting.push({ words, resolve })
        look()
      }),
    type: (keys) => {
      if (source === undefined) input.push(keys)
      else source.stdin.write(keys)
    },
  }
}
