import { writeFile } from 'node:fs/promises'
import { codeOf } from '../error-code.ts'

/** Writes a file over none: false, and nothing is written, where something of that name is there. */
export async function writeNew(path: string, content: string | Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' })
    return true
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false
    throw cause
  }
}
