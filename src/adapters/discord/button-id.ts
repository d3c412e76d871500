import { z } from 'zod'
import type { CommandCall } from '../../reply/reply.ts'
import { limits } from './limits.ts'

/** What a button asks for: a call, and which of the messages that its answer takes, counted from 1. */
export interface Press {
  readonly call: CommandCall
  readonly part: number
}

/** Writes a press as a button's id. `slot` is the button's place in its message, which makes ids differ. */
export type WriteButtonId = (press: Press, slot: number) => string

const inlinePress = z.tuple([
  z.string(),
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  z.number().int().positive(),
])
const REFERENCE = /^@([\w-]{1,22})\.(\d{1,6})$/

/**
 * Draws something with buttons. An id holds its whole call, so that it means the same after a restart and on every
 * replica; a call that is too long for that is kept first, and the id then holds its reference.
 */
export async function withButtonIds<Drawn>(
  draw: (writeId: WriteButtonId) => Drawn,
  keepCall: (call: CommandCall) => Promise<string>,
): Promise<Drawn> {
  const references = new Map<string, string>()
  const tooLong = new Map<string, CommandCall>()
  const writeId: WriteButtonId = ({ call, part }, slot) => {
    const place = slot.toString(36)
    const inline = place + JSON.stringify([call.command, call.input, part])
    if (inline.length <= limits.customId) return inline
    const key = JSON.stringify(call)
    tooLong.set(key, call)
    return `${place}@${references.get(key) ?? ''}.${part}`
  }
  const drawn = draw(writeId)
  if (tooLong.size === 0) return drawn
  for (const [key, call] of tooLong) references.set(key, await keepCall(call))
  return draw(writeId)
}

/** Reads a button's id; undefined if no version of Summit wrote it, or what it refers to is gone. */
export async function readButtonId(
  id: string,
  findCall: (reference: string) => Promise<CommandCall | undefined>,
): Promise<Press | undefined> {
  const written = id.slice(1)
  const [, reference, part] = REFERENCE.exec(written) ?? []
  if (reference !== undefined) {
    const call = await findCall(reference)
    return call === undefined ? undefined : { call, part: Number(part) }
  }
  const parsed = inlinePress.safeParse(parseJson(written))
  if (!parsed.success) return undefined
  const [command, input, inlinePart] = parsed.data
  return { call: { command, input }, part: inlinePart }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
