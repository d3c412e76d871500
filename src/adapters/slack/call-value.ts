import type { CommandRunner } from '../../commands/command-runner.ts'
import type { CommandCall, Reply } from '../../reply/reply.ts'
import { limits } from './limits.ts'

/** Writes a call as the value of a button. */
export type WriteCall = (call: CommandCall) => string

/** No JSON begins with it. */
const REFERENCE_MARK = '~'

/** Makes sure that every call of a reply fits a button: those too long for one are kept, and stand there as a reference. */
export async function prepareCalls(
  reply: Reply,
  runner: Pick<CommandRunner, 'keepCall'>,
): Promise<WriteCall> {
  const kept = new Map<string, string>()
  for (const call of callsOf(reply)) {
    const written = JSON.stringify(call)
    if (written.length > limits.buttonValue) kept.set(written, REFERENCE_MARK + (await runner.keepCall(call)))
  }
  return (call) => {
    const written = JSON.stringify(call)
    return kept.get(written) ?? written
  }
}

/** Reads a button's value; undefined where it is none of ours, or was kept elsewhere. */
export async function parseCallValue(
  value: string,
  runner: Pick<CommandRunner, 'findCall'>,
): Promise<CommandCall | undefined> {
  if (value.startsWith(REFERENCE_MARK)) return runner.findCall(value.slice(REFERENCE_MARK.length))
  try {
    const call: unknown = JSON.parse(value)
    return isCall(call) ? call : undefined
  } catch {
    // A button of an older version, or of nobody's.
    return undefined
  }
}

function callsOf({ actions, pager }: Reply): CommandCall[] {
  const pages = [pager?.previous, pager?.next].filter((call) => call !== undefined)
  return [...actions.flatMap((action) => (action.kind === 'call' ? [action.call] : [])), ...pages]
}

function isCall(value: unknown): value is CommandCall {
  if (typeof value !== 'object' || value === null || !('command' in value) || !('input' in value))
    return false
  const { command, input } = value
  return (
    typeof command === 'string' &&
    typeof input === 'object' &&
    input !== null &&
    Object.values(input).every((part) => ['string', 'number', 'boolean'].includes(typeof part))
  )
}
