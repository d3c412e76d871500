import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Logger } from 'pino'
import { BriefingError } from '../briefing-error.ts'
import { analyse, CORE_VERSION } from '../core/index.ts'
import type { ContentFile } from '../store/sources.ts'
import type { Store } from '../store/store.ts'
import { type Batch, createBatch } from './batch.ts'
import { MAX_ARTICLE_BYTES, readArticle } from './read-article.ts'

/** How many files of the folder were analysed, were known already, were refused, and are gone. */
export interface LoadReport {
  readonly added: number
  readonly unchanged: number
  readonly refused: number
  readonly removed: number
}

/** Files at the top of the folder that are no articles. */
export const SETTINGS_FILES: readonly string[] = ['feeds.yaml', 'people.yaml']

/** A clock may jump and a file may be written twice in one of its ticks: so fresh a time of change proves nothing. */
const FRESH_MS = 2000

/**
 * Brings the store in line with a folder of content files, or only with those named (relative to it, with `/`; the name
 * of a folder that is gone stands for what was in it). Only files that changed, or that an older core analysed, are
 * analysed; a file that cannot be read as an article is named in the log and passed over. Articles that came from
 * elsewhere are left alone.
 */
export async function loadContent(
  folder: string,
  store: Store,
  log: Logger,
  only?: readonly string[],
): Promise<LoadReport> {
  const files = new Map((await store.sources.listFiles()).map((file) => [file.path, file]))
  const count = { added: 0, unchanged: 0, refused: 0, removed: 0 }
  const present = new Set<string>()
  const keeper = createBatch(store)
  const paths = only?.filter(isArticlePath) ?? (await listArticlePaths(folder))
  for await (const { path, read } of readAhead(folder, paths, files)) {
    const outcome = await loadFile({ path, read, known: files.get(path) }, keeper, log)
    if (outcome === 'gone') continue
    present.add(path)
    count[outcome] += 1
  }
  await keeper.flush()
  for (const { path, article } of files.values()) {
    if (present.has(path) || (only !== undefined && !only.some((name) => isWithin(path, name)))) continue
    await store.removeArticle(article)
    await store.sources.removeSource(article)
    await store.sources.removeFile(path)
    count.removed += 1
  }
  if (only === undefined) count.removed += await removeStrays(store)
  log.info(count, 'content loaded')
  return count
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
    const article =
      known?.article ?? (await keeper.chooseId(path.slice(0, path.length - extname(path).length)))
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

type ReadFile =
  | { readonly kind: 'gone' | 'unchanged' }
  /** `bytes` throws where it could not be read. */
  | { readonly kind: 'bytes'; readonly stamp: string; readonly bytes: () => Uint8Array }

/** Files that are read while the ones before them are analysed. */
const AHEAD = 4

async function* readAhead(
  folder: string,
  paths: readonly string[],
  files: ReadonlyMap<string, ContentFile>,
): AsyncGenerator<{ readonly path: string; readonly read: ReadFile }> {
  const under: { path: string; reading: Promise<ReadFile> }[] = []
  for (const path of paths) {
    under.push({ path, reading: readFileAt(folder, path, files.get(path)?.stamp) })
    const first = under.length > AHEAD ? under.shift() : undefined
    if (first !== undefined) yield { path: first.path, read: await first.reading }
  }
  for (const { path, reading } of under) yield { path, read: await reading }
}

/** Reads one of them, unless its stamp says that nothing has changed. */
export async function readFileAt(
  folder: string,
  path: string,
  knownStamp: string | undefined,
): Promise<ReadFile> {
  const file = await lookAt(join(folder, path))
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
async function lookAt(path: string): Promise<{ stamp: string; size: number } | undefined> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) return undefined
    const { size, mtimeMs } = stats
    const stamp = Date.now() - mtimeMs < FRESH_MS ? '' : `${CORE_VERSION}:${size}:${mtimeMs}`
    return { stamp, size }
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
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

/** The files of the folder that may be articles, relative to it, with `/`. */
export async function listArticlePaths(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter(isArticlePath)
      .sort()
  } catch (cause) {
    throw new BriefingError(
      'configuration',
      `[library] cannot read the folder ${folder}. Set CONTENT_DIR to one that exists.`,
      { cause },
    )
  }
}

/** Whether a file of that path may be an article: hidden files and those with settings are not. */
function isArticlePath(path: string): boolean {
  return !path.split('/').some((name) => name.startsWith('.')) && !SETTINGS_FILES.includes(path)
}

function isWithin(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}/`)
}

/** Articles that neither a file nor a source holds: an earlier process ended between two steps. */
async function removeStrays(store: Store): Promise<number> {
  const strays = await store.sources.listStrays()
  for (const id of strays) await store.removeArticle(id)
  return strays.length
}
