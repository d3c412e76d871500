import type { Article } from '../article/article.ts'
import { type Span, sliceOf } from '../text/span.ts'
import { findDates, type FoundDate } from './find-dates.ts'

/** Something that an article says is to come: announced, invited to, promised. */
export interface NextStep {
  /** In a brief with the sentences before that it leans on. */
  readonly sentence: Span
  /** When, where the sentence names a day that lies ahead. */
  readonly date: FoundDate | null
}

/** What is to come after an article, in reading order: sentences that set a date ahead or commit somebody to a step. */
export function findNextSteps(
  article: Article,
  dates: readonly FoundDate[] = findDates(article),
): NextStep[] {
  const { text, published = '' } = article
  let next = 0
  return article.sentences.flatMap((sentence): NextStep[] => {
    const inside: FoundDate[] = []
    for (let date = dates[next]; date !== undefined && date.span.start < sentence.end; date = dates[++next]) {
      inside.push(date)
    }
    const words = sliceOf(text, sentence)
    // Of a month or year under way, the date is its first day: it does not lie ahead.
    const ahead = inside.find(({ date }) => published !== '' && date > published) ?? null
    if (ahead !== null && LOOKS_AHEAD.test(words)) return [{ sentence, date: ahead }]
    return COMMITS.test(words) && !HYPOTHETICAL.test(words) ? [{ sentence, date: ahead }] : []
  })
}

const LOOKS_AHEAD =
  /\b(?:will|would|shall|is to|are to|was to|were to|to be|plan(?:s|ned)?|schedul\w+|expect\w*|due|deadline|set|slated|until|by|invit\w+|announc\w+|promis\w+|vow\w*|pledg\w+|upcoming|next|hopes?|aims?|intends?|could|may|should|ahead of|propos\w+)\b|’ll\b|'ll\b/i

/** Words by which somebody is bound to, or asked for, something to come. */
const COMMITS =
  /\b(?:(?:has|have|had) (?:promised|vowed|pledged|agreed|invited|scheduled)|(?:promise|vow|pledge|agree|offer)(?:s|d|ed) to(?= [a-z])|promised(?= [a-z])|invit(?:es|ed) \w+|(?:is|are|was|were) (?:due|set|scheduled|slated|expected|invited|ordered) (?:to|for|on|in)|plan(?:s|ned)? to|scheduled (?:for|to)|next (?:round|meeting|step|steps|hearing|session|phase|summit|talks)|(?:said|says|announced|confirmed|added|noted) (?:that )?(?:he|she|it|they|\w+) (?:will|would)|follow-up (?:meeting|talks|summit)|deadline)\b/i

const HYPOTHETICAL = /\b(?:would have|would not have|wouldn[’']t have|if (?:he|she|they|it) (?:had|were))\b/i
