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

  const LINE = 'The bridge over the fjord will open to traffic soon,'

  it('joins lines only where most are as long as mail breaks them, and none is longer', () => {
    const wrapped = `${LINE}\nsaid the mayor.\n\n${LINE}\n${LINE}\nsaid she.`
    expect(paragraphsOf(wrapped)).toEqual(wrapped.split('\n\n'))
    // Without a blank line, with short lines, or with a long one, each line is a paragraph.
    expect(paragraphsOf(`${LINE}\nsaid the mayor.\n`)).toHaveLength(2)
    expect(paragraphsOf(`\n \n${LINE}\nsaid the mayor.\n\n`)).toHaveLength(2)
    expect(paragraphsOf('It rained.\nIt snowed.\n\nIt froze.\nIt thawed.')).toHaveLength(4)
    expect(paragraphsOf(`${LINE}\nsaid he.\n\n${LINE} ${LINE}\nsaid she.`)).toHaveLength(4)
    expect(paragraphsOf(`${LINE}\n\n${LINE}`)).toHaveLength(2)
    expect(paragraphsOf(`${LINE}\nsaid the mayor.\n \t\n${LINE}\nsaid she.`)).toHaveLength(2)
  })

  it('takes lines of 45 to 100 characters for broken by mail, where they are more than half', () => {
    const line = (length: number) => `The ${'a'.repeat(length - 5)},`
    const count = (...lengths: number[]) =>
      paragraphsOf([...lengths.map((length) => `${line(length)}\nand so on.`), 'It rained.'].join('\n\n'))
        .length
    expect([count(45), count(44), count(100), count(101)]).toEqual([2, 3, 2, 3])
    expect([count(60, 60, 20), count(60, 20)]).toEqual([4, 5])
    const indented = `${line(60)}   \n   and so on.   \n\nIt rained.`
    expect(paragraphsOf(indented)).toHaveLength(2)
    expect(paragraphsOf(`${line(100)}${' '.repeat(20)}\nand so on.\n\nIt rained.`)).toHaveLength(2)
  })

  it.each([
    ['What happens next', true],
    ['2025 in pictures', true],
    ['Ships, boats and St. Mary', true],
    ['what happens next', false],
    ['What happens next?', false],
    ['“It ends”', false],
    ['He said: “It ends.”', false],
    [`The ${'long '.repeat(10)}word`, true],
    [`The ${'long '.repeat(11)}word`, false],
    [`The ${'a'.repeat(86)}`, true],
    [`The ${'a'.repeat(87)}`, false],
  ])('takes %j before a paragraph for a heading: %s', (line, heads) => {
    const { sections } = parsePlainText({ title: '' }, `${line}\nThe bridge opens on Monday.`)
    expect(sections[0]?.heading !== null).toBe(heads)
  })

  it('has no paragraph in a text of spaces', () => {
    expect(paragraphsOf(' \n\n \t ')).toEqual([])
  })
})
