import { Worker } from 'node:worker_threads'
import type { ExtractedArticle } from './extract-article.ts'
import type { FeedDocument } from './read-feed.ts'
import { type DocumentProblem, UnreadableDocument } from './unreadable-document.ts'

/** What is made of each kind of document. */
interface Readings {
  readonly page: ExtractedArticle
  readonly feed: FeedDocument
}

type Kind = keyof Readings

/** What the thread is asked. */
export interface DocumentToRead {
  readonly kind: Kind
  readonly text: string
  readonly url: string
}

/** What it answers: what was found, or why nothing was. */
export type DocumentAnswer<Reading = Readings[Kind]> =
  { readonly reading: Reading } | { readonly problem: DocumentProblem }

/** Takes the article out of a page; rejects with an `UnreadableDocument` where there is none that can be had. */
export type ReadPage = (html: string, url: string) => Promise<ExtractedArticle>

/** Reads a feed; rejects with an `UnreadableDocument` where it is none. */
export type ReadFeed = (text: string, url: string) => Promise<FeedDocument>

/** Reads documents apart from everything else, one after the other. */
export interface DocumentReader {
  readonly readPage: ReadPage
  readonly readFeed: ReadFeed
  /** Calls off what is being read. */
  readonly close: () => Promise<void>
}

/** Large real pages take a second on a slow machine, as do feeds of 5 MB. */
const LIMIT_MS = 8000

/** A page of 5 MB that is taken as it is needs half of it. */
const MAX_MEMORY_MB = 512

/** What is said of a document for which time or memory ran out, and of one for which there was no time. */
const PROBLEMS: Readonly<Record<Kind, { readonly over: DocumentProblem; readonly closed: DocumentProblem }>> =
  {
    page: { over: 'intricate', closed: 'unreadable' },
    feed: { over: 'unreadableFeed', closed: 'unreadableFeed' },
  }

/**
 * Strangers’ documents are taken apart in a thread of their own: whatever one does to the parsers, Summit answers on, and
 * the thread ends when its time or its memory is used up. It starts with the first and keeps no process alive.
 */
export function createDocumentReader(limitMs = LIMIT_MS): DocumentReader {
  let thread: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  async function readNow<K extends Kind>(kind: K, text: string, url: string): Promise<Readings[K]> {
    if (isClosed) throw new UnreadableDocument(url, PROBLEMS[kind].closed)
    thread ??= startThread()
    const answer = await ask<Readings[K]>(thread, { kind, text, url }, limitMs)
    if (answer === 'over') {
      await thread.terminate()
      thread = undefined
      throw new UnreadableDocument(url, PROBLEMS[kind].over)
    }
    if ('problem' in answer) throw new UnreadableDocument(url, answer.problem)
    return answer.reading
  }

  async function read<K extends Kind>(kind: K, text: string, url: string): Promise<Readings[K]> {
    const reading = last.then(async () => readNow(kind, text, url))
    last = reading.catch(() => undefined)
    return reading
  }

  return {
    readPage: async (html, url) => read('page', html, url),
    readFeed: async (text, url) => read('feed', text, url),
    close: async () => {
      isClosed = true
      await thread?.terminate()
    },
  }
}

function startThread(): Worker {
  const thread = new Worker(new URL('./document-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
  })
  thread.unref()
  // What it ends with is heard of by whoever asked it; nobody else waits for that.
  thread.on('error', () => undefined)
  return thread
}

/** What the thread answers; `over` where it ends first, or takes too long. */
async function ask<Reading>(
  thread: Worker,
  document: DocumentToRead,
  limitMs: number,
): Promise<DocumentAnswer<Reading> | 'over'> {
  const { promise, resolve } = Promise.withResolvers<DocumentAnswer<Reading> | 'over'>()
  const end = (): void => resolve('over')
  const timer = setTimeout(end, limitMs)
  thread.once('message', resolve).once('error', end).once('exit', end)
  thread.postMessage(document)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    thread.off('message', resolve).off('error', end).off('exit', end)
  }
}
