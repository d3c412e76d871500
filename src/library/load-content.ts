import { createHash } from 'node:crypto'
import { readFileSync, type Stats, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Logger } from 'pino'
import { BriefingError } from '../briefing-error.ts'
import { analyse, CORE_VERSION } from '../core/index.ts'
import type { ContentFile } from '../store/sources.ts'
import type { Store } from '../store/store.ts'
import { type Batch, createBatch } from './batch.ts'
import { isArticlePath, listArticlePaths } from './list-paths.ts'
import { MAX_ARTICLE_BYTES, readArticle } from './read-article.ts'

/** How many files of the folder were analysed, were known already, were refused, and are gone. */
export interface LoadReport {
  readonly added: number
  readonly unchanged: number
  readonly refused: number
  readonly removed: number
}

/** A clock may jump and a file may be written twice in one of its ticks: so fresh a time of change proves nothing. */
const FRESH_MS = 2000

/**
 * Brings the store in line with a folder of content files, or only with those named (relative to it, with `/`; the name
 * of a folder that is gone stands for what was in it). Only files that changed, or that an older core analysed, are
 * analysed; a file that cannot be read as an article is named in the log and passed over. Articles that came from
 * elsewhere are left alone. A stop leaves the rest to the next look.
 */
export async function loadContent(
  folder: string,
  store: Store,
  log: Logger,
  { only, stop }: { readonly only?: readonly string[] | undefined; readonly stop?: AbortSignal } = {},
): Promise<LoadReport> {
  const count = { added: 0, unchanged: 0, refused: 0, removed: 0 }
  const keeper = createBatch(store)
  const gone: string[] = []
  let noted = 0
  const onUnreadable = ({ message }: BriefingError): void => {
    log.warn({ folder }, message)
    count.refused += 1
  }
  const paths = only?.filter(isArticlePath) ?? listArticlePaths(folder, onUnreadable)
  for await (const { path, known } of withNotes(paths, store, keeper)) {
    if (stop?.aborted === true) break
    const read = await readFileAt(folder, path, known?.stamp)
    const outcome = await loadFile({ path, read, known }, keeper, log)
    if (outcome === 'gone') gone.push(path)
    else {
      count[outcome] += 1
      if (outcome !== 'refused' || known !== undefined) noted += 1
    }
    // Whoever asks meanwhile is answered.
    await setImmediate()
  }
  await keeper.flush()
  if (stop?.aborted === true) return count
  // Where as many files are noted as were met, none of them is gone.
  const isAnyGone = only === undefined ? noted !== (await store.sources.countFiles()) : gone.length > 0
  if (isAnyGone) count.removed += await removeGone(folder, store, only && new Set(gone))
  if (only === undefined) count.removed += await removeStrays(store)
  if (count.added >= MANY) await store.settle()
  log.info(count, 'content loaded')
  return count
}

/** After so many new articles the database is told. */
const MANY = 1000

/** Files whose notes are looked up at once: not many more than are saved at once, since others may save meanwhile. */
const CHUNK = 200

async function* withNotes(
  paths: Iterable<string> | AsyncIterable<string>,
  store: Store,
  keeper: Batch,
): AsyncGenerator<{ readonly path: string; readonly known: ContentFile | undefined }> {
  let chunk: string[] = []
  async function* look() {
    const files = new Map((await store.sources.findFiles(chunk)).map((file) => [file.path, file]))
    await keeper.lookUp(chunk.filter((path) => !files.has(path)).map(nameOfFile))
    for (const path of chunk) yield { path, known: files.get(path) }
    chunk = []
  }
  for await (const path of paths) {
    chunk.push(path)
    if (chunk.length === CHUNK) yield* look()
  }
  yield* look()
}

/** Removes what was in files that are not there any more; with `names`, only of these and of what was in folders of these names. */
async function removeGone(
  folder: string,
  store: Store,
  names: ReadonlySet<string> | undefined,
): Promise<number> {
  let removed = 0
  for await (const { path, article } of store.sources.listFiles()) {
    if (names !== undefined && !isWithin(path, names)) continue
    if (isArticlePath(path) && lookAt(join(folder, path)) !== undefined) continue
    await store.removeArticle(article)
    await store.sources.removeSource(article)
    await store.sources.removeFile(path)
    removed += 1
  }
  return removed
}

interface FileToLoad {
  readonly path: string
  readonly read: ReadFile
  readonly known: ContentFile | undefined
}

async function loadFile(
  { path, read, known }: FileToLoad,
  keeper: Batch,
  log: Logger,
): Promise<'added' | 'unchanged' | 'refused' | 'gone'> {
  if (read.kind !== 'bytes') return read.kind
  try {
    const { stamp } = read
    const bytes = read.bytes()
    const digest = `${CORE_VERSION}:${createHash('sha256').update(bytes).digest('hex')}`
    const article = known?.article ?? (await keeper.chooseId(nameOfFile(path)))
    const isKnown = (await keeper.findDigest(article)) === digest
    const file = known?.stamp === stamp ? undefined : { path, article, stamp }
    if (isKnown) await keeper.add({ file })
    else {
      const whole = readArticle(path, bytes)
      await keeper.add({ file, article: { ...whole, id: article, analysis: analyse(whole) }, digest })
    }
    return isKnown ? 'unchanged' : 'added'
  } catch (error) {
    if (!(error instanceof BriefingError) || error.code !== 'content') throw error
    // What it held before stays answerable until the file is mended or removed.
    log.warn({ file: path }, error.message)
    return 'refused'
  }
}

function nameOfFile(path: string): string {
  return path.slice(0, path.length - extname(path).length)
}

type ReadFile =
  | { readonly kind: 'gone' | 'unchanged' }
  /** `bytes` throws where it could not be read. */
  | { readonly kind: 'bytes'; readonly stamp: string; readonly bytes: () => Uint8Array }

/** Reads one of them, unless its stamp says that nothing has changed. */
export async function readFileAt(
  folder: string,
  path: string,
  knownStamp: string | undefined,
): Promise<ReadFile> {
  const file = lookAt(join(folder, path))
  if (file === undefined) return { kind: 'gone' }
  const { stamp, size } = file
  if (stamp !== '' && stamp === knownStamp) return { kind: 'unchanged' }
  try {
    const bytes = await readBytes(join(folder, path), path, size)
    return { kind: 'bytes', stamp, bytes: () => bytes }
  } catch (error) {
    return {
      kind: 'bytes',
      stamp,
      bytes: () => {
        throw error
      },
    }
  }
}

/** Size, and time of change with the core's version; that is '' where it proves nothing. Undefined where there is no file. */
function lookAt(path: string): { stamp: string; size: number } | undefined {
  try {
    // Asked at once, and not by way of the threads that read files, which takes fifty times as long.
    const stats: Stats | undefined = statSync(path, { throwIfNoEntry: false })
    if (stats?.isFile() !== true) return undefined
    const { size, mtimeMs } = stats
    const stamp = Date.now() - mtimeMs < FRESH_MS ? '' : `${CORE_VERSION}:${size}:${mtimeMs}`
    return { stamp, size }
  } catch {
    // Reading it will say what is wrong.
    return { stamp: '', size: 0 }
  }
}

/** So little is read faster at once than by way of the threads that read files, which takes four turns. */
const SMALL = 64 * 1024

async function readBytes(path: string, name: string, size: number): Promise<Uint8Array> {
  // Read no more than shows that it is too large.
  if (size > MAX_ARTICLE_BYTES) return new Uint8Array(MAX_ARTICLE_BYTES + 1)
  try {
    return size < SMALL ? readFileSync(path) : await readFile(path)
  } catch (cause) {
    throw new BriefingError('content', `[library] ${name} cannot be read. Check its permissions.`, { cause })
  }
}

/** Whether a path, or a folder that it is in, has one of the names. */
function isWithin(path: string, names: ReadonlySet<string>): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
    if (names.has(path.slice(0, end))) return true
  return false
}

/** Articles that neither a file nor a source holds: an earlier process ended between two steps. */
async function removeStrays(store: Store): Promise<number> {
  const strays = await store.sources.listStrays()
  for (const id of strays) await store.removeArticle(id)
  return strays.length
}
