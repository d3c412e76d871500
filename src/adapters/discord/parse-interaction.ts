import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js'
import { z } from 'zod'
import type { Caller } from '../../commands/command.ts'
import type { CommandCall } from '../../reply/reply.ts'
import { CHECK_QUOTES, isManaged, nameOfPath } from './command-names.ts'
import type { ReplyForm } from './render-reply.ts'

/** By what an interaction is answered later on. */
export interface InteractionKey {
  readonly id: string
  readonly applicationId: string
  readonly token: string
}

/** What Discord asks, whichever way it came. */
export type Interaction =
  | { readonly kind: 'ping' }
  | (InteractionKey & { readonly kind: 'call'; readonly caller: Caller; readonly call: CommandCall })
  | (InteractionKey & {
      readonly kind: 'suggest'
      readonly caller: Caller
      readonly call: CommandCall
      readonly option: string
      readonly typed: string
    })
  | (InteractionKey & {
      readonly kind: 'press'
      readonly caller: Caller
      readonly buttonId: string
      readonly message: PressedMessage
    })
  | { readonly kind: 'unknown'; readonly locale?: string }

/** The message whose button was pressed. */
export interface PressedMessage {
  /** Whether whoever pressed is the one who got the message. */
  readonly own: boolean
  readonly private: boolean
  /** A message keeps its form: one that has components cannot get embeds. */
  readonly form: ReplyForm
}

interface GivenOption {
  readonly name: string
  readonly type: ApplicationCommandOptionType
  readonly value?: string | number | boolean | undefined
  readonly focused?: boolean | undefined
  readonly options?: readonly GivenOption[] | undefined
}

const givenOption: z.ZodType<GivenOption> = z.object({
  name: z.string(),
  type: z.enum(ApplicationCommandOptionType),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(givenOption).optional()
  },
})

const withId = z.object({ id: z.string() })

const base = z.object({
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  guild_id: z.string().nullish(),
  channel_id: z.string().nullish(),
  member: z.object({ user: withId, permissions: z.string() }).optional(),
  user: withId.optional(),
  locale: z.string().optional(),
})

const interaction = z.discriminatedUnion('type', [
  z.object({ type: z.literal(InteractionType.Ping) }),
  base.extend({
    type: z.literal([InteractionType.ApplicationCommand, InteractionType.ApplicationCommandAutocomplete]),
    data: z.object({
      name: z.string(),
      type: z.enum(ApplicationCommandType),
      options: z.array(givenOption).default([]),
      target_id: z.string().optional(),
      resolved: z
        .object({ messages: z.record(z.string(), z.object({ content: z.string() })).optional() })
        .optional(),
    }),
  }),
  base.extend({
    type: z.literal(InteractionType.MessageComponent),
    data: z.object({ custom_id: z.string() }),
    message: z.object({
      flags: z.number().default(0),
      interaction_metadata: z.object({ user: withId }).nullish(),
    }),
  }),
])

type Base = z.infer<typeof base>

/** Reads what the gateway or the endpoint delivers. What Summit never asked for is `unknown`, and no fault. */
export function parseInteraction(raw: unknown): Interaction {
  const parsed = interaction.safeParse(raw)
  if (!parsed.success) return { kind: 'unknown' }
  const given = parsed.data
  if (given.type === InteractionType.Ping) return { kind: 'ping' }
  const common = {
    id: given.id,
    applicationId: given.application_id,
    token: given.token,
    caller: callerOf(given),
  }
  if (given.type === InteractionType.MessageComponent) {
    const { flags, interaction_metadata: asked } = given.message
    const isPrivate = (flags & MessageFlags.Ephemeral) !== 0
    return {
      ...common,
      kind: 'press',
      buttonId: given.data.custom_id,
      message: {
        // A private message has one reader, who got it.
        own: isPrivate || (asked?.user.id !== undefined && asked.user.id === common.caller.person),
        private: isPrivate,
        form: (flags & MessageFlags.IsComponentsV2) !== 0 ? 'components' : 'embeds',
      },
    }
  }

  const { data } = given
  if (data.type === ApplicationCommandType.Message) {
    if (data.name !== CHECK_QUOTES.name) return { kind: 'unknown' }
    const text = data.resolved?.messages?.[data.target_id ?? '']?.content ?? ''
    return {
      ...common,
      kind: 'call',
      call: { command: CHECK_QUOTES.command, input: { [CHECK_QUOTES.option]: text } },
    }
  }
  // Discord lets only those call it who may, as the server has it: Manage Server, or whomever it has named.
  const caller =
    isManaged(data.name) && common.caller.space ? { ...common.caller, mayManage: true } : common.caller
  const { path, options } = walk([data.name], data.options)
  const call = {
    command: nameOfPath(path),
    input: Object.fromEntries(
      options.flatMap(({ name, value, focused }) =>
        value === undefined || focused ? [] : [[name, value] as const],
      ),
    ),
  }
  if (given.type === InteractionType.ApplicationCommand) return { ...common, caller, kind: 'call', call }
  const focused = options.find((option) => option.focused)
  return focused === undefined
    ? { kind: 'unknown' }
    : { ...common, caller, kind: 'suggest', call, option: focused.name, typed: String(focused.value ?? '') }
}

/** Follows the subcommand that was picked down to its options. */
function walk(
  path: readonly string[],
  options: readonly GivenOption[],
): { path: readonly string[]; options: readonly GivenOption[] } {
  const [first] = options
  const goesDown =
    first?.type === ApplicationCommandOptionType.Subcommand ||
    first?.type === ApplicationCommandOptionType.SubcommandGroup
  return goesDown ? walk([...path, first.name], first.options ?? []) : { path, options }
}

function callerOf({ guild_id: space, channel_id: channel, member, user, locale }: Base): Caller {
  const person = member?.user.id ?? user?.id
  const permissions = BigInt(/^\d+$/.exec(member?.permissions ?? '')?.[0] ?? 0)
  const managing = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator
  return {
    platform: 'discord',
    ...(space && { space }),
    ...(channel && { channel }),
    ...(person !== undefined && { person }),
    ...(locale !== undefined && { locale }),
    // Nobody has permissions in a direct message, and what is added or removed there would be for everybody.
    mayManage: (permissions & managing) !== 0n,
  }
}
