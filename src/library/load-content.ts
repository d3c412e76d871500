import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Logger } from 'pino'
import { BriefingError } from '../briefing-error.ts'
import { analyse, type Article, CORE_VERSION, foldedWords } from '../core/index.ts'
import type { Store } from '../store/store.ts'
import { MAX_ARTICLE_BYTES, readArticle } from './read-article.ts'

/** How many articles of the folder were analysed, were known already, were refused, and are gone. */
export interface LoadReport {
  readonly added: number
  readonly unchanged: number
  readonly refused: number
  readonly removed: number
}

/**
 * Brings the store in line with a folder of content files. Only files that changed, or that an older core analysed,
 * are analysed; a file that cannot be read as an article is named in the log and passed over.
 */
export async function loadContent(folder: string, store: Store, log: Logger): Promise<LoadReport> {
  const known = new Map((await store.listVersions()).map(({ id, digest }) => [id, digest]))
  const count = { added: 0, unchanged: 0, refused: 0, removed: 0 }
  const seen = new Set<string>()
  for (const name of await listFiles(folder)) {
    const id = toId(name, seen)
    seen.add(id)
    const outcome = await loadFile({ folder, name, id, knownDigest: known.get(id) }, store, log)
    count[outcome] += 1
  }
  for (const id of known.keys()) {
    if (seen.has(id)) continue
    await store.removeArticle(id)
    count.removed += 1
  }
  log.info(count, 'content loaded')
  return count
}

interface ContentFile {
  readonly folder: string
  readonly name: string
  readonly id: string
  readonly knownDigest: string | undefined
}

async function loadFile(
  { folder, name, id, knownDigest }: ContentFile,
  store: Store,
  log: Logger,
): Promise<'added' | 'unchanged' | 'refused'> {
  try {
    const bytes = await readBytes(join(folder, name), name)
    const digest = `${CORE_VERSION}:${createHash('sha256').update(bytes).digest('hex')}`
    if (digest === knownDigest) return 'unchanged'
    const article: Article = readArticle(name, bytes)
    await store.saveArticle({ ...article, id, analysis: analyse(article) }, digest)
    return 'added'
  } catch (error) {
    if (!(error instanceof BriefingError) || error.code !== 'content') throw error
    // What it held before stays answerable until the file is mended or removed.
    log.warn({ file: name }, error.message)
    return 'refused'
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

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort()
  } catch (cause) {
    throw new BriefingError(
      'configuration',
      `[library] cannot read the folder ${folder}. Set CONTENT_DIR to one that exists.`,
      {
        cause,
      },
    )
  }
}

/** ‘2025/Alaska Summit.md’ becomes ‘2025-alaska-summit’; a second file of that name gets a number. */
function toId(name: string, taken: ReadonlySet<string>): string {
  const stem = name.slice(0, name.length - extname(name).length)
  const id = foldedWords(stem).join('-') || 'article'
  let unique = id
  for (let n = 2; taken.has(unique); n++) unique = `${id}-${n}`
  return unique
}
