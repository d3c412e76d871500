import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../error-code.ts'
import { listFolders } from './list-paths.ts'

/** What is told of the folders. */
export interface FolderEvents {
  /** Something happened to what has this path, relative to the outermost folder, with `/`. */
  readonly onTouched: (path: string) => void
  /** A folder could not be watched, or is not any more: what happens in it is not told. */
  readonly onUnwatched: (cause: unknown) => void
}

/** How a folder is watched: Node's `fs.watch`. */
export type Watch = (path: string, onTouched: (event: string, name: string | null) => void) => FSWatcher

/** Watches over a folder and the folders in it. */
export interface FolderWatch {
  /** Watches this folder as well, and those in it; relative to the outermost one. Resolves when all are watched. */
  readonly follow: (path: string) => Promise<void>
  /** Watches what was at this path no longer. */
  readonly forget: (path: string) => void
  readonly close: () => void
}

/**
 * Watches a folder, and others on demand: one watch each. Node's own recursive watch holds one for every file on Linux,
 * which for a hundred thousand takes a second and a hundred megabytes. Throws where the folder is not there or not ours.
 */
export function watchFolders(
  folder: string,
  { onTouched, onUnwatched }: FolderEvents,
  watchFolder: Watch = watch,
): FolderWatch {
  // By path, '' or with `/` at its end.
  const watchers = new Map<string, FSWatcher>()
  let closed = false

  function watchOne(within: string): void {
    // Whatever is at this path now may be another folder than before.
    watchers.get(within)?.close()
    const watcher = watchFolder(join(folder, within), (_, name) => {
      if (name !== null) onTouched(within + name)
    })
    watcher.on('error', onUnwatched)
    watchers.set(within, watcher)
  }

  try {
    watchOne('')
  } catch (cause) {
    if (isOutOfReach(cause)) throw cause
    onUnwatched(cause)
  }
  return {
    follow: async (path) => {
      for await (const within of listFolders(folder, path === '' ? '' : `${path}/`)) {
        if (closed) return
        try {
          if (within !== '') watchOne(within)
        } catch (cause) {
          if (!isOutOfReach(cause)) onUnwatched(cause)
        }
      }
    },
    forget: (path) => {
      for (const [within, watcher] of watchers) {
        if (within === '' || !within.startsWith(`${path}/`)) continue
        watcher.close()
        watchers.delete(within)
      }
    },
    close: () => {
      closed = true
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

/** It is gone by now, or nobody may look into it. */
function isOutOfReach(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(codeOf(cause) ?? '')
}
