import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article/article.ts'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { attributeQuotes } from '../../../src/core/quotes/attribute-quotes.ts'
import { covers, sliceOf } from '../../../src/core/text/span.ts'
import { manyRuns } from '../../support/many-runs.ts'

/** Pieces from which nearly anything that happens around quotations can be put together. */
const PIECES = [
  '“', '”', '"', "'", '’', '‘', "''", '«', '»', '.', ',', '?', ':', ' — ', '\n', '\n\n', ' ', ' ', ' ', ' ',
  'Ann Lee', 'Lee', 'Mr. Ray', 'Tom Ray', 'the mayor of Dover', 'she', 'he', 'who', 'said', 'told', 'added', 'according to',
  'We will rebuild the bridge', 'no', 'I', 'so-called', 'known as', 'LEE:', 'Q:', 'A:', 'Both leaders', 'the', 'bridge', '10', '🙂', 'É',
] as const // prettier-ignore

const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))

function read(source: string): { article: Article } & ReturnType<typeof attributeQuotes> {
  const article = parsePlainText({ title: '' }, source)
  return { article, ...attributeQuotes(article) }
}

describe('attributeQuotes, on any text,', () => {
  it('gives spans inside the article, in order, without white space at their ends', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { article, quotes, people } = read(source)
        const whole = { start: 0, end: source.length }
        for (const { content, source: mention, cue, speakers, confidence } of quotes) {
          for (const span of content) {
            const words = sliceOf(article.text, span)
            expect(words).toBe(words.trim())
            expect(words).not.toBe('')
          }
          for (const span of [...content, mention, cue])
            if (span !== null) expect(covers(whole, span)).toBe(true)
          expect([...content].sort((a, b) => a.start - b.start)).toEqual(content)
          expect(people.map(({ id }) => id)).toEqual(expect.arrayContaining([...speakers]))
          expect(confidence >= 0 && confidence <= 1).toBe(true)
        }
        const starts = quotes.map(({ content: [first] }) => first.start)
        expect([...starts].sort((a, b) => a - b)).toEqual(starts)
      }),
      { numRuns: manyRuns(500) },
    )
  })

  it('gives the same result again', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(read(source)).toEqual(read(source))
      }),
      { numRuns: manyRuns(200) },
    )
  })

  it('keeps ids apart', () => {
    fc.assert(
      fc.property(text, (source) => {
        const ids = read(source).people.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: manyRuns(200) },
    )
  })

  it('changes nothing when a paragraph without names or marks follows', () => {
    fc.assert(
      fc.property(text, (source) => {
        const before = `${source}\n\nNothing else was decided on that day.`
        const after = `${before}\n\nThe weather stayed dry and cold until late in the week.`
        const { people, quotes } = read(before)
        expect(read(after)).toMatchObject({ people, quotes })
      }),
      { numRuns: manyRuns(300) },
    )
  })

  it('never throws, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (source) => {
        expect(read(source).quotes.length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: manyRuns(10_000) },
    )
  }, 60_000)
})
