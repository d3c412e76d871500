import { BriefingError } from '../briefing-error.ts'
import { type FetchRefusal, refusal } from './refusal.ts'

/** What is wrong with a page or a feed that came. */
export type DocumentProblem = Extract<
  FetchRefusal['code'],
  'unreadable' | 'intricate' | 'noArticle' | 'ownEntities' | 'noFeed' | 'unreadableFeed'
>

/** A page without an article, an address without a feed, or one that cannot be had. */
export class UnreadableDocument extends BriefingError {
  readonly problem: DocumentProblem

  constructor(url: string, problem: DocumentProblem, cause?: unknown) {
    const { reason } = refusal({ code: problem, what: '' })
    super('content', `[library] ${url}: ${reason}`, { cause })
    this.problem = problem
  }
}
