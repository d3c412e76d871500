import { plain, strong } from '../reply/inline.ts'
import type { Answer } from './command.ts'

/** What to say to somebody who may not change what others get. */
export function presentNotAllowed(): Answer {
  return {
    title: 'That is for those who run this',
    blocks: [
      {
        kind: 'text',
        text: [
          plain('It changes what everybody gets: on Discord it takes '),
          strong('Manage Server'),
          plain(', on Slack an admin of the workspace; a terminal on the machine itself always may.'),
        ],
      },
    ],
    actions: [],
  }
}

/** An answer of one sentence. */
export function presentLine(title: string, line: string): Answer {
  return { title, blocks: [{ kind: 'text', text: [plain(line)] }], actions: [] }
}
