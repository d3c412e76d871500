import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { BriefingError } from '../briefing-error.ts'
import { codeOf } from '../error-code.ts'
import type { Store } from '../store/store.ts'
import { SETTINGS_FILES } from './list-paths.ts'
import { loadContent } from './load-content.ts'
import { type FolderEvents, type FolderWatch, type Watch, watchFolders } from './watch-folders.ts'

/** How long nothing must have happened to a file before it counts as written. */
const SETTLE_MS = 150

/** How long what the store could not take waits for another try. */
const RETRY_MS = 5000

/** How often a folder is looked through that cannot be watched. */
const LOOK_EVERY_MS = 60_000

/** What a watcher is given. */
export interface ContentWatch {
  readonly folder: string
  readonly store: Store
  readonly log: Logger
  /** Called after a file with settings changed, with its name. */
  readonly onSettings?: (name: string) => Promise<void>
  readonly lookEveryMs?: number
  readonly watch?: Watch
}

/**
 * Keeps the store in line with the folder from now on. Files that are still being written are waited for. The system's
 * messages only say where to look: what is there is read again, so that a message too many does no harm. Where it lets
 * nobody watch more folders, everything is looked through each minute.
 */
export function watchContent({
  folder,
  store,
  log,
  onSettings,
  lookEveryMs = LOOK_EVERY_MS,
  watch,
}: ContentWatch): {
  /** When the folders within it are watched too; what changes in them before that, somebody must look for afterwards. */
  readonly ready: Promise<void>
  readonly close: () => Promise<void>
} {
  const touched = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let looking: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let closed = false

  const schedule = (ms = SETTLE_MS): void => {
    if (closed) return
    timer ??= setTimeout(() => {
      timer = undefined
      running = running.then(look)
    }, ms)
  }

  async function look(): Promise<void> {
    const names = [...touched]
    touched.clear()
    try {
      await takeIn(names)
    } catch (cause) {
      log.error({ err: cause, folder }, 'content could not be read again')
      for (const name of names) touched.add(name)
      schedule(RETRY_MS)
    }
  }

  async function takeIn(names: readonly string[]): Promise<void> {
    const states = await Promise.all(
      names.map(async (name) => ({ name, state: await stateOf(folder, name) })),
    )
    const settled = states.filter(({ state }) => state !== 'being-written')
    for (const { name, state } of states) {
      if (state === 'being-written') touched.add(name)
      if (state === 'folder') await watcher.follow(name)
      if (state === 'gone') watcher.forget(name)
    }
    if (touched.size > 0) schedule()
    if (settled.length === 0) return

    // A folder that came may have brought files without a message.
    const isWhole = settled.some(({ state }) => state === 'folder')
    await loadContent(folder, store, log, { only: isWhole ? undefined : settled.map(({ name }) => name) })
    for (const name of SETTINGS_FILES) {
      if (settled.some((entry) => entry.name === name)) await onSettings?.(name)
    }
  }

  const touch = (...names: readonly string[]): void => {
    for (const name of names) touched.add(name)
    schedule()
  }
  const onUnwatched = (cause: unknown): void => {
    if (looking !== undefined || closed) return
    log.warn(
      { err: cause, folder },
      `content is not watched, but looked through each minute. ${mendOf(cause)}`,
    )
    looking = setInterval(() => touch('', ...SETTINGS_FILES), lookEveryMs).unref()
  }
  const watcher = startWatching(folder, { onUnwatched, onTouched: touch }, watch)

  return {
    ready: watcher.follow('').catch(onUnwatched),
    close: async () => {
      closed = true
      clearTimeout(timer)
      clearInterval(looking)
      watcher.close()
      await running
    },
  }
}

function startWatching(folder: string, events: FolderEvents, watch: Watch | undefined): FolderWatch {
  try {
    return watchFolders(folder, events, watch)
  } catch (cause) {
    throw new BriefingError(
      'configuration',
      `[library] cannot watch the folder ${folder}. Set CONTENT_DIR to one that exists.`,
      { cause },
    )
  }
}

/** What Linux says where its limits are reached, which all programs of a user share (inotify(7)). */
function mendOf(cause: unknown): string {
  switch (codeOf(cause)) {
    case 'ENOSPC':
      return 'Raise fs.inotify.max_user_watches (sysctl) above the number of its folders.'
    case 'EMFILE':
      return 'Raise fs.inotify.max_user_instances (sysctl).'
    default:
      return 'Mend what the error says.'
  }
}

async function stateOf(folder: string, name: string): Promise<'file' | 'folder' | 'gone' | 'being-written'> {
  try {
    const stats = await stat(join(folder, name))
    if (stats.isDirectory()) return 'folder'
    return Math.abs(Date.now() - stats.mtimeMs) < SETTLE_MS ? 'being-written' : 'file'
  } catch {
    return 'gone'
  }
}
