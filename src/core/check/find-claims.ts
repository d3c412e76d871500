import { analyse } from '../analyse.ts'
import { parsePlainText } from '../article/parse-plain-text.ts'
import { sliceOf } from '../text/span.ts'

/** Words that somebody claims were said, and by whom, if the text says so. */
export interface Claim {
  readonly words: string
  readonly speaker?: string
}

/**
 * The quotations that a message claims: those in quotation marks, with the speakers that it names; where it has none,
 * the whole text is the claim.
 */
export function findClaims(message: string): Claim[] {
  const article = parsePlainText({ title: '' }, message)
  const { people, quotes } = analyse(article)
  const claims = quotes.map(({ content, speakers }): Claim => {
    const words = content.map((span) => sliceOf(article.text, span)).join(' ')
    const speaker = people.find(({ id }) => speakers.includes(id))?.name
    return speaker === undefined ? { words } : { words, speaker }
  })
  return claims.length > 0 ? claims : [{ words: message }]
}
