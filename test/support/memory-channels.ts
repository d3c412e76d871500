import { BriefingError } from '../../src/briefing-error.ts'
import type { Publisher } from '../../src/digests/publisher.ts'
import type { Reply } from '../../src/reply/reply.ts'

/** What happens to one post: it goes through, is lost on the way there or on the way back, or is refused. */
export type Fate = 'posted' | 'lost' | 'unanswered' | 'refused'

/** A message in a channel. */
export interface MemoryMessage {
  readonly channel: string
  readonly key: string
  readonly reply: Reply
}

/** Channels in memory, which forget nothing and refuse no key twice: two posts are two messages. */
export interface MemoryChannels {
  readonly publisher: Publisher
  readonly messages: readonly MemoryMessage[]
  /** Private messages by person. */
  readonly told: readonly (readonly [string, Reply])[]
  /** What happens to the posts to come, whatever was decided before; from then on they go through. */
  readonly decide: (...fates: readonly Fate[]) => void
}

/** Makes a platform that fails as it is told. */
export function createMemoryChannels(platform: Publisher['platform'] = 'discord'): MemoryChannels {
  const messages: MemoryMessage[] = []
  const told: [string, Reply][] = []
  const fates: Fate[] = []
  const publisher: Publisher = {
    platform,
    post: async ({ channel }, reply, key) => {
      await Promise.resolve()
      const fate = fates.shift() ?? 'posted'
      if (fate === 'refused') throw new BriefingError('platform-refused', '[double] Let Summit post there.')
      if (fate !== 'lost') messages.push({ channel, key, reply })
      if (fate !== 'posted') throw new BriefingError('platform-unreachable', '[double] No answer.')
      return toPosted(messages.length - 1)
    },
    findPost: async (channel, key) => {
      const index = messages.findIndex((message) => message.channel === channel && message.key === key)
      return Promise.resolve(index < 0 ? undefined : toPosted(index))
    },
    checkChannel: async () => Promise.resolve([]),
    tell: async ({ person }, reply) => {
      told.push([person, reply])
      return Promise.resolve()
    },
  }
  return { publisher, messages, told, decide: (...next) => void fates.splice(0, fates.length, ...next) }
}

function toPosted(index: number): { id: string; url: string } {
  return { id: `m${index}`, url: `https://chat.example/m${index}` }
}
