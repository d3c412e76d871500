import type { Readable, Writable } from 'node:stream'
import { isCancel, log, note, password, select } from '@clack/prompts'

/** Where questions are asked and answered. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean }
}

/** Questions on a terminal. Each of them throws `Cancelled` where the person pressed Ctrl-C or Escape. */
export interface Conversation {
  readonly choose: <Value extends string>(
    message: string,
    options: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[],
  ) => Promise<Value>
  /** Asks for something that nobody shall read over a shoulder; `problemOf` says what is wrong with it, if anything. */
  readonly askSecret: (message: string, problemOf: (value: string) => string | undefined) => Promise<string>
  readonly say: (kind: 'success' | 'warn' | 'error' | 'step', message: string) => void
  readonly explain: (title: string, lines: readonly string[]) => void
  /** Without any decoration, to be copied. */
  readonly print: (text: string) => void
}

/** The person wants no more of it. */
export class Cancelled extends Error {}

export function startConversation(terminal: Terminal): Conversation {
  return {
    choose: async (message, options) => {
      const chosen = await select<string>({ ...terminal, message, options: [...options] })
      const found = options.find(({ value }) => value === chosen)
      if (found === undefined) throw new Cancelled()
      return found.value
    },
    askSecret: async (message, problemOf) => {
      const validate = (value: string | undefined): string | undefined => problemOf(value?.trim() ?? '')
      const given = await password({ ...terminal, message, validate })
      if (isCancel(given)) throw new Cancelled()
      return given.trim()
    },
    say: (kind, message) => log[kind](message, terminal),
    explain: (title, lines) => note(lines.join('\n'), title, terminal),
    print: (text) => void terminal.output.write(`${text}\n`),
  }
}
