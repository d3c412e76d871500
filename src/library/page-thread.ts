import { parentPort } from 'node:worker_threads'
import { extractArticle, UnreadablePage } from './extract-article.ts'
import type { PageAnswer, PageToRead } from './page-reader.ts'

// The thread in which pages are taken apart: see page-reader.ts.
parentPort?.on('message', ({ html, url }: PageToRead) => {
  parentPort?.postMessage(answer(html, url))
})

function answer(html: string, url: string): PageAnswer {
  try {
    return { article: extractArticle(html, url) }
  } catch (error) {
    // Whatever else it is goes with the thread, and the page is said to be unreadable.
    if (error instanceof UnreadablePage) return { problem: error.problem }
    throw error
  }
}
