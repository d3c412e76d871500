import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Wording } from '../wording/wording-for.ts'
import type { Answer } from './command.ts'

/** What to say to somebody who may not change what others get. */
export function presentNotAllowed({ notAllowed }: Wording): Answer {
  return {
    title: notAllowed.title,
    blocks: [{ kind: 'text', text: inlinesOf(notAllowed.text(strong(notAllowed.manageServer))) }],
    actions: [],
    refused: true,
  }
}

/** An answer of one sentence. */
export function presentLine(title: string, line: string): Answer {
  return { title, blocks: [{ kind: 'text', text: [plain(line)] }], actions: [] }
}

/** Why nothing was done of what was asked, in one sentence. */
export function presentRefusal(title: string, line: string): Answer {
  return { ...presentLine(title, line), refused: true }
}
