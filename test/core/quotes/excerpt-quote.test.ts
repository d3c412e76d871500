import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article/article.ts'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { countQuotedWords } from '../../../src/core/quotes/count-quoted-words.ts'
import { closeQuotations, excerptQuote } from '../../../src/core/quotes/excerpt-quote.ts'
import type { Quote } from '../../../src/core/quotes/quote.ts'
import { sliceOf, type Span } from '../../../src/core/text/span.ts'

const parse = (text: string) => parsePlainText({ title: '' }, text)

function spanOf({ text }: Article, words: string): Span {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}

function quote(article: Article, kind: Quote['kind'], first: string, ...rest: string[]): Quote {
  const content = [spanOf(article, first), ...rest.map((words) => spanOf(article, words))] as const
  return { content, kind, speakers: [], source: null, cue: null, confidence: 1 }
}

describe('excerptQuote', () => {
  it.each([
    [
      '“We shall build it. All of it,” said Lee. It rained.',
      'direct',
      'We shall build it. All of it,',
      '“We shall build it. All of it,”',
    ],
    ['Lee was glad. "We shall build it," she said.', 'direct', 'We shall build it,', '"We shall build it,"'],
    ['Lee was glad. «We shall build it», she said.', 'direct', 'We shall build it', '«We shall build it»'],
    ['LEE: We shall build it. It rained.', 'direct', 'We shall build it.', 'We shall build it.'],
    [
      'It rained. Lee said “we shall build it” at last. It rained.',
      'direct',
      'we shall build it',
      'Lee said “we shall build it” at last.',
    ],
    [
      'It rained. Lee spoke of a “New Bridge” again. It rained.',
      'mixed',
      'New Bridge',
      'Lee spoke of a “New Bridge” again.',
    ],
    [
      'It rained. Lee called it “old. Very old” then. It rained.',
      'mixed',
      'old. Very old',
      'Lee called it “old. Very old” then.',
    ],
    ['It rained. “Old.” It was.', 'mixed', 'Old.', '“Old.”'],
  ] as const)('of “%s” shows what can stand alone', (text, kind, words, expected) => {
    const article = parse(text)
    const shown = excerptQuote(article, quote(article, kind, words))
    expect(sliceOf(text, shown)).toBe(expected)
    expect(shown.marked.map((span) => sliceOf(text, span))).toEqual([words])
  })

  it('shows the writer’s interruption with what it interrupts', () => {
    const article = parse('Well. “We shall,” said Lee, “and soon.” It rained.')
    const shown = excerptQuote(article, quote(article, 'direct', 'We shall,', 'and soon.'))
    expect(sliceOf(article.text, shown)).toBe('“We shall,” said Lee, “and soon.”')
    expect(shown.marked).toHaveLength(2)
  })
})

describe('closeQuotations', () => {
  const article = parse('Lee spoke. “It is old. It is very old.” She left. “No,” said Ray.')
  const quotes = [quote(article, 'direct', 'It is old. It is very old.'), quote(article, 'direct', 'No,')]
  const closed = (words: string) =>
    sliceOf(article.text, closeQuotations(article, quotes, spanOf(article, words)))

  it.each([
    ['“It is old.', '“It is old. It is very old.”'],
    ['It is old.', 'It is old. It is very old.”'],
    ['It is very old.', 'It is very old.'],
    ['Lee spoke. “', 'Lee spoke. “'],
    ['Lee spoke. “I', 'Lee spoke. “It is old. It is very old.”'],
    ['“It is old. It is very old.” She left.', '“It is old. It is very old.” She left.'],
    ['old.” She left. “N', 'old.” She left. “No,”'],
  ])('adds to “%s” what is quoted at its end', (words, expected) => expect(closed(words)).toBe(expected))

  it('closes one that the writer interrupts', () => {
    const broken = parse('“We shall,” said Lee, “and soon.” It rained.')
    const interrupted = [quote(broken, 'direct', 'We shall,', 'and soon.')]
    expect(sliceOf(broken.text, closeQuotations(broken, interrupted, spanOf(broken, 'We')))).toBe(
      'We shall,” said Lee, “and soon.”',
    )
  })
})

describe('countQuotedWords', () => {
  it('counts the words quoted without the writer’s', () => {
    const article = parse('“We shall,” said Lee, “and soon.” It rained.')
    expect(countQuotedWords(article, quote(article, 'direct', 'We shall,', 'and soon.'))).toBe(4)
  })
})
