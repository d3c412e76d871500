import { BriefingError } from '../../src/briefing-error.ts'
import type { PostedMessage, Publisher } from '../../src/digests/publisher.ts'
import { toPlainText } from '../../src/reply/plain-text.ts'

/** As long as an adapter would wait for a platform. */
const TIMEOUT_MS = 2000

/** Posts to a channel peer over HTTP, as `client`. */
export function createHttpPublisher(url: string, client: string): Publisher {
  const request = async (path: string, init: RequestInit = {}): Promise<PostedMessage | undefined> => {
    let response: Response
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS)
      response = await fetch(`${url}${path}`, { ...init, signal, headers: { 'x-client': client } })
      if (response.ok) return (await response.json()) as PostedMessage
      await response.body?.cancel()
    } catch (cause) {
      throw new BriefingError('platform-unreachable', '[peer] did not answer.', { cause })
    }
    if (response.status === 404) return undefined
    throw new BriefingError('platform-unreachable', `[peer] answered with ${response.status}.`)
  }
  const messages = (channel: string) => `/channels/${encodeURIComponent(channel)}/messages`
  return {
    platform: 'discord',
    post: async (channel, reply, key) => {
      const body = JSON.stringify({ key, text: toPlainText(reply) })
      const posted = await request(messages(channel), { method: 'PUT', body })
      if (posted === undefined) throw new BriefingError('platform-refused', '[peer] has no such channel.')
      return posted
    },
    findPost: async (channel, key) => request(`${messages(channel)}?key=${encodeURIComponent(key)}`),
    checkChannel: async () => Promise.resolve([]),
    tell: async () => Promise.resolve(),
  }
}
