import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../../src/core/text/sentences.ts'
import { type Span, sliceOf } from '../../../src/core/text/span.ts'

const split = (text: string) =>
  splitSentences(text, { start: 0, end: text.length }).map((span) => sliceOf(text, span))

describe('splitSentences', () => {
  it.each([
    [['Mr. Lee met Gen. Ray.', 'They spoke.']],
    [['The U.S. Senate met at 9 a.m. Friday in Washington, D.C., for an hour.', 'It rose.']],
    [['George W. Bush met J. K. Rowling.', 'Nobody knew.']],
    [['“Really?” she asked.', '“Yes!” he said.']],
    [['It costs $3.50 a head.', 'That is all.']],
    [['He came from the U.S.', 'The crowd cheered.']],
    [['“We got along… Make a deal.”', 'He left.']],
    [['Was it No. 5?', 'No.', 'It was not.']],
    [['“It is over.”', '“Is it?”']],
    [['He met Lt. Col. Ray.', 'See p. 5 and No. 7.']],
    [['It was Plan B.', 'The rest came.']],
    [['J. Edgar came.', 'So did I.', 'Lee came too.']],
    [['Was it Tuesday?', 'No.', 'It was May 5.']],
    [['It rained.', '“It is over. ”']],
    [['He met a Mr.']],
    [['He fell!”)']],
    [['It is over. ”)']],
    [['He is what I am.', 'So am I.', 'You are not.']],
    [['He left Acme Inc.', 'On Friday it fell.']],
    [['He left Acme Inc. Friday.', 'It fell.']],
    [['“Go!” he said.', '(It was late.)', '“Stop.”']],
    [['He joined Acme Inc. (“The Firm”) in May.', 'It fell.']],
    [['He joined Acme Inc. (The Firm) in May.', 'It fell.']],
    [['And so it was… and went.', 'Who? – nobody! – me; no one.']],
  ])('splits %j', (sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences)
  })

  it('looks at nothing outside of the paragraph, which may be empty', () => {
    const text = 'He saw Dr.\n\nIt was late. he left.\n\nmore. And more.'
    const end = text.indexOf('\n\nmore')
    const sentences = (span: Span) => splitSentences(text, span).map((one) => sliceOf(text, one))
    expect(sentences({ start: 0, end: 10 })).toEqual(['He saw Dr.'])
    expect(sentences({ start: 12, end })).toEqual(['It was late. he left.'])
    expect(sentences({ start: 12, end: 24 })).toEqual(['It was late.'])
    expect(sentences({ start: 10, end: 12 })).toEqual([])
    const mark = 'It is over. ”'
    expect(splitSentences(`${mark}\n\nMore.`, { start: 0, end: mark.length })).toEqual([
      { start: 0, end: mark.length },
    ])
  })

  it('goes on where a line was broken, and the next one moved in', () => {
    expect(split('He met a\n  man at noon.')).toEqual(['He met a\n  man at noon.'])
  })

  it('loses nothing but white space, and every span slices back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Mr', '.', ' ', '?', '!', '”', '“', 'a', 'B', 'U.S', '\t', '—', '(', ')')),
        (parts) => {
          const text = parts.join('')
          expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        },
      ),
    )
  })
})
