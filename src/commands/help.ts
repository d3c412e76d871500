import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import type { Wording } from '../wording/wording-for.ts'
import { type Answer, type Command, defineCommand } from './command.ts'
import { usageOf } from './present-problems.ts'

/** Makes the command that explains the others and itself. */
export function createHelpCommand(others: readonly Command[]): Command {
  const help: Command = defineCommand({
    name: 'help',
    summary: ({ commands }) => commands.help.summary,
    example: 'help quote',
    visibility: 'caller',
    options: {
      command: {
        kind: 'text',
        summary: ({ commands }) => commands.help.command,
        suggest: async (typed) =>
          Promise.resolve(
            [...others, help]
              .filter(({ name }) => name.startsWith(typed.toLowerCase()))
              .map(({ name }) => ({ value: name, label: name })),
          ),
      },
    },
    run: async ({ command: wanted }, { wording }) => {
      const table = [...others, help]
      const command = table.find(({ name }) => name === wanted?.toLowerCase().replace(/^\/?(summit )?/, ''))
      return Promise.resolve(
        command === undefined ? presentAll(table, wording) : presentOne(command, wording),
      )
    },
  })
  return help
}

function presentAll(table: readonly Command[], wording: Wording): Answer {
  const items = table.map(({ example, summary }): Inline[] => [
    strong(`/summit ${example}`),
    plain(` · ${summary(wording)}`),
  ])
  return {
    title: wording.help.title,
    blocks: [
      { kind: 'text', text: [plain(wording.help.promise)] },
      { kind: 'list', items },
    ],
    actions: table
      .filter(({ options }) => !Object.values(options).some(({ required }) => required))
      .slice(0, 4)
      .map(({ name }) => ({ kind: 'call', label: name, call: { command: name, input: {} } })),
  }
}

function presentOne(command: Command, wording: Wording): Answer {
  const facts = Object.entries(command.options).map(([label, option]) => {
    const choices =
      option.kind === 'text' && option.choices !== undefined ? ` (${option.choices.join(', ')})` : ''
    return { label, value: [plain(`${option.summary(wording)}${choices}`)] }
  })
  return {
    title: usageOf(command),
    blocks: [
      { kind: 'text', text: [plain(command.summary(wording))] },
      ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
      { kind: 'text', text: inlinesOf(wording.problems.example(strong(`/summit ${command.example}`))) },
    ],
    actions: [],
  }
}
