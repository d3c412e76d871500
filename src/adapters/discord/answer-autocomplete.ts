import { type APIApplicationCommandOptionChoice, InteractionResponseType } from 'discord.js'
import type { CommandRunner } from '../../commands/command-runner.ts'
import { cutText } from './cut-text.ts'
import { limits } from './limits.ts'
import type { Interaction } from './parse-interaction.ts'

/** The first answer to an interaction, as the callback and the endpoint take it. */
export interface InteractionAnswer {
  readonly type: InteractionResponseType
  readonly data?: object
}

type Typing = Extract<Interaction, { kind: 'suggest' }>

/** Room for the answer's way to Discord, which waits `firstResponseMs`. */
const ANSWER_WITHIN_MS = limits.firstResponseMs - 500

/** Answers while somebody types. An input that was overtaken by a newer one, and one that takes too long, gets no choices. */
export function createAutocomplete(
  runner: Pick<CommandRunner, 'suggest'>,
  withinMs = ANSWER_WITHIN_MS,
): (typing: Typing) => Promise<InteractionAnswer> {
  const newest = new Map<string, string>()

  return async ({ id, caller, call, option, typed }) => {
    const person = `${caller.person ?? ''} ${caller.channel ?? ''}`
    newest.set(person, id)
    const { promise: deadline, resolve } = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => resolve(undefined), withinMs)
    try {
      const found = await Promise.race([runner.suggest(call, option, typed, caller), deadline])
      const wanted = newest.get(person) === id ? (found ?? []) : []
      return asChoices(
        wanted
          // A cut value would mean something else.
          .filter(
            ({ value, label }) => value !== '' && value.length <= limits.choiceText && label.trim() !== '',
          )
          .slice(0, limits.choices)
          .map(({ value, label }) => ({ name: cutText(label, limits.choiceText), value })),
      )
    } finally {
      clearTimeout(timer)
      if (newest.get(person) === id) newest.delete(person)
    }
  }
}

function asChoices(choices: APIApplicationCommandOptionChoice<string>[]): InteractionAnswer {
  return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }
}
