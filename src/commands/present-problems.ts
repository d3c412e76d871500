import { closest, distance } from 'fastest-levenshtein'
import { slashText } from '../present/slash-text.ts'
import type { Inline, Reply } from '../reply/reply.ts'
import { inlinesOf, plain, strong } from '../reply/inline.ts'
import type { Wording } from '../wording/wording-for.ts'
import type { CallDeps, Caller, Command } from './command.ts'
import type { Wait } from './rate-limit.ts'

type Asking = Pick<CallDeps, 'caller' | 'wording'>

/** Input that a command cannot take: what was wrong, and how it is used. */
export function presentProblems(
  command: Command,
  problems: readonly string[],
  { caller: { platform }, wording }: Asking,
): Reply {
  const { title, usage, example } = wording.problems
  return note(wording, title, [
    ...problems.map((problem) => [plain(problem)]),
    inlinesOf(usage(strong(usageOf(command, platform)))),
    inlinesOf(example(strong(slashText(command.example, platform)))),
  ])
}

/** A word that names no command, with the one that was probably meant. */
export function presentUnknownCommand(
  typed: string,
  table: readonly Command[],
  { caller: { platform }, wording }: Asking,
): Reply {
  const { title, whichCommand, noCommand, commands, didYouMean } = wording.problems
  const names = table.map(({ name }) => name)
  const meant = typed === '' ? undefined : findMeant(typed.toLowerCase(), names)
  return note(wording, title, [
    [plain(typed === '' ? whichCommand : noCommand(typed.slice(0, 40)))],
    inlinesOf(
      meant === undefined
        ? commands(strong(names.join(', ')))
        : didYouMean(strong(slashText(meant, platform))),
    ),
  ])
}

/** A name that goes on from the word (‘digest’ to ‘digest preview’), else one that is at most two slips away. */
function findMeant(typed: string, names: readonly string[]): string | undefined {
  const nearest = closest(typed, names)
  return names.find((name) => name.startsWith(typed)) ?? (distance(typed, nearest) <= 2 ? nearest : undefined)
}

/** A command too long to be one. */
export function presentTooLong(limit: number, wording: Wording): Reply {
  const { title, commandTooLong } = wording.problems
  return note(wording, title, [[plain(commandTooLong(limit))]])
}

/** Too many questions at once: when there is time for the next. */
export function presentWait({ of, seconds }: Wait, wording: Wording): Reply {
  const { oneMoment, youAskTooFast, allAskTooFast } = wording.problems
  const text = of === 'person' ? youAskTooFast(seconds) : allAskTooFast(seconds)
  return note(wording, oneMoment, [[plain(text)]])
}

/** A fault of ours: the person gets a reference, the log has the cause. */
export function presentFault(reference: string, wording: Wording): Reply {
  const { fault, ourFault, reference: noted } = wording.problems
  return note(wording, fault, [[plain(ourFault)], inlinesOf(noted(strong(reference)))])
}

/** How a command is written on a platform: `/summit quote <speaker> [about:…]`. */
export function usageOf(command: Command, platform: Caller['platform']): string {
  const options = Object.entries(command.options).map(([name, { required, kind }], index) => {
    if (kind === 'flag') return `[${name}:true]`
    if (index === 0) return required ? `<${name}>` : `[${name}]`
    return required ? `${name}:…` : `[${name}:…]`
  })
  return [slashText(command.name, platform), ...options].join(' ')
}

function note({ tag }: Wording, title: string, lines: readonly (readonly Inline[])[]): Reply {
  return {
    title,
    blocks: lines.map((text) => ({ kind: 'text', text })),
    actions: [],
    visibility: 'caller',
    locale: tag,
  }
}
