import { describe, expect, it } from 'vitest'
import { quoteKey } from '../../src/digests/quote-key.ts'
import { makeArticle } from '../support/articles.ts'

function keysOf(text: string): string[] {
  const article = makeArticle('a', text)
  return article.analysis.quotes.map((quote) => quoteKey(article, quote))
}

describe('quoteKey', () => {
  it('is the same for the same words, whatever their marks and case, in one piece or in two', () => {
    const [key] = keysOf('“We will rebuild the old bridge this year,” Ann Lee said on Monday.')
    expect(key).toMatch(/^[\w-]{16}$/)
    expect(keysOf('"We will rebuild the old bridge THIS year!" Bob Ray said.')).toEqual([key])
    expect(keysOf('“We will rebuild,” Ann Lee said, “the old bridge this year.”')).toEqual([key])
  })

  it('is another for other words', () => {
    const keys = keysOf(
      '“We will rebuild the bridge,” Ann Lee said.\n\n“We will not rebuild the bridge,” Bob Ray said.',
    )
    expect(new Set(keys).size).toBe(2)
  })
})
