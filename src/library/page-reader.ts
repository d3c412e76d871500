import { Worker } from 'node:worker_threads'
import { type ExtractedArticle, UnreadablePage } from './extract-article.ts'

/** What the thread is asked. */
export interface PageToRead {
  readonly html: string
  readonly url: string
}

/** What it answers: the article, or why there is none. */
export type PageAnswer =
  { readonly article: ExtractedArticle } | { readonly problem: UnreadablePage['problem'] }

/** Takes the article out of a page; rejects with an `UnreadablePage` where there is none that can be had. */
export type ReadPage = (html: string, url: string) => Promise<ExtractedArticle>

/** Reads pages apart from everything else, one after the other. */
export interface PageReader {
  readonly read: ReadPage
  /** Calls off what is being read. */
  readonly close: () => Promise<void>
}

/** Large real pages take a second on a slow machine. */
const LIMIT_MS = 8000

/** A page of 5 MB that is taken as it is needs half of it. */
const MAX_MEMORY_MB = 512

/**
 * Strangers’ pages are taken apart in a thread of their own: whatever a page does to the parsers, Summit answers on, and
 * the thread ends when its time or its memory is used up. It starts with the first page and keeps no process alive.
 */
export function createPageReader(limitMs = LIMIT_MS): PageReader {
  let thread: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  async function readNow(html: string, url: string): Promise<ExtractedArticle> {
    if (isClosed) throw new UnreadablePage(url, 'unreadable')
    thread ??= startThread()
    const answer = await ask(thread, { html, url }, limitMs)
    if (answer === 'over') {
      await thread.terminate()
      thread = undefined
      throw new UnreadablePage(url, 'intricate')
    }
    if ('problem' in answer) throw new UnreadablePage(url, answer.problem)
    return answer.article
  }

  return {
    read: async (html, url) => {
      const read = last.then(async () => readNow(html, url))
      last = read.catch(() => undefined)
      return read
    },
    close: async () => {
      isClosed = true
      await thread?.terminate()
    },
  }
}

function startThread(): Worker {
  const thread = new Worker(new URL('./page-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
  })
  thread.unref()
  // What it ends with is heard of by whoever asked it; nobody else waits for that.
  thread.on('error', () => undefined)
  return thread
}

/** What the thread answers; `over` where it ends first, or takes too long. */
async function ask(thread: Worker, page: PageToRead, limitMs: number): Promise<PageAnswer | 'over'> {
  const { promise, resolve } = Promise.withResolvers<PageAnswer | 'over'>()
  const end = (): void => resolve('over')
  const timer = setTimeout(end, limitMs)
  thread.once('message', resolve).once('error', end).once('exit', end)
  thread.postMessage(page)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    thread.off('message', resolve).off('error', end).off('exit', end)
  }
}
