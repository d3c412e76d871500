import { createHash } from 'node:crypto'
import {
  ChannelFlags,
  ChannelType,
  DiscordAPIError,
  type RawFile,
  type REST,
  RESTJSONErrorCodes,
  Routes,
  SnowflakeUtil,
} from 'discord.js'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { CommandRunner } from '../../commands/command-runner.ts'
import type { PostedMessage, PostPlace, Publisher } from '../../digests/publisher.ts'
import { drawPictures, type DrawnPictures } from '../../reply/draw-pictures.ts'
import type { Pictures } from '../../reply/picture.ts'
import type { Reply } from '../../reply/reply.ts'
import { filesOf } from './attachments.ts'
import { withButtonIds, type WriteButtonId } from './button-id.ts'
import { type Channel, fetchChannel, findMissingPermissions } from './check-permissions.ts'
import { cutText } from './cut-text.ts'
import { limits } from './limits.ts'
import { rememberInlines } from './markdown.ts'
import { type MessageBody, renderReply, type ReplyForm } from './render-reply.ts'
import { THEME } from './dispatch-interaction.ts'
import { wordingFor } from '../../wording/wording-for.ts'
import { explainRefusal, toFault } from './to-fault.ts'

interface PublisherDeps {
  /** Has to be one that tries nothing again by itself (`retries: 0`), since what failed may have been posted. */
  readonly rest: REST
  readonly runner: Pick<CommandRunner, 'keepCall'>
  readonly form: ReplyForm
  /** Missing where nothing is drawn: pictures are shown by their words then. */
  readonly pictures?: Pictures | undefined
  /** Whether posts in announcement channels go on to the servers that follow them. */
  readonly crosspost: boolean
  readonly log: Logger
}

/** A message and the files that go with it. */
interface FiledBody {
  readonly body: MessageBody
  readonly files: RawFile[]
}

const message = z.object({
  id: z.string(),
  channel_id: z.string().optional(),
  components: z.array(z.object({ id: z.number().optional() })).default([]),
})

const opened = z.object({ id: z.string() })

const activeThreads = z.object({
  threads: z.array(
    z.object({ id: z.string(), parent_id: z.string().nullish(), owner_id: z.string().nullish() }),
  ),
})

/** So many channels are remembered; each costs some hundred bytes. */
const MAX_KNOWN_CHANNELS = 20_000

/** Looks at so many messages at once, and always at so many posts of a forum, for one that was posted already. */
const LOOK_BACK = 100
const LOOK_BACK_POSTS = 10

/**
 * Posts in text, announcement and forum channels and in threads. The key goes along twice: as the nonce, by which Discord
 * drops a message that comes again within minutes, and as the id of the first component, which stays with the message.
 * A reply of several messages carries the key on the last, so that what was cut short is found to be unfinished.
 *
 * A post is one request where it can be, since ten thousand at once are held up by Discord's limit on requests alone: what
 * kind of channel it is in is only asked where posting plainly does not do, and is remembered.
 */
export function createPublisher({ rest, runner, form, pictures, crosspost, log }: PublisherDeps): Publisher {
  const known = new Map<string, Channel>()
  // Thousands of digests share theirs.
  const write = rememberInlines()

  async function lookUp(id: string): Promise<Channel> {
    const remembered = known.get(id)
    if (remembered !== undefined) return remembered
    const channel = await fetchChannel(rest, id)
    if (known.size >= MAX_KNOWN_CHANNELS) known.clear()
    // A forum's tags change.
    if (channel.type !== ChannelType.GuildForum) known.set(id, channel)
    return channel
  }

  /** Among the latest messages, and all since an instant. */
  async function find(channel: string, key: string, since: number): Promise<PostedMessage | undefined> {
    const about = await lookUp(channel)
    return about.type === ChannelType.GuildForum
      ? findForumPost(about, key, since)
      : findMessage(about, key, since)
  }

  async function findMessage(
    channel: Channel,
    key: string,
    since: number,
  ): Promise<PostedMessage | undefined> {
    for (let before: string | undefined; ;) {
      const query = new URLSearchParams({ limit: String(LOOK_BACK), ...(before !== undefined && { before }) })
      const page = z.array(message).parse(await rest.get(Routes.channelMessages(channel.id), { query }))
      const posted = page.find(({ components }) => components[0]?.id === markOf(key))
      if (posted !== undefined) return toPosted(channel, channel.id, posted.id)
      before = page.at(-1)?.id
      if (before === undefined || page.length < LOOK_BACK || !isSince(before, since)) return undefined
    }
  }

  async function findForumPost(
    forum: Channel,
    key: string,
    since: number,
  ): Promise<PostedMessage | undefined> {
    if (forum.guild_id === undefined) return undefined
    const { threads } = activeThreads.parse(await rest.get(Routes.guildActiveThreads(forum.guild_id)))
    const newest = threads
      .filter(({ parent_id: parent }) => parent === forum.id)
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
      .filter(({ id }, index) => index < LOOK_BACK_POSTS || isSince(id, since))
    for (const { id } of newest) {
      const posted = await findMessage({ ...forum, id }, key, since)
      if (posted !== undefined) return posted
    }
    return undefined
  }

  async function send(channel: Channel, { body, files }: FiledBody, key: string): Promise<PostedMessage> {
    const sent = message.parse(
      await rest.post(Routes.channelMessages(channel.id), {
        body: { ...marked(body, key), nonce: key, enforce_nonce: true },
        files,
      }),
    )
    if (crosspost && channel.type === ChannelType.GuildAnnouncement) await spread(channel, sent.id)
    return toPosted(channel, channel.id, sent.id)
  }

  /** Posts one message without having asked about the channel; undefined where that is a forum, or has to be known. */
  async function sendAtOnce(
    { channel: id, space }: PostPlace,
    filed: FiledBody,
    key: string,
  ): Promise<PostedMessage | undefined> {
    if (space === undefined || crosspost) return undefined
    try {
      return await send(known.get(id) ?? { ...UNKNOWN, id, guild_id: space }, filed, key)
    } catch (cause) {
      if (
        cause instanceof DiscordAPIError &&
        cause.code === RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel
      )
        return undefined
      throw cause
    }
  }

  async function spread(channel: Channel, id: string): Promise<void> {
    try {
      await rest.post(Routes.channelMessageCrosspost(channel.id, id))
    } catch (cause) {
      // It stands in its own channel; posting it again would be worse.
      log.warn({ err: cause, channel: channel.id }, 'discord did not publish a post to following servers')
    }
  }

  /** A forum takes a thread of its own for each post; further messages go into that thread. */
  async function openForumPost(
    forum: Channel,
    title: string,
    { body, files }: FiledBody,
    key: string,
  ): Promise<Channel> {
    const needsTag = (forum.flags & REQUIRE_TAG) !== 0
    const tag = forum.available_tags.find(({ moderated }) => !moderated)
    const thread = opened.parse(
      await rest.post(Routes.threads(forum.id), {
        body: {
          name: cutText(title, limits.threadName),
          message: marked(body, key),
          ...(needsTag && tag !== undefined && { applied_tags: [tag.id] }),
        },
        files,
      }),
    )
    return threadOf(forum, thread.id)
  }

  async function postAll(
    place: PostPlace,
    reply: Reply,
    { key, since, drawn }: { readonly key: string; readonly since: number; readonly drawn: DrawnPictures },
  ): Promise<PostedMessage> {
    const bodies = await withButtonIds(
      (writeId) => renderReply(reply, { form, writeId, pictures: drawn, write }),
      runner.keepCall,
    )
    const parts = bodies.map((body) => ({ body, files: filesOf(body, drawn) }))
    const [only, ...others] = parts
    const sent = only && others.length === 0 ? await sendAtOnce(place, only, key) : undefined
    if (sent !== undefined) return sent
    const { channel: id } = place
    const keys = parts.map((_, index) => (index === parts.length - 1 ? key : partKey(key, index)))
    let channel = await lookUp(id)
    let posted: PostedMessage | undefined
    for (const [index, filed] of parts.entries()) {
      const partialKey = keys[index] ?? key
      // Of several messages some may stand there already, from before a crash.
      posted = parts.length > 1 ? await find(id, partialKey, since) : undefined
      if (posted !== undefined) {
        if (channel.type === ChannelType.GuildForum) channel = threadOf(channel, posted.id)
        continue
      }
      if (channel.type === ChannelType.GuildForum) {
        channel = await openForumPost(channel, reply.title, filed, partialKey)
        posted = toPosted(channel, channel.id, channel.id)
      } else posted = await send(channel, filed, partialKey)
    }
    if (posted === undefined) throw new Error('a reply takes at least one message')
    return posted
  }

  return {
    platform: 'discord',
    post: async (place, reply, key, since = Infinity) => {
      try {
        const drawn = await drawPictures(reply, pictures, THEME)
        try {
          return await postAll(place, reply, { key, since, drawn })
        } catch (cause) {
          if (drawn.size === 0 || !lacksPermission(cause)) throw cause
          // Perhaps only that to attach files, without which the words are posted.
          return await postAll(place, reply, { key, since, drawn: new Map() })
        }
      } catch (cause) {
        throw toFault(cause, `cannot post in channel ${place.channel}`)
      }
    },
    findPost: async (channel, key, since) => {
      try {
        return await find(channel, key, since)
      } catch (cause) {
        throw toFault(cause, `cannot read channel ${channel}`)
      }
    },
    checkChannel: async (channel, locale) => {
      const wording = wordingFor(locale)
      try {
        return await findMissingPermissions(rest, await fetchChannel(rest, channel), { form, wording })
      } catch (cause) {
        const fault = toFault(cause, `cannot see channel ${channel}`)
        if (fault.code === 'platform-unreachable') throw fault
        return [explainRefusal(cause, wording) ?? fault.message]
      }
    },
    tell: async ({ person }, reply) => {
      try {
        const { id } = opened.parse(
          await rest.post(Routes.userChannels(), { body: { recipient_id: person } }),
        )
        const draw = (writeId: WriteButtonId) => renderReply(reply, { form, writeId })
        for (const body of await withButtonIds(draw, runner.keepCall))
          await rest.post(Routes.channelMessages(id), { body })
      } catch (cause) {
        throw toFault(cause, `cannot write to user ${person}`)
      }
    },
  }
}

function lacksPermission(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingPermissions
}

/** What holds of a channel that posting plainly does for. */
const UNKNOWN = {
  type: ChannelType.GuildText,
  flags: 0,
  available_tags: [],
  permission_overwrites: [],
} satisfies Omit<Channel, 'id'>

const REQUIRE_TAG: number = ChannelFlags.RequireTag

function marked(body: MessageBody, key: string): MessageBody {
  const [first, ...others] = body.components
  return first === undefined ? body : { ...body, components: [{ ...first, id: markOf(key) }, ...others] }
}

/** 30 bits of the key, above the small numbers that Discord itself gives to components. */
function markOf(key: string): number {
  return 2 ** 30 + (createHash('sha256').update(key).digest().readUInt32BE() >>> 2)
}

function partKey(key: string, index: number): string {
  return createHash('sha256').update(`${key} ${index}`).digest('base64url').slice(0, 25)
}

/** The thread of a post in a forum, which has the id of the message that opened it. */
function threadOf(forum: Channel, id: string): Channel {
  return { ...forum, id, type: ChannelType.PublicThread }
}

/** Whether Discord gave out an id at an instant or later. */
function isSince(id: string, instant: number): boolean {
  return SnowflakeUtil.timestampFrom(id) >= instant
}

function toPosted({ guild_id: guild }: Channel, channel: string, id: string): PostedMessage {
  return { id, url: `https://discord.com/channels/${guild ?? '@me'}/${channel}/${id}` }
}
