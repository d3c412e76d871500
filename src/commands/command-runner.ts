import { createHash, randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { CommandCall, Reply } from '../reply/reply.ts'
import type { Caller, Command, Deps, Suggestion } from './command.ts'
import { type Completion, completeText } from './complete-text.ts'
import { parseText } from './grammar.ts'
import { parseInput } from './parse-input.ts'
import { presentFault, presentProblems, presentTooLong, presentUnknownCommand } from './present-problems.ts'
import { commandTable } from './table.ts'
import { visibilityOf } from './visibility-option.ts'

/** The one door to the commands. Nothing here throws: whatever goes wrong becomes a reply. */
export interface CommandRunner {
  /** Runs a call whose values are as a platform delivers them. */
  readonly run: (call: CommandCall, caller: Caller) => Promise<Reply>
  /** Runs what somebody typed, with or without the leading `/summit`. */
  readonly runText: (text: string, caller: Caller) => Promise<Reply>
  /** Completes one option's value; `call.input` holds the options given so far. Empty where it has no suggestions. */
  readonly suggest: (call: CommandCall, option: string, typed: string) => Promise<Suggestion[]>
  /** Completes a text that is being typed: commands, option names, values. */
  readonly complete: (text: string) => Promise<Completion[]>
  /** Keeps a call that is too long for a button, and gives a reference of at most 22 characters, the same each time. */
  readonly keepCall: (call: CommandCall) => Promise<string>
  /** The call that a reference stands for; undefined where it was never kept. */
  readonly findCall: (reference: string) => Promise<CommandCall | undefined>
}

/** Longer texts are refused unread. */
const MAX_COMMAND_TEXT = 8000

export function createCommandRunner(deps: Deps, log: Logger): CommandRunner {
  const table = commandTable

  async function runCommand(command: Command, call: CommandCall, caller: Caller): Promise<Reply> {
    const parsed = parseInput(command.options, call.input, deps.today())
    if (parsed.kind === 'problems') return presentProblems(command, parsed.problems, caller)
    try {
      const answer = await command.run(parsed.input, { ...deps, caller })
      return { ...answer, visibility: visibilityOf(command, parsed.input) }
    } catch (cause) {
      const reference = randomUUID().slice(0, 8)
      log.error({ err: cause, command: command.name, reference }, 'command failed')
      return presentFault(reference)
    }
  }

  async function suggest(call: CommandCall, name: string, typed: string): Promise<Suggestion[]> {
    const option = table.find((command) => command.name === call.command)?.options[name]
    if (option?.kind === 'flag') return ['true', 'false'].map((value) => ({ value, label: value }))
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
    run: async (call, caller) => {
      const command = table.find(({ name }) => name === call.command)
      return command === undefined
        ? presentUnknownCommand(call.command, table, caller)
        : runCommand(command, call, caller)
    },
    runText: async (text, caller) => {
      if (text.length > MAX_COMMAND_TEXT) return presentTooLong(MAX_COMMAND_TEXT)
      const parsed = parseText(text, table)
      return parsed.kind === 'call'
        ? runCommand(parsed.command, parsed.call, caller)
        : presentUnknownCommand(parsed.typed, table, caller)
    },
    suggest,
    complete: async (text) => (text.length > MAX_COMMAND_TEXT ? [] : completeText(text, table, suggest)),
    keepCall: async (call) => {
      const reference = createHash('sha256').update(JSON.stringify(call)).digest('base64url').slice(0, 22)
      await deps.store.saveCall(reference, call)
      return reference
    },
    findCall: deps.store.findCall,
  }
}
