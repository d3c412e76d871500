import { closest, distance } from 'fastest-levenshtein'
import { slashText } from '../present/slash-text.ts'
import type { Inline, Reply } from '../reply/reply.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Caller, Command } from './command.ts'

/** Input that a command cannot take: what was wrong, and how it is used. */
export function presentProblems(command: Command, problems: readonly string[], { platform }: Caller): Reply {
  return note('That did not work', [
    problems.map((problem) => plain(problem)),
    [plain('Usage: '), strong(usageOf(command, platform))],
    [plain('For example: '), strong(slashText(command.example, platform))],
  ])
}

/** A word that names no command, with the one that was probably meant. */
export function presentUnknownCommand(typed: string, table: readonly Command[], { platform }: Caller): Reply {
  const names = table.map(({ name }) => name)
  const meant = typed === '' ? undefined : findMeant(typed.toLowerCase(), names)
  return note('That did not work', [
    [plain(typed === '' ? 'Which command?' : `There is no command “${typed.slice(0, 40)}”.`)],
    meant === undefined
      ? [plain('There are: '), strong(names.join(', '))]
      : [plain('Did you mean '), strong(slashText(meant, platform)), plain('?')],
  ])
}

/** A name that goes on from the word (‘digest’ to ‘digest preview’), else one that is at most two slips away. */
function findMeant(typed: string, names: readonly string[]): string | undefined {
  const nearest = closest(typed, names)
  return names.find((name) => name.startsWith(typed)) ?? (distance(typed, nearest) <= 2 ? nearest : undefined)
}

/** A command too long to be one. */
export function presentTooLong(limit: number): Reply {
  return note('That did not work', [[plain(`A command has at most ${limit} characters.`)]])
}

/** A fault of ours: the person gets a reference, the log has the cause. */
export function presentFault(reference: string): Reply {
  return note('Something went wrong', [
    [
      plain(
        'That is our fault, not yours, and it has been noted. If it happens again, tell whoever runs this bot: ',
      ),
    ],
    [plain('reference '), strong(reference)],
  ])
}

/** How a command is written on a platform: `/summit quote <speaker> [about:…]`. */
export function usageOf(command: Command, platform: Caller['platform']): string {
  const options = Object.entries(command.options).map(([name, { required, kind }], index) => {
    if (kind === 'flag') return `[${name}:true]`
    if (index === 0) return required ? `<${name}>` : `[${name}]`
    return required ? `${name}:…` : `[${name}:…]`
  })
  return [slashText(command.name, platform), ...options].join(' ')
}

function note(title: string, lines: readonly (readonly Inline[])[]): Reply {
  return { title, blocks: lines.map((text) => ({ kind: 'text', text })), actions: [], visibility: 'caller' }
}
