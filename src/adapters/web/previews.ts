import type { CommandCall, Reply } from '../../reply/reply.ts'

/** What a platform would be sent for a reply. */
export interface Preview {
  /** The bodies, in order, as they would go over the wire. */
  readonly messages: readonly unknown[]
  /** The calls behind buttons, by what the platform would send back when one is pressed. */
  readonly calls: ReadonlyMap<string, CommandCall>
}

/** The platforms’ own renderers, given by the composition root: adapters do not import each other. */
export interface Previews {
  readonly discord: (reply: Reply) => Promise<Preview>
  readonly slack: (reply: Reply) => Promise<Preview>
}
