import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js'
import type { Command, Option } from '../../commands/command.ts'
import { CHECK_QUOTES, isManaged, placeOf, ROOT } from './command-names.ts'
import { limits } from './limits.ts'
import { described, named } from './localisations.ts'

/** The commands that Discord is told of. */
export type RegisteredCommands = RESTPutAPIApplicationCommandsJSONBody

/** The command table as Discord's commands: `/summit …`, what needs Manage Server, and ‘Check quotes’ on messages. */
export function renderCommands(table: readonly Command[]): RegisteredCommands {
  const roots = [...new Set(table.map((command) => placeOf(command).root))]
  const everywhere = {
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
  }
  return [
    ...roots.map((root) => ({
      type: ApplicationCommandType.ChatInput as const,
      ...named(root),
      ...described([({ discord }) => (root === ROOT ? discord.summit : discord.digest)]),
      options: renderSubcommands(table, root),
      ...everywhere,
      ...(isManaged(root) && {
        default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
        integration_types: [ApplicationIntegrationType.GuildInstall],
        contexts: [InteractionContextType.Guild],
      }),
    })),
    ...(table.some(({ name }) => name === CHECK_QUOTES.command)
      ? [
          {
            type: ApplicationCommandType.Message as const,
            ...named(CHECK_QUOTES.name),
            ...everywhere,
          },
        ]
      : []),
  ]
}

/** In the table's order; a group stands where its first command does. */
function renderSubcommands(table: readonly Command[], root: string): APIApplicationCommandOption[] {
  const placed = table.map((command) => ({ command, place: placeOf(command) }))
  const here = placed.filter(({ place }) => place.root === root)
  const rows = [...new Set(here.map(({ place }) => place.group ?? `/${place.name}`))]
  return rows.map((row) => {
    const members = here.filter(({ place }) => (place.group ?? `/${place.name}`) === row)
    const subcommands = members.map(({ command, place }) => renderSubcommand(command, place.name))
    const [only] = subcommands
    if (row.startsWith('/') && only !== undefined) return only
    return {
      type: ApplicationCommandOptionType.SubcommandGroup,
      ...named(row),
      ...described(members.map(({ command }) => command.summary)),
      options: subcommands,
    }
  })
}

function renderSubcommand(command: Command, name: string): APIApplicationCommandSubcommandOption {
  const options = Object.entries(command.options)
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...named(name),
    ...described([command.summary]),
    // Discord wants the required ones first; the table's order stays otherwise.
    options: [
      ...options.filter(([, { required }]) => required),
      ...options.filter(([, { required }]) => !required),
    ].map(([option, definition]) => renderOption(option, definition)),
  }
}

function renderOption(name: string, option: Option): APIApplicationCommandBasicOption {
  const base = {
    ...named(name),
    ...described([option.summary]),
    ...(option.required && { required: true }),
  }
  switch (option.kind) {
    case 'count':
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer,
        min_value: option.min ?? 1,
        max_value: option.max,
      }
    case 'date':
      return { ...base, type: ApplicationCommandOptionType.String, max_length: 20 }
    case 'flag':
      return { ...base, type: ApplicationCommandOptionType.Boolean }
    case 'text': {
      const text = { ...base, type: ApplicationCommandOptionType.String } as const
      const { choices, suggest } = option
      if (choices !== undefined && choices.length <= limits.choices)
        return { ...text, choices: choices.map((choice) => ({ ...named(choice), value: choice })) }
      // Choices that are too many are suggested while somebody types.
      return { ...text, ...((choices ?? suggest) !== undefined && { autocomplete: true }) }
    }
  }
}
