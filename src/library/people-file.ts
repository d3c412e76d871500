import { z } from 'zod'
import { BriefingError } from '../briefing-error.ts'
import type { PersonRule } from '../store/people.ts'
import { readSettings } from './read-settings.ts'
import { parseYaml } from './yaml.ts'

const line = z.string().trim().min(1).max(200)
const lines = z
  .union([line, z.array(line)])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))

const peopleSchema = z.array(
  z.strictObject({
    name: line,
    role: line.optional(),
    aliases: lines,
    same: lines,
    articles: z.array(line).optional(),
  }),
)

/** Reads content/people.yaml: what an editor knows of people. Throws a `BriefingError` that names what is wrong. */
export function parsePeopleFile(yaml: string): PersonRule[] {
  let value: unknown
  try {
    value = parseYaml(yaml) ?? []
  } catch (cause) {
    throw new BriefingError('content', '[library] people.yaml is not YAML. Mend it.', { cause })
  }
  const parsed = peopleSchema.safeParse(value)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new BriefingError(
      'content',
      `[library] people.yaml cannot be used (${problems.join('; ')}). Mend these lines.`,
    )
  }
  return parsed.data.map(({ name, role, aliases, same, articles }) => ({
    ...{ name, aliases, same },
    ...(role !== undefined && { role }),
    ...(articles !== undefined && { articles }),
  }))
}

/** The rules of content/people.yaml; none where there is no such file. */
export async function loadPeopleFile(folder: string): Promise<PersonRule[]> {
  const yaml = await readSettings(folder, 'people.yaml')
  return yaml === undefined ? [] : parsePeopleFile(yaml)
}
