import { createInterface } from 'node:readline'
import type { z } from 'zod'
import { BriefingError } from './briefing-error.ts'

/**
 * Reads JSON lines from standard input and hands each to `use`. A line that is none, or that `use` refuses, is named on
 * standard error, and the rest goes on. Resolves to the exit code: 1 where a line was refused.
 */
export async function eachJsonLine<Line>(
  schema: z.ZodType<Line>,
  use: (line: Line, number: number) => void,
): Promise<number> {
  let number = 0
  let refused = 0
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1
    if (text.trim() === '') continue
    try {
      use(parseLine(schema, text, number), number)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      refused += 1
      process.stderr.write(
        `${error instanceof BriefingError ? error.message : `[summit] line ${number}: ${error.message}`}\n`,
      )
    }
  }
  return refused > 0 ? 1 : 0
}

function parseLine<Line>(schema: z.ZodType<Line>, text: string, number: number): Line {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new BriefingError('content', `[summit] line ${number} is no JSON.`, { cause })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const wanting = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the line'}: ${message}`,
  )
  throw new BriefingError('content', `[summit] line ${number} lacks what it needs (${wanting.join('; ')}).`)
}
