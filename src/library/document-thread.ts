import { parentPort } from 'node:worker_threads'
import type { DocumentAnswer, DocumentToRead } from './document-reader.ts'
import { extractArticle } from './extract-article.ts'
import { readFeed } from './read-feed.ts'
import { UnreadableDocument } from './unreadable-document.ts'

// The thread in which documents are taken apart: see document-reader.ts.
parentPort?.on('message', (document: DocumentToRead) => {
  parentPort?.postMessage(answer(document))
})

function answer({ kind, text, url }: DocumentToRead): DocumentAnswer {
  try {
    return { reading: kind === 'page' ? extractArticle(text, url) : readFeed(text, url) }
  } catch (error) {
    // Whatever else it is goes with the thread, and the document is said to be unreadable.
    if (error instanceof UnreadableDocument) return { problem: error.problem }
    throw error
  }
}
