import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectionTitle } from '../../../src/core/article/assemble.ts'
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

  it('reads code and headings in their order, and leaves out what has no words', () => {
    const body = '# A *b*\n\n![c](d.png)\n\n    e\n      f\n\n---\n\n## G\n'
    const article = parseMarkdown({ title: '' }, body)
    expect(article.text).toBe('A b\n\ne f\n\nG')
    expect(article.paragraphs.map((span) => sliceOf(article.text, span))).toEqual(['e f'])
    const sections = article.sections.map((section) => [
      sectionTitle(article, section),
      sliceOf(article.text, section),
    ])
    expect(sections).toEqual([
      ['A b', 'A b\n\ne f'],
      ['G', 'G'],
    ])
  })

  it('calls the opening nothing', () => {
    const article = parseMarkdown({ title: 'T' }, 'One.')
    expect(article.sections.map((section) => sectionTitle(article, section))).toEqual([''])
    expect(article.title).toBe('T')
  })

  it('reads plain paragraphs as the parser of CommonMark does', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'B.',
        ' ',
        '  ',
        '\n',
        '\n\n',
        '\n ',
        '\t',
        '“c”',
        '1.',
        '2)',
        '3',
        '-',
        '–',
        '#',
        '##',
        '>',
        '+',
        '=',
      ],
      ...[
        '~',
        '~~~',
        '|',
        '[',
        ']',
        '(',
        ')',
        ':',
        '!',
        '&',
        '&amp;',
        'AT&T;',
        '&#65;',
        ';',
        '/',
        'https://d.example',
      ],
      ...[
        '*',
        '_',
        '`',
        '<',
        '\\',
        '\r',
        '\0',
        '\f',
        '\v',
        '\u00a0',
        '\u2028',
        '\ufeff',
        '\u0085',
        '\u{1f600}',
        "'",
      ],
    )
    expectAsWhole(fc.array(piece, { maxLength: 30 }))
  })

  it('reads paragraphs with markup one by one as the parser of CommonMark reads them all', () => {
    const inline = fc.constantFrom(
      ...['</script>', '</pre>', '</style>', '</textarea>', '?>', '>', ']]>', '</div>'],
      ...['*a*', '**', '_b_', '_', '`c`', '`', '<i>', '</i>', '<!--', '-->', '<https://d.example>'],
      ...['[e](f)', '[g', '](h', '[i][j]', '![k](l.png)', '\\*', '\\\n', '&amp;', '&', ')', ']'],
    )
    const plain = fc.constantFrom(
      'm',
      ' n',
      ' ',
      '\n\no ',
      '\np ',
      ' \nq',
      '\n> u',
      '\n## v',
      '\n- w',
      '\n\n1. x',
      '\n===',
    )
    // Most of them say of later paragraphs how they are to be read.
    const block = fc.constantFrom(
      '\n\n```\n',
      ...['<!-- ', '<?', '<!D', '<![CDATA[', '<script>', '<PRE', '<style>', '<textarea ', '<div>', '<b>'].map(
        (html) => `\n\n${html}`,
      ),
      '\n\n~~~',
      '\n\n    y',
      '\n\n\tz',
      '\n\n[i]: t\n\n',
      '\n\n[j]: t\n\n',
    )
    expectAsWhole(
      fc
        .array(fc.oneof({ arbitrary: plain, weight: 5 }, { arbitrary: inline, weight: 5 }, block), {
          maxLength: 20,
        })
        .map((pieces) => ['r ', ...pieces]),
    )
  })
})

/** Expects a body to be read as the parser reads it when it is given all of it. */
function expectAsWhole(pieces: fc.Arbitrary<string[]>): void {
  fc.assert(
    fc.property(pieces, (some) => {
      const body = some.join('')
      // A comment and empty code are left out, and what they are in is not read by paragraphs.
      const parsed = parseMarkdown({ title: '' }, `<!-- -->\n\n~~~\n~~~\n\n${body.replace(/^\ufeff/, '')}`)
      expect(parseMarkdown({ title: '' }, body)).toEqual(parsed)
    }),
    { numRuns: 2000 },
  )
}
