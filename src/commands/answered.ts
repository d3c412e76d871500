import type { Reply } from '../reply/reply.ts'

/** How a call ended: `refused` is what the command cannot take or will not do, `limited` is asking too fast, `failed` a fault of ours. */
export type CallOutcome = 'answered' | 'refused' | 'unknown' | 'limited' | 'failed'

/** A reply, and how it came about. */
export interface Answered {
  readonly outcome: CallOutcome
  readonly reply: Reply
}
