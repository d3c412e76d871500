import type { CommandCall } from '../reply/reply.ts'
import type { Wording } from '../wording/wording-for.ts'
import type { Command, Suggestion } from './command.ts'
import { formatCall, pathLength, splitSlots } from './grammar.ts'

/** One way to go on typing: `label` is shown with `hint` beside it, and `text` is the whole command then. */
export interface Completion {
  readonly label: string
  readonly hint: string
  readonly text: string
}

type SuggestValue = (call: CommandCall, option: string, typed: string) => Promise<Suggestion[]>

interface Completing {
  readonly table: readonly Command[]
  readonly suggest: SuggestValue
  readonly wording: Wording
}

/** Completes a command that is being typed, the cursor at its end. */
export async function completeText(
  text: string,
  { table, suggest, wording }: Completing,
): Promise<Completion[]> {
  const prefix = /^\s*\/?summit(?:\s+|$)/i.exec(text)?.[0] ?? ''
  const typed = text.slice(prefix.length).replace(/^\//, '')
  const command = table.find((candidate) => {
    const length = pathLength(typed, candidate)
    return length > 0 && typed.length > length
  })
  if (command === undefined) return completePath(typed, table, wording)

  const names = Object.keys(command.options)
  const rest = typed.slice(pathLength(typed, command))
  const slots = splitSlots(rest, names)
  const open = slots.at(-1)
  if (open === undefined) return []

  const input = Object.fromEntries(
    slots.flatMap(({ name, value }) => {
      const key = name ?? names[0]
      return key !== undefined && value !== '' ? [[key, value]] : []
    }),
  )
  const call = { command: command.name, input }
  const option = open.name ?? names[0]
  const values = option === undefined ? [] : await completeValue(call, option, open.value, table, suggest)
  return [...values, ...completeOptionName(command, call, rest, wording)]
}

function completePath(typed: string, table: readonly Command[], wording: Wording): Completion[] {
  const wanted = typed.trimStart().toLowerCase().replace(/\s+/g, ' ')
  return table
    .filter(({ name }) => name.startsWith(wanted))
    .map(({ name, summary }) => ({ label: name, hint: summary(wording), text: `/summit ${name} ` }))
}

async function completeValue(
  call: CommandCall,
  option: string,
  typed: string,
  table: readonly Command[],
  suggest: SuggestValue,
): Promise<Completion[]> {
  const suggestions = await suggest(call, option, typed.replace(/^["“„«]/, ''))
  return suggestions.map(({ value, label }) => ({
    label,
    hint: option,
    text: `/summit ${formatCall({ command: call.command, input: { ...call.input, [option]: value } }, table)}`,
  }))
}

/** Offers the options not given yet, once the value before is finished by a space. */
function completeOptionName(
  command: Command,
  call: CommandCall,
  rest: string,
  wording: Wording,
): Completion[] {
  const word = /(?:^|\s)(?:--)?([a-z]*)$/i.exec(rest)
  if (word === null) return []
  const before = rest.slice(0, word.index).trim()
  return Object.entries(command.options)
    .slice(1)
    .filter(([name]) => !Object.hasOwn(call.input, name) && name.startsWith((word[1] ?? '').toLowerCase()))
    .map(([name, option]) => ({
      label: `${name}:`,
      hint: option.summary(wording),
      text: `/summit ${[command.name, before, `${name}:`].filter((part) => part !== '').join(' ')}`,
    }))
}
