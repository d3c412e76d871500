import type { Reply } from '../reply/reply.ts'

/** A message as its platform knows it. */
export interface PostedMessage {
  readonly id: string
  readonly url?: string
}

/** A channel, and the server or workspace that it is in, where that is known. */
export interface PostPlace {
  readonly channel: string
  readonly space?: string
}

/** Somebody, and a channel of theirs: where there are several workspaces, it says which. */
export interface Recipient {
  readonly person: string
  readonly channel: string
}

/**
 * The port by which digests reach a channel; each platform's adapter fills it. Faults are `BriefingError`s:
 * `platform-refused` where trying again is useless (no permission, channel gone, token revoked; the message says who can
 * mend what), `platform-unreachable` where it is not.
 */
export interface Publisher {
  readonly platform: 'discord' | 'slack'
  /**
   * Posts in a channel. `key` (at most 25 characters) goes with the message, so that `findPost` knows it again. Of several
   * messages some may stand there already: like `findPost`, it looks among the latest and all since an instant.
   */
  readonly post: (place: PostPlace, reply: Reply, key: string, since?: number) => Promise<PostedMessage>
  /**
   * The message that was posted there under that key, if it was; it is looked for among the latest messages and all since
   * an instant in milliseconds. Where only a part of it stands there, nothing is found, and `post` brings the rest.
   */
  readonly findPost: (channel: string, key: string, since: number) => Promise<PostedMessage | undefined>
  /** What keeps it from posting there, each in words of a language that say who can mend it; empty where nothing does. */
  readonly checkChannel: (channel: string, locale?: string) => Promise<readonly string[]>
  /** Sends a private message to a person, whom the platform knows from a channel. People may have closed theirs to bots. */
  readonly tell: (recipient: Recipient, reply: Reply) => Promise<void>
}
