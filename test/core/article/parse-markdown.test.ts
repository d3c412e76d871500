import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../src/core/article/parse-markdown.ts'
import { sliceOf } from '../../../src/core/text/span.ts'

describe('parseMarkdown', () => {
  it('keeps the words and drops the markup, pictures and HTML', () => {
    const body =
      'A *b* **c** `d` [e](https://example.org) ![f](g.png) <b>h</b> &amp; i\\*\nj  \nk\n\n<script>l</script>\n\n> m\n\n- n\n- o'
    expect(parseMarkdown({ title: '' }, body).text).toBe('A b c d e h & i* j k\n\nm\n\nn\n\no')
  })

  it('puts every paragraph into the section of its heading', () => {
    const article = parseMarkdown({ title: '' }, 'One.\n\n## A\n\nTwo.\n\nThree.\n\n### B\n\n## C\n\nFour.')
    const sections = article.sections.map((section) => [
      section.heading && sliceOf(article.text, section.heading),
      article.paragraphs.filter(({ start, end }) => section.start <= start && end <= section.end).length,
    ])
    expect(sections).toEqual([
      [null, 1],
      ['A', 2],
      ['B', 0],
      ['C', 1],
    ])
    expect(article.sentences.map((span) => sliceOf(article.text, span))).toEqual([
      'One.',
      'Two.',
      'Three.',
      'Four.',
    ])
  })
})
