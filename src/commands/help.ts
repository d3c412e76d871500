import { slashText } from '../present/slash-text.ts'
import { plain, strong } from '../reply/inline.ts'
import type { Inline } from '../reply/reply.ts'
import { type Answer, type Caller, type Command, defineCommand, type Option } from './command.ts'
import { usageOf } from './present-problems.ts'

/** Makes the command that explains the others and itself. */
export function createHelpCommand(others: readonly Command[]): Command {
  const help: Command = defineCommand({
    name: 'help',
    summary: 'How to ask',
    example: 'help quote',
    visibility: 'caller',
    options: {
      command: {
        kind: 'text',
        summary: 'Which command; all if left out',
        suggest: async (typed) =>
          Promise.resolve(
            [...others, help]
              .filter(({ name }) => name.startsWith(typed.toLowerCase()))
              .map(({ name }) => ({ value: name, label: name })),
          ),
      },
    },
    run: async ({ command: wanted }, { caller: { platform } }) => {
      const table = [...others, help]
      const command = table.find(({ name }) => name === wanted?.toLowerCase().replace(/^\/?(summit )?/, ''))
      return Promise.resolve(
        command === undefined ? presentAll(table, platform) : presentOne(command, platform),
      )
    },
  })
  return help
}

function presentAll(table: readonly Command[], platform: Caller['platform']): Answer {
  const items = table.map(({ example, summary }): Inline[] => [
    strong(slashText(example, platform)),
    plain(` · ${summary}`),
  ])
  return {
    title: 'What you can ask',
    blocks: [
      {
        kind: 'text',
        text: [plain('Every answer is a slice of an article, word for word, with its place.')],
      },
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

function presentOne(command: Command, platform: Caller['platform']): Answer {
  const facts = Object.entries(command.options).map(([label, option]) => {
    return { label, value: [plain(`${option.summary}${presentChoices(option)}`)] }
  })
  return {
    title: usageOf(command, platform),
    blocks: [
      { kind: 'text', text: [plain(command.summary)] },
      ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
      { kind: 'text', text: [plain('For example: '), strong(slashText(command.example, platform))] },
    ],
    actions: [],
  }
}
