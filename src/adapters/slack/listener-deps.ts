import type { webApi } from '@slack/bolt'
import type { Caller, Command } from '../../commands/command.ts'
import type { CommandRunner } from '../../commands/command-runner.ts'
import type { Reply } from '../../reply/reply.ts'
import type { Place } from './send-reply.ts'
import type { UploadPictures } from './upload-pictures.ts'

/** What listeners work with. */
export interface ListenerDeps {
  readonly runner: CommandRunner
  readonly table: readonly Command[]
  readonly upload: UploadPictures
  /** A channel's address for publishing, which in many workspaces says which. */
  readonly toAddress: (space: string | undefined, channel: string) => string
  readonly callerOf: (client: webApi.WebClient, origin: Origin) => Promise<Caller>
  readonly send: (reply: Reply, client: webApi.WebClient, place: Place, replace?: boolean) => Promise<void>
}

/** Who did something, where Slack says so in one of its many ways. */
interface Origin {
  readonly space: string | undefined
  readonly channel?: string | undefined
  readonly person: string
}
