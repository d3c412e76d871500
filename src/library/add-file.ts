import { mkdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join, relative, resolve, sep } from 'node:path'
import { BriefingError } from '../briefing-error.ts'
import { foldedWords } from '../core/index.ts'
import { decodeBody } from './decode-body.ts'
import { extractArticle } from './extract-article.ts'
import { MAX_ARTICLE_BYTES, readArticle } from './read-article.ts'
import { writeMarkdown } from './write-markdown.ts'
import { writeNew } from './write-new.ts'

/** A file that became an article of the content folder. */
export interface AddedFile {
  /** Relative to the folder. */
  readonly path: string
  readonly title: string
}

/**
 * Puts a file of this machine into the content folder: Markdown and plain text as they are, of a saved page (HTML) the
 * article in it. Throws a `BriefingError` that says what is wrong with it; nothing that is there already is replaced.
 */
export async function addFile(file: string, folder: string): Promise<AddedFile> {
  const inside = relative(resolve(folder), resolve(file))
  if (inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`))
    throw fileError(file, 'is in the content folder already', 'There is nothing to do.')
  const bytes = await read(file)
  const extension = extname(file).toLowerCase()
  const isPage = /^\.x?html?$/.test(extension)
  const kept = isPage ? pageToMarkdown(file, bytes) : bytes
  const name =
    foldedWords(basename(file, extname(file)))
      .join('-')
      .slice(0, 80) || 'article'
  const path = `added/${name}${isPage ? '.md' : extension}`
  const { title } = readArticle(path, kept)
  await mkdir(join(folder, 'added'), { recursive: true })
  if (!(await writeNew(join(folder, path), kept)))
    throw fileError(file, `would replace ${path}, which is there already`, 'Rename it, or mend that one.')
  return { path, title }
}

async function read(file: string): Promise<Uint8Array> {
  try {
    const stats = await stat(file)
    if (!stats.isFile()) throw fileError(file, 'is no file', 'Name one, or copy the folder yourself.')
    if (stats.size > MAX_ARTICLE_BYTES) throw fileError(file, 'is larger than 5 MB', 'Split it.')
    return await readFile(file)
  } catch (cause) {
    if (cause instanceof BriefingError) throw cause
    throw fileError(file, 'cannot be read', 'Check that it is there, and its permissions.', cause)
  }
}

/** Addresses in a page are read against one; a file has none, so this one stands for it and is left out again. */
const NOWHERE = 'http://file.invalid/'

function pageToMarkdown(file: string, bytes: Uint8Array): Uint8Array {
  try {
    const { details, parts } = extractArticle(decodeBody(bytes, ''), NOWHERE)
    const { url, ...rest } = details
    const isOwn = url !== undefined && !url.startsWith(NOWHERE)
    return new TextEncoder().encode(writeMarkdown(isOwn ? details : rest, parts))
  } catch (cause) {
    if (!(cause instanceof BriefingError)) throw cause
    throw new BriefingError('content', cause.message.replace(NOWHERE, file), { cause })
  }
}

function fileError(file: string, wrong: string, mend: string, cause?: unknown): BriefingError {
  return new BriefingError('content', `[library] ${file} ${wrong}. ${mend}`, { cause })
}
