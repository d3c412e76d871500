import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BriefingError } from '../briefing-error.ts'
import { codeOf } from '../error-code.ts'

/** The text of a file with settings; undefined where there is none. Throws a `BriefingError` where it cannot be read. */
export async function readSettings(folder: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, name), 'utf8')
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw new BriefingError('content', `[library] ${name} cannot be read. Check its permissions.`, { cause })
  }
}
