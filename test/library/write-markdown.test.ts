import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sliceOf } from '../../src/core/index.ts'
import { readArticle } from '../../src/library/read-article.ts'
import { writeMarkdown } from '../../src/library/write-markdown.ts'

const read = (markdown: string) => readArticle('a.md', new TextEncoder().encode(markdown))

describe('writeMarkdown', () => {
  it('writes what a person can read and mend', () => {
    const details = {
      title: 'Ostby: the bridge opens',
      url: 'https://ostby.example/a',
      published: '2025-08-16',
      fetched: '2025-08-17',
      also: [{ url: 'https://wire.example/b', publisher: 'Wire' }],
    }
    const markdown = writeMarkdown(details, [
      { kind: 'paragraph', text: 'It opens.' },
      { kind: 'heading', text: 'What comes next' },
      { kind: 'quotation', text: '“No toll,” she said.' },
    ])
    expect(markdown).toMatchInlineSnapshot(`
      "---
      title: "Ostby: the bridge opens"
      url: https://ostby.example/a
      published: 2025-08-16
      fetched: 2025-08-17
      also:
        - url: https://wire.example/b
          publisher: Wire
      ---

      It opens.

      ## What comes next

      > “No toll,” she said.
      "
    `)
    expect(read(markdown)).toMatchObject(details)
  })

  it('is read back to the same title and the same paragraphs, whatever is in them', () => {
    const awkward = fc.constantFrom(
      ...[
        '# ',
        '1. ',
        '- ',
        '> ',
        '*',
        '_',
        '`',
        '[a](b)',
        '<b>',
        '&amp;',
        '\\',
        '---',
        '===',
        '~~~',
        '1)',
        '+ ',
        '|',
        '!',
      ],
      ...[
        'http://a.b',
        '<http://a.b>',
        'word',
        ' ',
        '“',
        ': ',
        "'",
        '"',
        '#',
        '\n',
        '\t',
        '{',
        '}',
        '%',
        '@',
        '…',
      ],
    )
    const words = fc
      .array(fc.oneof(awkward, fc.string({ maxLength: 5 })), { minLength: 1, maxLength: 12 })
      .map((pieces) => pieces.join(''))
      // Control characters and such are nobody's words.
      .map((text) => text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim())
      .filter((text) => /\p{L}/u.test(text))
    fc.assert(
      fc.property(words, fc.array(words, { minLength: 1, maxLength: 4 }), (title, texts) => {
        const article = read(
          writeMarkdown(
            { title },
            texts.map((text) => ({ kind: 'paragraph', text })),
          ),
        )
        expect(article.title).toBe(title)
        expect(article.paragraphs.map((span) => sliceOf(article.text, span))).toEqual(texts)
      }),
      { numRuns: 500 },
    )
  })
})
