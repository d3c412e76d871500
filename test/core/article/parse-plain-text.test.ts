import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { sliceOf } from '../../../src/core/text/span.ts'

function paragraphsOf(text: string): string[] {
  const article = parsePlainText({ title: '' }, text)
  return article.paragraphs.map((span) => sliceOf(article.text, span))
}

describe('parsePlainText', () => {
  it('leaves the text as given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const article = parsePlainText({ title: '' }, text)
        expect(article.text).toBe(text)
        for (const { start, end } of [...article.sentences, ...article.paragraphs, ...article.sections]) {
          expect(start < end && end <= text.length).toBe(true)
        }
      }),
    )
  })

  it('reads a line as a paragraph and a short unpunctuated one before it as a heading', () => {
    const text =
      'Opening line, long enough.\nWhat happens next\nThe bridge opens.\nA list without end\nB list without end\nThe end.'
    expect(paragraphsOf(text)).toEqual([
      'Opening line, long enough.',
      'The bridge opens.',
      'A list without end',
      'The end.',
    ])
  })

  it('joins hard-wrapped lines', () => {
    const text =
      'The bridge over the fjord will open to traffic on Monday, said the\nmayor, who had waited for that day since the spring of last year.\n\nNobody else had waited, because there was nothing to be seen from\nthe road, and the ferry was never late.\n'
    expect(paragraphsOf(text)).toHaveLength(2)
  })

  it('takes the last heading-like line of several for the heading of what follows', () => {
    const article = parsePlainText({ title: '' }, 'First\nSecond\nThe bridge opens.')
    expect(article.sections.map(({ heading }) => heading && sliceOf(article.text, heading))).toEqual([
      null,
      'Second',
    ])
  })
})
