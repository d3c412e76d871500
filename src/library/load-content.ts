import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Logger } from 'pino'
import { BriefingError } from '../briefing-error.ts'
import { analyse, CORE_VERSION } from '../core/index.ts'
import type { ContentFile } from '../store/sources.ts'
import type { Store } from '../store/store.ts'
import { chooseArticleId, urlKey } from './article-keys.ts'
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
  for (const path of only?.filter(isArticlePath) ?? (await listPaths(folder))) {
    const outcome = await loadFile({ folder, path, known: files.get(path) }, store, log)
    if (outcome === 'gone') continue
    present.add(path)
    count[outcome] += 1
  }
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
  readonly folder: string
  readonly path: string
  readonly known: ContentFile | undefined
}

async function loadFile(
  { folder, path, known }: FileToLoad,
  store: Store,
  log: Logger,
): Promise<'added' | 'unchanged' | 'refused' | 'gone'> {
  try {
    const stamp = await readStamp(join(folder, path))
    if (stamp === undefined) return 'gone'
    if (stamp !== '' && stamp === known?.stamp) return 'unchanged'
    const bytes = await readBytes(join(folder, path), path)
    const digest = `${CORE_VERSION}:${createHash('sha256').update(bytes).digest('hex')}`
    const id = known?.article ?? (await chooseId(path, store))
    const isKnown = (await store.sources.findDigest(id)) === digest
    if (!isKnown) {
      const article = readArticle(path, bytes)
      await store.saveArticle({ ...article, id, analysis: analyse(article) }, digest)
      // A feed that brings the same page later finds it known.
      if (article.url !== undefined)
        await store.sources.addMarks(id, { keys: [urlKey(article.url)], bands: [] })
    }
    if (known?.stamp !== stamp) await store.sources.saveFile({ path, article: id, stamp })
    return isKnown ? 'unchanged' : 'added'
  } catch (error) {
    if (!(error instanceof BriefingError) || error.code !== 'content') throw error
    // What it held before stays answerable until the file is mended or removed.
    log.warn({ file: path }, error.message)
    return 'refused'
  }
}

/** Size and time of change, with the core's version; '' where they prove nothing, undefined where there is no file. */
async function readStamp(path: string): Promise<string | undefined> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) return undefined
    return Date.now() - stats.mtimeMs < FRESH_MS ? '' : `${CORE_VERSION}:${stats.size}:${stats.mtimeMs}`
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    // Reading it will say what is wrong.
    return ''
  }
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    // Read no more than shows that it is too large.
    return size > MAX_ARTICLE_BYTES ? new Uint8Array(MAX_ARTICLE_BYTES + 1) : await readFile(path)
  } catch (cause) {
    throw new BriefingError('content', `[library] ${name} cannot be read. Check its permissions.`, { cause })
  }
}

async function listPaths(folder: string): Promise<string[]> {
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
  const held = new Set((await store.sources.listFiles()).map(({ article }) => article))
  for (const article of await store.sources.listSources()) held.add(article)
  const strays = (await store.listVersions()).filter(({ id }) => !held.has(id))
  for (const { id } of strays) await store.removeArticle(id)
  return strays.length
}

/** ‘2025/Alaska Summit.md’ becomes ‘2025-alaska-summit’; a second file of that name gets a number. */
async function chooseId(path: string, store: Store): Promise<string> {
  return chooseArticleId(path.slice(0, path.length - extname(path).length), store)
}
