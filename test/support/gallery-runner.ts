import { createHash } from 'node:crypto'
import type { CommandRunner } from '../../src/commands/command-runner.ts'
import type { Command } from '../../src/commands/command.ts'
import { completeText } from '../../src/commands/complete-text.ts'
import { parseText } from '../../src/commands/grammar.ts'
import type { CommandCall, Reply } from '../../src/reply/reply.ts'
import { wordingFor } from '../../src/wording/wording-for.ts'
import { replyGallery } from './reply-gallery.ts'

const gallery: Readonly<Record<string, Reply>> = replyGallery

/** The table of one command, `show`, that answers with a reply of the gallery. */
export const galleryTable: readonly Command[] = [
  {
    name: 'show',
    summary: () => 'Show one reply of the gallery',
    example: 'show everyBlock',
    visibility: 'everyone',
    options: {
      trait: {
        kind: 'text',
        summary: () => 'Which',
        required: true,
        suggest: (typed) => Promise.resolve(suggest(typed)),
      },
      page: { kind: 'count', summary: () => 'Which page', max: 3 },
    },
    run: () => Promise.reject(new Error('the gallery is shown by its runner')),
  },
]

const keptCalls = new Map<string, CommandCall>()

/** Answers `show <trait>` with the gallery's reply, and everything else with a reply that repeats the call. */
export const galleryRunner: CommandRunner = {
  run: (call) => Promise.resolve(answer(call)),
  runText: (text) => {
    const parsed = parseText(text, galleryTable)
    return Promise.resolve(
      answer(parsed.kind === 'call' ? parsed.call : { command: parsed.typed, input: {} }),
    )
  },
  suggest: (_call, option, typed) => Promise.resolve(option === 'trait' ? suggest(typed) : []),
  keepCall: (call) => {
    const reference = createHash('sha256').update(JSON.stringify(call)).digest('base64url').slice(0, 22)
    keptCalls.set(reference, call)
    return Promise.resolve(reference)
  },
  findCall: (reference) => Promise.resolve(keptCalls.get(reference)),
  complete: (text) =>
    completeText(text, {
      table: galleryTable,
      suggest: galleryRunner.suggest,
      wording: wordingFor('en'),
    }),
}

function answer({ command, input }: CommandCall): Reply {
  const trait = String(input.trait)
  const reply = Object.hasOwn(gallery, trait) ? gallery[trait] : undefined
  return (
    reply ?? {
      title: 'Nothing like it in the gallery',
      blocks: [{ kind: 'text', text: [{ kind: 'text', text: JSON.stringify({ command, input }) }] }],
      actions: [],
      visibility: 'caller',
    }
  )
}

function suggest(typed: string): { value: string; label: string }[] {
  return Object.entries(gallery)
    .filter(([trait]) => trait.toLowerCase().startsWith(typed.toLowerCase()))
    .map(([value, { title }]) => ({ value, label: title }))
}
