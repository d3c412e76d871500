import { BriefingError } from '../briefing-error.ts'
import { loadFeedsFile } from './feed-settings.ts'
import { listArticlePaths } from './list-paths.ts'
import { readFileAt } from './load-content.ts'
import { loadPeopleFile } from './people-file.ts'
import { readArticle } from './read-article.ts'

/** What a folder of content holds. */
export interface ContentInspection {
  /** Files that are articles. */
  readonly articles: number
  /** Why each other file is of no use, its name and what to do included. */
  readonly refused: readonly string[]
}

/** Reads every file of the folder as a start would, and keeps nothing. Throws a `BriefingError` where there is no folder. */
export async function inspectContent(folder: string): Promise<ContentInspection> {
  const refused: string[] = []
  const refuse = (error: BriefingError): void => {
    refused.push(error.message.replace(/^\[\w+\] /, ''))
  }
  const tryReading = async (read: () => unknown): Promise<boolean> => {
    try {
      await read()
      return true
    } catch (error) {
      if (!(error instanceof BriefingError)) throw error
      refuse(error)
      return false
    }
  }
  let articles = 0
  for await (const path of listArticlePaths(folder, refuse)) {
    const read = await readFileAt(folder, path, undefined)
    const isRead = read.kind === 'bytes' && (await tryReading(() => readArticle(path, read.bytes())))
    if (isRead) articles += 1
  }
  await tryReading(async () => loadPeopleFile(folder))
  await tryReading(async () => loadFeedsFile(folder))
  return { articles, refused }
}
