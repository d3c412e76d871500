import { ChannelType, OverwriteType, PermissionFlagsBits, type REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { Wording } from '../../wording/wording-for.ts'
import type { ReplyForm } from './render-reply.ts'

const overwrite = z.object({
  id: z.string(),
  type: z.enum(OverwriteType),
  allow: z.string(),
  deny: z.string(),
})

const channelSchema = z.object({
  id: z.string(),
  type: z.enum(ChannelType),
  name: z.string().nullish(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  flags: z.number().default(0),
  available_tags: z.array(z.object({ id: z.string(), moderated: z.boolean().default(false) })).default([]),
  permission_overwrites: z.array(overwrite).default([]),
})

/** A channel, as far as posting needs to know it. */
export type Channel = z.infer<typeof channelSchema>

const guildSchema = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
})

const memberSchema = z.object({ roles: z.array(z.string()) })

const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]
const POSTABLE: readonly ChannelType[] = [
  ...THREADS,
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.DM,
]

/** Asks Discord about a channel. */
export async function fetchChannel(rest: REST, id: string): Promise<Channel> {
  return channelSchema.parse(await rest.get(Routes.channel(id)))
}

/** What Summit may not do in a channel but must, each in words that say who can mend it. */
export async function findMissingPermissions(
  rest: REST,
  channel: Channel,
  { form, wording }: { readonly form: ReplyForm; readonly wording: Wording },
): Promise<string[]> {
  const words = wording.channel
  const where = channel.name ? `#${channel.name}` : words.thisOne
  if (!POSTABLE.includes(channel.type)) return [words.takesNoPosts(where)]
  const { guild_id: guildId } = channel
  if (guildId === undefined) return []

  const isThread = THREADS.includes(channel.type)
  // A thread has the permissions of the channel above it.
  const ruling = isThread && channel.parent_id ? await fetchChannel(rest, channel.parent_id) : channel
  const me = z.object({ id: z.string() }).parse(await rest.get(Routes.user()))
  const [guild, member] = await Promise.all([
    rest.get(Routes.guild(guildId)).then((raw) => guildSchema.parse(raw)),
    rest.get(Routes.guildMember(guildId, me.id)).then((raw) => memberSchema.parse(raw)),
  ])
  const permissions = computePermissions({ guildId, me: me.id, guild, member, channel: ruling })
  return needsOf(isThread, form)
    .filter(({ bit }) => (permissions & bit) === 0n)
    .map(({ name }) => words.lacks(words.permissions[name], where))
}

interface Need {
  readonly bit: bigint
  readonly name: keyof Wording['channel']['permissions']
}

function needsOf(isThread: boolean, form: ReplyForm): Need[] {
  return [
    { bit: PermissionFlagsBits.ViewChannel, name: 'view' },
    isThread
      ? { bit: PermissionFlagsBits.SendMessagesInThreads, name: 'sendInThreads' }
      : { bit: PermissionFlagsBits.SendMessages, name: 'send' },
    // Without it nobody could tell whether a digest was posted before a crash.
    { bit: PermissionFlagsBits.ReadMessageHistory, name: 'readHistory' },
    ...(form === 'embeds' ? [{ bit: PermissionFlagsBits.EmbedLinks, name: 'embedLinks' } as const] : []),
  ]
}

interface Standing {
  readonly guildId: string
  readonly me: string
  readonly guild: z.infer<typeof guildSchema>
  readonly member: z.infer<typeof memberSchema>
  readonly channel: Channel
}

/** Discord's own order (docs: topics/permissions): roles, then everybody's overwrite, the roles', the member's. */
function computePermissions({ guildId, me, guild, member, channel }: Standing): bigint {
  const everything = ~0n
  if (guild.owner_id === me) return everything
  const mine = guild.roles.filter(({ id }) => id === guildId || member.roles.includes(id))
  const base = mine.reduce((sum, { permissions }) => sum | BigInt(permissions), 0n)
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return everything

  const overwrites = channel.permission_overwrites
  const steps = [
    overwrites.filter(({ id }) => id === guildId),
    overwrites.filter(
      ({ id, type }) => type === OverwriteType.Role && id !== guildId && member.roles.includes(id),
    ),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === me),
  ]
  return steps.reduce((permissions, step) => {
    const denied = step.reduce((sum, { deny }) => sum | BigInt(deny), 0n)
    const allowed = step.reduce((sum, { allow }) => sum | BigInt(allow), 0n)
    return (permissions & ~denied) | allowed
  }, base)
}
