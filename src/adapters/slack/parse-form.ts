import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { CommandCall } from '../../reply/reply.ts'
import type { Place } from './send-reply.ts'

/** What a form remembers while it is open: where its answer goes. None where it was opened from the Home tab. */
export interface FormMemory {
  readonly place?: Place
  /** The language of whoever fills it in. */
  readonly locale?: string
}

/** The `block_id` under which a form asks for an option; it says for which command too, since forms change while they are open. */
export function toBlockId(command: string, option: string): string {
  return `${command}:${option}`
}

/** Reads a `block_id` of `toBlockId`. */
export function parseBlockId(blockId: string): { command: string; option: string } {
  const at = blockId.lastIndexOf(':')
  return { command: blockId.slice(0, at), option: blockId.slice(at + 1) }
}

/** A field's state as Slack delivers it; which part is there depends on the kind of field. */
interface FieldState {
  readonly value?: string | null
  readonly selected_date?: string | null
  readonly selected_option?: Pick<types.PlainTextOption, 'value'> | null
  readonly selected_options?: readonly Pick<types.PlainTextOption, 'value'>[] | null
}

type FormState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>

/** The call that a form's state asks for: the values of the command's own fields that were filled in. */
export function parseFormState(command: string, values: FormState): CommandCall {
  const input: Record<string, string> = {}
  for (const [blockId, fields] of Object.entries(values)) {
    const name = parseBlockId(blockId)
    if (name.command !== command) continue
    for (const { value, selected_date, selected_option, selected_options } of Object.values(fields)) {
      const given = value ?? selected_date ?? selected_option?.value ?? selected_options?.[0]?.value
      if (given !== undefined && given !== '') input[name.option] = given
    }
  }
  return { command, input }
}

const memorySchema = z.object({
  place: z
    .object({
      channel: z.string(),
      person: z.string(),
      thread: z.string().exactOptional(),
      responseUrl: z.string().exactOptional(),
    })
    .exactOptional(),
  locale: z.string().exactOptional(),
})

/** Reads what a form was given to remember; nothing where it is not ours. */
export function parseFormMemory(privateMetadata: string): FormMemory {
  try {
    return memorySchema.parse(JSON.parse(privateMetadata))
  } catch {
    // A form of an older version: its answer is shown in the form itself.
    return {}
  }
}
