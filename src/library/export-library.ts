import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { z } from 'zod'
import { BriefingError } from '../briefing-error.ts'
import type { Store } from '../store/store.ts'
import { isWebAddress } from '../web-address.ts'
import { urlKey } from './article-keys.ts'
import { analyseSource } from './keep-arrival.ts'
import { SETTINGS_FILES } from './list-paths.ts'
import { MAX_NAME, readArticle } from './read-article.ts'
import { signatureOf } from './similar-text.ts'
import { writeNew } from './write-new.ts'

const lineSchema = z.discriminatedUnion('kind', [
  /** A file of the content folder: an article, or what an editor says of feeds and people. */
  z.object({ kind: z.literal('file'), path: z.string().min(1).max(MAX_NAME), text: z.string() }),
  /** An article that came from a feed or a link. */
  z.object({
    kind: z.literal('article'),
    id: z.string().min(1).max(500),
    origin: z.enum(['feed', 'link']),
    addedAt: z.number(),
    pinned: z.boolean(),
    markdown: z.string(),
  }),
  /** Under what feeds brought articles, those included that are gone: a feed that still lists them brings nothing new. */
  z.object({
    kind: z.literal('guids'),
    guids: z.array(z.tuple([z.string().startsWith('guid:'), z.string()])).max(1000),
  }),
  z.object({
    kind: z.literal('feed'),
    url: z.string().refine(isWebAddress),
    settings: z.object({
      name: z.string().optional(),
      every: z.number().optional(),
      include: z.array(z.string()).readonly().optional(),
      exclude: z.array(z.string()).readonly().optional(),
      full: z.boolean().optional(),
    }),
  }),
])

type Line = z.infer<typeof lineSchema>

/** Everything that cannot be found out again, a JSON object a line: files of the folder, articles, feeds. */
export async function* exportLibrary(store: Store, folder: string): AsyncGenerator<string> {
  for (const path of SETTINGS_FILES) yield* exportFile(folder, path)
  for await (const { path } of store.sources.listFiles()) yield* exportFile(folder, path)
  for (const id of await store.sources.listSources()) {
    const source = await store.sources.findSource(id)
    if (source === undefined) continue
    const { origin, addedAt, pinned, markdown } = source
    yield toLine({ kind: 'article', ...{ id, origin, addedAt, pinned, markdown } })
  }
  for await (const some of store.sources.listGuids())
    yield toLine({ kind: 'guids', guids: some.map(({ key, article }) => [key, article]) })
  // The others are in the environment and in feeds.yaml.
  for (const { url, origin, settings } of await store.feeds.listFeeds())
    if (origin === 'command') yield toLine({ kind: 'feed', url, settings })
}

/** Takes in a line that tells of no article: whether it brought something, undefined where it cannot be read. */
export type TakeOther = (line: unknown) => Promise<'new' | 'kept' | 'part' | undefined>

/** What an import brought, and what was there already. */
export interface ImportReport {
  readonly files: number
  readonly articles: number
  readonly feeds: number
  /** Lines of other kinds that brought something. */
  readonly others: number
  readonly kept: number
}

/** Takes in what `exportLibrary` gave, and hands on what it did not. Nothing that is there already is changed. */
export async function importLibrary(
  lines: AsyncIterable<string>,
  { store, folder, takeOther }: { store: Store; folder: string; takeOther: TakeOther },
): Promise<ImportReport> {
  const count = { files: 0, articles: 0, feeds: 0, others: 0, kept: 0 }
  let number = 0
  for await (const text of lines) {
    number += 1
    if (text.trim() === '') continue
    const value = parseJson(text, number)
    const { success, data: line, error } = lineSchema.safeParse(value)
    if (!success) {
      const came = await takeOther(value)
      if (came === undefined) throw importError(number, NOT_OURS, error)
      if (came === 'new') count.others += 1
      if (came === 'kept') count.kept += 1
      continue
    }
    if (line.kind === 'guids') {
      await store.sources.saveFiles(
        [],
        line.guids.map(([key, article]) => ({ key, article })),
      )
      continue
    }
    const isNew = await takeIn(line, store, folder, number)
    if (!isNew) count.kept += 1
    else if (line.kind === 'file') count.files += 1
    else if (line.kind === 'article') count.articles += 1
    else count.feeds += 1
  }
  return count
}

function toLine(line: Line): string {
  return `${JSON.stringify(line)}\n`
}

async function* exportFile(folder: string, path: string): AsyncGenerator<string> {
  const text = await readIfThere(join(folder, path))
  if (text !== undefined) yield toLine({ kind: 'file', path, text })
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    // It went since it was noted.
    return undefined
  }
}

const NOT_OURS = 'is none that “summit export” writes'

function parseJson(text: string, number: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw importError(number, NOT_OURS, cause)
  }
}

function importError(number: number, wrong: string, cause?: unknown): BriefingError {
  return new BriefingError('content', `[library] line ${number} ${wrong}. What came before it is kept.`, {
    cause,
  })
}

async function takeIn(
  line: Exclude<Line, { kind: 'guids' }>,
  store: Store,
  folder: string,
  number: number,
): Promise<boolean> {
  switch (line.kind) {
    case 'file':
      return takeInFile(folder, line, number)
    case 'feed': {
      const { name, every, include, exclude, full } = line.settings
      const known = (await store.feeds.listFeeds()).some(({ url }) => url === line.url)
      if (known) return false
      const settings = {
        ...(name !== undefined && { name }),
        ...(every !== undefined && { every }),
        ...(include !== undefined && { include }),
        ...(exclude !== undefined && { exclude }),
        ...(full !== undefined && { full }),
      }
      await store.feeds.saveFeed({ url: line.url, origin: 'command', settings })
      return true
    }
    case 'article': {
      const { id: article, origin, addedAt, pinned, markdown } = line
      const { url, text } = readArticle(`${article}.md`, new TextEncoder().encode(markdown))
      const keys = url === undefined ? [] : [urlKey(url)]
      const marks = { keys, bands: signatureOf(text) }
      if ((await store.sources.findTaken([article])).length > 0) return false
      if (!(await store.sources.addSource({ article, origin, addedAt, pinned, markdown }, marks)))
        return false
      await analyseSource(article, markdown, store)
      return true
    }
  }
}

async function takeInFile(
  folder: string,
  { path, text }: { path: string; text: string },
  number: number,
): Promise<boolean> {
  const target = resolve(folder, path)
  if (!target.startsWith(resolve(folder) + sep))
    throw importError(number, 'names a file outside the content folder')
  await mkdir(dirname(target), { recursive: true })
  return writeNew(target, text)
}
