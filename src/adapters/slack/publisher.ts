import { setTimeout as wait } from 'node:timers/promises'
import { webApi } from '@slack/bolt'
import type { Publisher } from '../../digests/publisher.ts'
import type { Reply } from '../../reply/reply.ts'
import { prepareCalls } from './call-value.ts'
import type { CommandRunner } from '../../commands/command-runner.ts'
import { BriefingError } from '../../briefing-error.ts'
import { wordingFor } from '../../wording/wording-for.ts'
import { refusalCode, toBriefingError, wordRefusal } from './explain-refusal.ts'
import { POST_INTERVAL_MS } from './limits.ts'
import { renderReply, type UploadedPictures } from './render-reply.ts'
import { refusesPictures } from './send-reply.ts'
import type { UploadPictures } from './upload-pictures.ts'

interface PublisherDeps {
  readonly runner: Pick<CommandRunner, 'keepCall'>
  readonly upload: UploadPictures
  /** The client and the channel's id that an address stands for. */
  readonly resolve: (address: string) => Promise<{ client: webApi.WebClient; channel: string }>
  /** How time passes between posts. */
  readonly pause?: (ms: number) => Promise<unknown>
}

interface Room {
  readonly client: webApi.WebClient
  readonly channel: string
}

interface Posting extends Room {
  readonly uploaded: UploadedPictures
  readonly key: string
}

/** What stands there of a digest of several messages: the first, and how many with it. */
interface Standing {
  readonly ts: string
  readonly messages: number
}

/** The `event_type` of the metadata that goes with a digest, by which it is found again. */
const METADATA_TYPE = 'summit_digest'

/** Posts read at once when a digest is looked for. */
const HISTORY_SIZE = 100

/** Slack asks to wait at most this often before a post is given up for now. */
const MAX_WAITS = 3

/**
 * Posts digests: one message a second and channel, and later where Slack says `Retry-After`. The first of several messages
 * says how many they are, so that what was cut short is found to be unfinished, and the rest follows in its thread.
 */
export function createPublisher({ runner, upload, resolve, pause = wait }: PublisherDeps): Publisher {
  const paced = createPace(pause)
  /** By key, what was found unfinished and will be posted again. */
  const unfinished = new Map<string, Standing>()

  /** Waits as long as Slack asks to, then tries again. Never retries what may have been done already. */
  async function obeyingLimits<Result>(call: () => Promise<Result>): Promise<Result> {
    for (let waits = 0; ; waits += 1) {
      try {
        return await call()
      } catch (error) {
        if (!(error instanceof webApi.WebAPIRateLimitedError) || waits >= MAX_WAITS) throw error
        await pause(error.retryAfter * 1000)
      }
    }
  }

  async function postAll(address: string, reply: Reply, key: string): Promise<string> {
    const { client, channel } = await resolve(address)
    const posting = { client, channel, uploaded: await upload(reply, client), key }
    const standing = unfinished.get(key)
    unfinished.delete(key)
    return postMessages(reply, posting, standing)
  }

  async function postMessages(reply: Reply, posting: Posting, standing?: Standing): Promise<string> {
    const { client, channel, uploaded, key } = posting
    const messages = renderReply(reply, await prepareCalls(reply, runner), uploaded)
    let first = standing?.ts
    for (const [part, message] of messages.entries()) {
      if (part < (standing?.messages ?? 0)) continue
      if (part > 0) await pause(POST_INTERVAL_MS)
      const payload = first === undefined ? { key, parts: messages.length } : { key, part }
      const metadata = { event_type: METADATA_TYPE, event_payload: payload }
      const where = { channel, ...(first !== undefined && { thread_ts: first }) }
      try {
        const { ts = '' } = await obeyingLimits(() =>
          client.chat.postMessage({ ...where, ...message, metadata }),
        )
        first ??= ts
      } catch (error) {
        if (!refusesPictures(error, uploaded)) throw error
        // Words take the room of their picture: what stands there already stays as it is.
        const before = first === undefined ? undefined : { ts: first, messages: part }
        return postMessages(reply, { ...posting, uploaded: new Map() }, before)
      }
    }
    return first ?? ''
  }

  /** The first message of a digest: among the latest, and all that were posted since an instant. */
  async function findFirst(
    { client, channel }: Room,
    key: string,
    since: number,
  ): Promise<Found | undefined> {
    for (let cursor: string | undefined; ;) {
      const page = { limit: HISTORY_SIZE, ...(cursor !== undefined && { cursor }) }
      const { messages = [], response_metadata: more } = await obeyingLimits(() =>
        client.conversations.history({ channel, include_all_metadata: true, ...page }),
      )
      const found = messages.find(({ metadata }) => isOurs(metadata, key))
      if (found !== undefined) return found
      const oldest = Number(messages.at(-1)?.ts ?? 0) * 1000
      cursor = more?.next_cursor
      if (cursor === undefined || cursor === '' || oldest < since) return undefined
    }
  }

  /** How many messages of a digest stand there, the first among them. */
  async function countMessages({ client, channel }: Room, key: string, ts: string): Promise<number> {
    const { messages = [] } = await obeyingLimits(() =>
      client.conversations.replies({ channel, ts, include_all_metadata: true, limit: HISTORY_SIZE }),
    )
    return messages.filter(({ metadata }) => isOurs(metadata, key)).length
  }

  return {
    platform: 'slack',
    post: async ({ channel: address }, reply, key) => {
      try {
        return { id: await paced(address, () => postAll(address, reply, key)) }
      } catch (cause) {
        throw cause instanceof BriefingError ? cause : toBriefingError(cause, `posting in ${address}`)
      }
    },
    findPost: async (address, key, since) => {
      try {
        const room = await resolve(address)
        const found = await findFirst(room, key, since)
        if (found?.ts === undefined) return undefined
        const { ts } = found
        const parts = partsOf(found.metadata)
        const messages = parts > 1 ? await countMessages(room, key, ts) : 1
        if (messages >= parts) return { id: ts }
        unfinished.set(key, { ts, messages })
        return undefined
      } catch (cause) {
        throw cause instanceof BriefingError ? cause : toBriefingError(cause, `reading ${address}`)
      }
    },
    checkChannel: async (address, locale) => {
      const { channel: words } = wordingFor(locale)
      try {
        const { client, channel: id } = await resolve(address)
        const { channel } = await obeyingLimits(() => client.conversations.info({ channel: id }))
        if (channel?.is_archived === true) return [words.archived]
        // A public channel takes posts from outside, but only a member can look up, after a crash, what was posted.
        return channel?.is_member === false ? [words.notMember] : []
      } catch (cause) {
        if (cause instanceof BriefingError && cause.code === 'platform-refused') return [cause.message]
        const code = refusalCode(cause)
        const fault = toBriefingError(cause, `looking at ${address}`)
        if (code === undefined) throw fault
        return [wordRefusal(code, words) ?? fault.message]
      }
    },
    tell: async ({ person, channel: address }, reply) => {
      try {
        const { client } = await resolve(address)
        // Slack takes a person's id for the app's own conversation with them.
        for (const message of renderReply(reply, await prepareCalls(reply, runner)))
          await obeyingLimits(() => client.chat.postMessage({ channel: person, ...message }))
      } catch (cause) {
        throw cause instanceof BriefingError ? cause : toBriefingError(cause, `writing to ${person}`)
      }
    },
  }
}

/** Runs what belongs to one channel one after the other, a second apart; channels do not wait for each other. */
function createPace(pause: (ms: number) => Promise<unknown>) {
  const tails = new Map<string, Promise<unknown>>()
  return async <Result>(channel: string, run: () => Promise<Result>): Promise<Result> => {
    const before = tails.get(channel)
    const result = before === undefined ? run() : before.then(run)
    const tail = result
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => pause(POST_INTERVAL_MS))
      .then(() => {
        if (tails.get(channel) === tail) tails.delete(channel)
      })
    tails.set(channel, tail)
    return result
  }
}

interface Metadata {
  readonly event_type?: string
  readonly event_payload?: object
}

interface Found {
  readonly ts?: string
  readonly metadata?: Metadata
}

function isOurs(metadata: Metadata | undefined, key: string): boolean {
  const payload = metadata?.event_payload
  return (
    metadata?.event_type === METADATA_TYPE && payload !== undefined && 'key' in payload && payload.key === key
  )
}

/** Of how many messages a digest is, as its first says. */
function partsOf(metadata: Metadata | undefined): number {
  const payload = metadata?.event_payload
  return payload !== undefined && 'parts' in payload ? Number(payload.parts) : 1
}
