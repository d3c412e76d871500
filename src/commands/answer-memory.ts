import type { Store } from '../store/store.ts'
import type { Answered } from './answered.ts'

/** Gives the answer to a question as it was given before, the very same object, or answers it. */
export type RecallAnswer = (question: string, answer: () => Promise<Answered>) => Promise<Answered>

/** Answers that are remembered: what a busy server asks in a morning, in a megabyte or two. */
const KEPT = 100

/**
 * When something has happened, many people ask the same. What they are told is remembered until anything in the store
 * changes; where that cannot be told in no time, nothing is.
 */
export function createAnswerMemory(store: Pick<Store, 'revision'>): RecallAnswer {
  const answers = new Map<string, Answered>()
  let remembered: string | undefined

  return async (question, answer) => {
    const revision = store.revision()
    if (revision === undefined) return answer()
    if (revision !== remembered) answers.clear()
    remembered = revision
    const known = answers.get(question)
    if (known !== undefined) return known
    const answered = await answer()
    // Something may have changed meanwhile, and a fault is no answer.
    if (answered.outcome === 'answered' && revision === remembered) {
      answers.set(question, answered)
      // A Map keeps the order of insertion.
      const [oldest] = answers.keys()
      if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest)
    }
    return answered
  }
}
