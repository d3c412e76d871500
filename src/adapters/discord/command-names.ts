import type { Command } from '../../commands/command.ts'

/** The slash command under which all of the table stands. */
export const ROOT = 'summit'

/** The command in a message's menu; it checks the quotations in that message. */
export const CHECK_QUOTES = { name: 'Check quotes', command: 'check', option: 'text' } as const

/**
 * Groups that are slash commands of their own, `/digest …`: Discord knows default permissions for whole commands only,
 * and these are for members with Manage Server unless a server decides otherwise.
 */
const MANAGED_GROUPS: readonly string[] = ['digest']

/** Where a command of the table stands on Discord. */
export interface CommandPlace {
  readonly root: string
  readonly group?: string
  readonly name: string
}

/** Finds the place of a command: `quote` is `/summit quote`, `digest preview` is `/digest preview`. */
export function placeOf(command: Command): CommandPlace {
  const [first = '', second] = command.name.split(' ')
  if (second === undefined) return { root: ROOT, name: first }
  return isManaged(first) ? { root: first, name: second } : { root: ROOT, group: first, name: second }
}

/** The table's name for what was called: the words that were picked, in order, without the leading `summit`. */
export function nameOfPath(path: readonly string[]): string {
  return (path[0] === ROOT ? path.slice(1) : path).join(' ')
}

/** Whether a slash command is shown to members with Manage Server only, unless a server decides otherwise. */
export function isManaged(root: string): boolean {
  return MANAGED_GROUPS.includes(root)
}
