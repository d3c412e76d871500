import type { Command } from '../../commands/command.ts'
import { slashText } from '../../present/slash-text.ts'

/** The slash command under which all of the table stands. */
export const ROOT = 'summit'

/** The command in a message's menu; it checks the quotations in that message. */
export const CHECK_QUOTES = { name: 'Check quotes', command: 'check', option: 'text' } as const

/** Where a command of the table stands on Discord. */
export interface CommandPlace {
  readonly root: string
  readonly group?: string
  readonly name: string
}

/** Finds the place of a command: `quote` is `/summit quote`, `digest preview` is `/digest preview`. */
export function placeOf(command: Command): CommandPlace {
  const [root = ROOT, first = '', second] = slashText(command.name, 'discord').slice(1).split(' ')
  return second === undefined ? { root, name: first } : { root, group: first, name: second }
}

/** The table's name for what was called: the words that were picked, in order, without the leading `summit`. */
export function nameOfPath(path: readonly string[]): string {
  return (path[0] === ROOT ? path.slice(1) : path).join(' ')
}

/** Whether a slash command is shown to members with Manage Server only, unless a server decides otherwise. */
export function isManaged(root: string): boolean {
  return root !== ROOT
}
