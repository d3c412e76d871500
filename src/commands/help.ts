import { slashText } from '../present/slash-text.ts'
import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import { type Answer, type CallDeps, type Command, defineCommand, type Option } from './command.ts'
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
    run: async ({ command: wanted }, deps) => {
      const table = [...others, help]
      const command = table.find(({ name }) => name === wanted?.toLowerCase().replace(/^\/?(summit )?/, ''))
      return Promise.resolve(command === undefined ? presentAll(table, deps) : presentOne(command, deps))
    },
  })
  return help
}

type Asking = Pick<CallDeps, 'caller' | 'wording'>

function presentAll(table: readonly Command[], { caller, wording }: Asking): Answer {
  const items = table.map(({ example, summary }): Inline[] => [
    strong(slashText(example, caller.platform)),
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

function presentChoices(option: Option): string {
  if (option.kind === 'flag') return ' (true, false)'
  return option.kind === 'text' && option.choices !== undefined ? ` (${option.choices.join(', ')})` : ''
}

function presentOne(command: Command, { caller: { platform }, wording }: Asking): Answer {
  const facts = Object.entries(command.options).map(([label, option]) => {
    return { label, value: [plain(`${option.summary(wording)}${presentChoices(option)}`)] }
  })
  return {
    title: usageOf(command, platform),
    blocks: [
      { kind: 'text', text: [plain(command.summary(wording))] },
      ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
      {
        kind: 'text',
        text: inlinesOf(wording.problems.example(strong(slashText(command.example, platform)))),
      },
    ],
    actions: [],
  }
}
