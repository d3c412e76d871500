import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A folder outside the repository with a package in it. */
export interface Apart {
  readonly folder: string
  readonly remove: () => Promise<void>
}

const INSTALL_WITHIN_MS = 300_000

/** Installs `name@version` into a folder of its own, with other versions of what it depends on where that is wanted. */
export async function installApart(
  specifier: string,
  overrides: Readonly<Record<string, string>> = {},
): Promise<Apart> {
  const folder = await mkdtemp(join(tmpdir(), 'summit-try-'))
  const remove = async (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, overrides }))
    const args = ['install', '--no-save', '--no-audit', '--no-fund', specifier]
    await promisify(execFile)('npm', args, { cwd: folder, timeout: INSTALL_WITHIN_MS })
    return { folder, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
