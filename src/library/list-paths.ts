import { type Dirent, realpathSync, type Stats, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BriefingError } from '../briefing-error.ts'
import { codeOf } from '../error-code.ts'

/** Files at the top of the folder that are no articles. */
export const SETTINGS_FILES: readonly string[] = ['feeds.yaml', 'people.yaml']

/**
 * The files of the folder that may be articles, relative to it, with `/`, in the order of their paths; links count as what
 * they lead to. They come folder by folder: no list of all is ever held. Folders within it that cannot be read are told of
 * and passed over.
 */
export async function* listArticlePaths(
  folder: string,
  onUnreadable: (error: BriefingError) => void,
  within = '',
): AsyncGenerator<string> {
  const entries = (await readFolder(folder, within, onUnreadable))
    // Where a folder's files belong among its neighbours.
    .map((entry) => ({ ...entry, key: entry.kind === 'folder' ? `${entry.name}/` : entry.name }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const { kind, key } of entries) {
    if (kind === 'folder') yield* listArticlePaths(folder, onUnreadable, within + key)
    else if (isArticlePath(within + key)) yield within + key
  }
}

/** The folders within a folder that may hold articles, each before those within it; `within` ends with `/`, or is ''. */
export async function* listFolders(folder: string, within = ''): AsyncGenerator<string> {
  yield within
  // Whoever lists the files says what cannot be read.
  for (const { kind, name } of await readFolder(folder, within, () => undefined))
    if (kind === 'folder') yield* listFolders(folder, `${within}${name}/`)
}

/** Whether a file of that path may be an article: hidden files and those with settings are not. */
export function isArticlePath(path: string): boolean {
  return !path.split('/').some((name) => name.startsWith('.')) && !SETTINGS_FILES.includes(path)
}

interface Entry {
  readonly kind: 'file' | 'folder'
  readonly name: string
}

async function readFolder(
  folder: string,
  within: string,
  onUnreadable: (error: BriefingError) => void,
): Promise<Entry[]> {
  const path = join(folder, within)
  try {
    return (await readdir(path, { withFileTypes: true })).flatMap((entry) => {
      const kind = entry.name.startsWith('.') ? undefined : kindOf(entry, path)
      return kind === undefined ? [] : [{ kind, name: entry.name }]
    })
  } catch (cause) {
    if (within === '') {
      const mend = 'Set CONTENT_DIR to one that exists.'
      throw new BriefingError('configuration', `[library] cannot read the folder ${path}. ${mend}`, { cause })
    }
    // It may have gone while others were read.
    if (codeOf(cause) !== 'ENOENT')
      onUnreadable(
        new BriefingError('content', `[library] ${within} cannot be read. Check its permissions.`, { cause }),
      )
    return []
  }
}

function kindOf(entry: Dirent | Stats, path: string): Entry['kind'] | undefined {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  return entry.isSymbolicLink() && 'name' in entry ? kindOfLink(join(path, entry.name), path) : undefined
}

/** What a link leads to; nothing where that is a folder in which it is itself, which would never end. */
function kindOfLink(link: string, path: string): Entry['kind'] | undefined {
  try {
    const kind = kindOf(statSync(link), path)
    const isEndless = kind === 'folder' && `${realpathSync(path)}/`.startsWith(`${realpathSync(link)}/`)
    return isEndless ? undefined : kind
  } catch {
    // It leads nowhere.
    return undefined
  }
}
