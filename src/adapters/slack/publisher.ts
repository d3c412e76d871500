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

interface Posting {
  readonly client: webApi.WebClient
  readonly channel: string
  readonly uploaded: UploadedPictures
  readonly key: string
}

/** The `event_type` of the metadata that goes with a digest, by which it is found again. */
const METADATA_TYPE = 'summit_digest'

/** Posts read when a digest is looked for: as many as Slack gives to any app at once. */
const HISTORY_SIZE = 100

/** Slack asks to wait at most this often before a post is given up for now. */
const MAX_WAITS = 3

/** Posts digests: one message a second and channel, and later where Slack says `Retry-After`. */
export function createPublisher({ runner, upload, resolve, pause = wait }: PublisherDeps): Publisher {
  const paced = createPace(pause)

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
    const uploaded = await upload(reply, client)
    try {
      return await postMessages(reply, { client, channel, uploaded, key })
    } catch (error) {
      if (!refusesPictures(error, uploaded)) throw error
      return postMessages(reply, { client, channel, uploaded: new Map(), key })
    }
  }

  async function postMessages(reply: Reply, { client, channel, uploaded, key }: Posting): Promise<string> {
    const [first, ...rest] = renderReply(reply, await prepareCalls(reply, runner), uploaded)
    const metadata = { event_type: METADATA_TYPE, event_payload: { key } }
    const { ts = '' } = await obeyingLimits(() => client.chat.postMessage({ channel, ...first, metadata }))
    for (const message of rest) {
      await pause(POST_INTERVAL_MS)
      await obeyingLimits(() => client.chat.postMessage({ channel, ...message, thread_ts: ts }))
    }
    return ts
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
    findPost: async (address, key) => {
      try {
        const { client, channel } = await resolve(address)
        const { messages = [] } = await obeyingLimits(() =>
          client.conversations.history({ channel, include_all_metadata: true, limit: HISTORY_SIZE }),
        )
        const found = messages.find(({ metadata }) => isOurs(metadata, key))
        return found?.ts === undefined ? undefined : { id: found.ts }
      } catch (cause) {
        throw cause instanceof BriefingError ? cause : toBriefingError(cause, `reading ${address}`)
      }
    },
    checkChannel: async (address, locale) => {
      const { channel: words } = wordingFor(locale)
      try {
        const { client, channel: id } = await resolve(address)
        const { channel } = await obeyingLimits(() => client.conversations.info({ channel: id }))
        return channel?.is_archived === true ? [words.archived] : []
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

function isOurs(metadata: { event_type?: string; event_payload?: object } | undefined, key: string): boolean {
  const payload = metadata?.event_payload
  return (
    metadata?.event_type === METADATA_TYPE && payload !== undefined && 'key' in payload && payload.key === key
  )
}
