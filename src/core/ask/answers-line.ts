import type { Span } from '../text/span.ts'
import type { Answer, PassageCandidate } from './rank-passages.ts'

/** One line of `summit ask --jsonl`. Offsets are UTF-16 code units into the text as given. */
export interface AnswersLine {
  readonly id: string
  readonly answers: readonly {
    readonly question: string
    /** The best first. */
    readonly passages: readonly Span[]
    readonly answered: boolean
  }[]
}

/** Lays the answers to an article's questions out as a line of `summit ask --jsonl`. */
export function toAnswersLine(
  id: string,
  answers: readonly { readonly question: string; readonly answer: Answer<PassageCandidate> }[],
): AnswersLine {
  return {
    id,
    answers: answers.map(({ question, answer }) => ({
      question,
      passages: answer.passages.map(({ candidate }) => candidate.sentence),
      answered: answer.answered,
    })),
  }
}
