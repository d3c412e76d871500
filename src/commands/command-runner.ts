import { createHash, randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { CommandCall, Reply } from '../reply/reply.ts'
import { type Wording, wordingFor } from '../wording/wording-for.ts'
import type { Caller, Command, Deps, Suggestion, Typist } from './command.ts'
import type { RecallAnswer } from './answer-memory.ts'
import type { Answered, CallOutcome } from './answered.ts'
import { type Completion, completeText } from './complete-text.ts'
import { parseText } from './grammar.ts'
import { parseInput } from './parse-input.ts'
import {
  presentFault,
  presentProblems,
  presentTooLong,
  presentUnknownCommand,
  presentWait,
} from './present-problems.ts'
import type { TakeTurn, Wait } from './rate-limit.ts'
import { commandTable } from './table.ts'
import { visibilityOf } from './visibility-option.ts'

/** The one door to the commands. Nothing here throws: whatever goes wrong becomes a reply. */
export interface CommandRunner {
  /** Runs a call whose values are as a platform delivers them. */
  readonly run: (call: CommandCall, caller: Caller) => Promise<Reply>
  /** Runs what somebody typed, with or without the leading `/summit`. */
  readonly runText: (text: string, caller: Caller) => Promise<Reply>
  /** Completes one option's value; `call.input` holds the options given so far. Empty where it has no suggestions. */
  readonly suggest: (
    call: CommandCall,
    option: string,
    typed: string,
    typist?: Typist,
  ) => Promise<Suggestion[]>
  /** Completes a text that is being typed: commands, option names, values. */
  readonly complete: (text: string, locale?: string) => Promise<Completion[]>
  /** Keeps a call that is too long for a button, and gives a reference of at most 22 characters, the same each time. */
  readonly keepCall: (call: CommandCall) => Promise<string>
  /** The call that a reference stands for; undefined where it was never kept. */
  readonly findCall: (reference: string) => Promise<CommandCall | undefined>
}

/** Is told when a call begins; what it gives is told how the call ended, and which command it was (or `unknown`). */
export type ObserveCall = (platform: Caller['platform']) => (command: string, outcome: CallOutcome) => void

/** What stands around the commands of a bot. */
export interface RunnerOptions {
  /** Without it, anybody may ask as fast as they like. */
  readonly takeTurn?: TakeTurn
  /** Without it, every call is answered anew. */
  readonly recall?: RecallAnswer
  readonly observe?: ObserveCall
}

/** Longer texts are refused unread. */
const MAX_COMMAND_TEXT = 8000

export function createCommandRunner(
  deps: Deps,
  log: Logger,
  { takeTurn, observe, recall }: RunnerOptions = {},
): CommandRunner {
  const table = commandTable

  async function attend(asked: Asked, caller: Caller): Promise<Reply> {
    const ended = observe?.(caller.platform)
    const wait = await takeTurn?.(caller)
    const { outcome, reply } =
      wait === undefined ? await answerOrRecall(asked, caller) : limited(wait, wordingFor(caller.locale))
    ended?.(asked.kind === 'call' ? asked.command.name : 'unknown', outcome)
    return reply
  }

  async function answerOrRecall(asked: Asked, caller: Caller): Promise<Answered> {
    if (asked.kind === 'no call') return asked
    const wording = wordingFor(caller.locale)
    if (recall === undefined || asked.command.repeatable !== true) return answer(asked, caller, wording)
    const question = JSON.stringify([asked.call, deps.today(), wording.tag])
    return recall(question, async () => answer(asked, caller, wording))
  }

  async function answer({ command, call }: AskedCall, caller: Caller, wording: Wording): Promise<Answered> {
    const parsed = parseInput(command.options, call.input, { today: deps.today(), wording })
    if (parsed.kind === 'problems')
      return { outcome: 'refused', reply: presentProblems(command, parsed.problems, { caller, wording }) }
    try {
      const { refused, ...given } = await command.run(parsed.input, { ...deps, caller, wording })
      const visibility = visibilityOf(command, parsed.input)
      const outcome = refused === true ? 'refused' : 'answered'
      return { outcome, reply: { locale: wording.tag, ...given, visibility } }
    } catch (cause) {
      const reference = randomUUID().slice(0, 8)
      log.error({ err: cause, command: command.name, reference }, 'command failed')
      return { outcome: 'failed', reply: presentFault(reference, wording) }
    }
  }

  function understand(call: CommandCall, caller: Caller): Asked {
    const command = table.find(({ name }) => name === call.command)
    return command === undefined ? unknown(call.command, caller) : { kind: 'call', command, call }
  }

  function understandText(text: string, caller: Caller): Asked {
    if (text.length > MAX_COMMAND_TEXT) {
      const reply = presentTooLong(MAX_COMMAND_TEXT, wordingFor(caller.locale))
      return { kind: 'no call', outcome: 'refused', reply }
    }
    const parsed = parseText(text, table)
    return parsed.kind === 'call' ? parsed : unknown(parsed.typed, caller)
  }

  function unknown(typed: string, caller: Caller): Asked {
    const reply = presentUnknownCommand(typed, table, { caller, wording: wordingFor(caller.locale) })
    return { kind: 'no call', outcome: 'unknown', reply }
  }

  async function suggest(
    call: CommandCall,
    name: string,
    typed: string,
    typist: Typist = {},
  ): Promise<Suggestion[]> {
    const option = table.find((command) => command.name === call.command)?.options[name]
    if (option?.kind === 'flag') return ['true', 'false'].map((value) => ({ value, label: value }))
    if (option?.kind !== 'text') return []
    if (option.choices !== undefined) {
      const matching = option.choices.filter((choice) => choice.startsWith(typed.toLowerCase()))
      return matching.map((choice) => ({ value: choice, label: choice }))
    }
    try {
      const suggestDeps = { ...deps, wording: wordingFor(typist.locale), typist }
      return (await option.suggest?.(typed, suggestDeps, call.input)) ?? []
    } catch (cause) {
      // Somebody is still typing: no suggestions beat an error.
      log.error({ err: cause, command: call.command, option: name }, 'suggesting failed')
      return []
    }
  }

  return {
    run: async (call, caller) => attend(understand(call, caller), caller),
    runText: async (text, caller) => attend(understandText(text, caller), caller),
    suggest,
    complete: async (text, locale) => {
      if (text.length > MAX_COMMAND_TEXT) return []
      const suggestHere = async (call: CommandCall, option: string, typed: string): Promise<Suggestion[]> =>
        suggest(call, option, typed, locale === undefined ? {} : { locale })
      return completeText(text, { table, suggest: suggestHere, wording: wordingFor(locale) })
    },
    keepCall: async (call) => {
      const reference = createHash('sha256').update(JSON.stringify(call)).digest('base64url').slice(0, 22)
      await deps.store.saveCall(reference, call)
      return reference
    },
    findCall: deps.store.findCall,
  }
}

/** What somebody asked, as far as it can be understood. */
type Asked = AskedCall | ({ readonly kind: 'no call' } & Answered)

interface AskedCall {
  readonly kind: 'call'
  readonly command: Command
  readonly call: CommandCall
}

function limited(wait: Wait, wording: Wording): Answered {
  return { outcome: 'limited', reply: presentWait(wait, wording) }
}
