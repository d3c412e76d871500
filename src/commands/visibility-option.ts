import type { Visibility } from '../reply/reply.ts'
import type { Wording } from '../wording/wording-for.ts'
import type { Command } from './command.ts'

const NAME = 'visibility'

/** Gives a command the option by which its caller says who sees the answer. */
export function withVisibility(command: Command): Command {
  const option = {
    kind: 'text',
    summary: ({ options }: Wording) =>
      command.visibility === 'caller' ? options.privateOrPublic : options.publicOrPrivate,
    choices: ['private', 'public'],
  } as const
  return { ...command, options: { ...command.options, [NAME]: option } }
}

/** Who sees the answer to a call: as its caller chose, else as the command has it. */
export function visibilityOf(
  command: Command,
  input: Readonly<Record<string, string | number | boolean>>,
): Visibility {
  const chosen = input[NAME]
  if (chosen === undefined) return command.visibility
  return chosen === 'private' ? 'caller' : 'everyone'
}
