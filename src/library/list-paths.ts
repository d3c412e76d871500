import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BriefingError } from '../briefing-error.ts'

/** Files at the top of the folder that are no articles. */
export const SETTINGS_FILES: readonly string[] = ['feeds.yaml', 'people.yaml']

/**
 * The files of the folder that may be articles, relative to it, with `/`, in the order of their paths. They come folder by
 * folder: no list of all is ever held.
 */
export async function* listArticlePaths(folder: string, within = ''): AsyncGenerator<string> {
  const entries = (await readFolder(folder, within))
    // Where a folder's files belong among its neighbours.
    .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const { entry, key } of entries) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) yield* listArticlePaths(folder, within + key)
    else if (entry.isFile() && isArticlePath(within + key)) yield within + key
  }
}

/** The folders within a folder that may hold articles, each before those within it; `within` ends with `/`, or is ''. */
export async function* listFolders(folder: string, within = ''): AsyncGenerator<string> {
  yield within
  for (const entry of await readFolder(folder, within)) {
    if (entry.isDirectory() && !entry.name.startsWith('.'))
      yield* listFolders(folder, `${within}${entry.name}/`)
  }
}

/** Whether a file of that path may be an article: hidden files and those with settings are not. */
export function isArticlePath(path: string): boolean {
  return !path.split('/').some((name) => name.startsWith('.')) && !SETTINGS_FILES.includes(path)
}

async function readFolder(folder: string, within: string): Promise<Dirent[]> {
  try {
    return await readdir(join(folder, within), { withFileTypes: true })
  } catch (cause) {
    // It went while others were read.
    if (within !== '' && cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw new BriefingError(
      'configuration',
      `[library] cannot read the folder ${join(folder, within)}. Set CONTENT_DIR to one that exists.`,
      { cause },
    )
  }
}
