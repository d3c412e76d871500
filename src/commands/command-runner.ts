import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { CommandCall, Reply } from '../reply/reply.ts'
import type { Command, Deps, Suggestion } from './command.ts'
import { type Completion, completeText } from './complete-text.ts'
import { parseText } from './grammar.ts'
import { parseInput } from './parse-input.ts'
import { presentFault, presentProblems, presentTooLong, presentUnknownCommand } from './present-problems.ts'
import { commandTable } from './table.ts'

/** The one door to the commands. Nothing here throws: whatever goes wrong becomes a reply. */
export interface CommandRunner {
  /** Runs a call whose values are as a platform delivers them. */
  readonly run: (call: CommandCall) => Promise<Reply>
  /** Runs what somebody typed, with or without the leading `/summit`. */
  readonly runText: (text: string) => Promise<Reply>
  /** Completes one option's value; `call.input` holds the options given so far. Empty where it has no suggestions. */
  readonly suggest: (call: CommandCall, option: string, typed: string) => Promise<Suggestion[]>
  /** Completes a text that is being typed: commands, option names, values. */
  readonly complete: (text: string) => Promise<Completion[]>
}

/** Longer texts are refused unread. */
const MAX_COMMAND_TEXT = 8000

export function createCommandRunner(deps: Deps, log: Logger): CommandRunner {
  const table = commandTable

  async function runCommand(command: Command, call: CommandCall): Promise<Reply> {
    const parsed = parseInput(command.options, call.input, deps.today())
    if (parsed.kind === 'problems') return presentProblems(command, parsed.problems)
    try {
      return { ...(await command.run(parsed.input, deps)), visibility: command.visibility }
    } catch (cause) {
      const reference = randomUUID().slice(0, 8)
      log.error({ err: cause, command: command.name, reference }, 'command failed')
      return presentFault(reference)
    }
  }

  async function suggest(call: CommandCall, name: string, typed: string): Promise<Suggestion[]> {
    const option = table.find((command) => command.name === call.command)?.options[name]
    if (option?.kind !== 'text') return []
    if (option.choices !== undefined) {
      const matching = option.choices.filter((choice) => choice.startsWith(typed.toLowerCase()))
      return matching.map((choice) => ({ value: choice, label: choice }))
    }
    try {
      return (await option.suggest?.(typed, deps, call.input)) ?? []
    } catch (cause) {
      // Somebody is still typing: no suggestions beat an error.
      log.error({ err: cause, command: call.command, option: name }, 'suggesting failed')
      return []
    }
  }

  return {
    run: async (call) => {
      const command = table.find(({ name }) => name === call.command)
      return command === undefined ? presentUnknownCommand(call.command, table) : runCommand(command, call)
    },
    runText: async (text) => {
      if (text.length > MAX_COMMAND_TEXT) return presentTooLong(MAX_COMMAND_TEXT)
      const parsed = parseText(text, table)
      return parsed.kind === 'call'
        ? runCommand(parsed.command, parsed.call)
        : presentUnknownCommand(parsed.typed, table)
    },
    suggest,
    complete: async (text) => (text.length > MAX_COMMAND_TEXT ? [] : completeText(text, table, suggest)),
  }
}
