import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { BriefingError } from '../../src/briefing-error.ts'
import { sliceOf } from '../../src/core/index.ts'
import { readArticle } from '../../src/library/read-article.ts'

const read = (name: string, text: string) => readArticle(name, new TextEncoder().encode(text))

describe('readArticle', () => {
  it('reads Markdown with front matter', () => {
    const article = read(
      'a.md',
      '---\ntitle: The Bridge\nurl: https://example.org/a\npublisher: The Ostby Post\npublished: 2025-08-16T10:00:00Z\n---\n\nIt *will* [open](https://evil.example).\n\n## Later\n\nNot yet.',
    )
    expect(article).toMatchObject({
      title: 'The Bridge',
      url: 'https://example.org/a',
      publisher: 'The Ostby Post',
      published: '2025-08-16',
      text: 'It will open.\n\nLater\n\nNot yet.',
    })
    expect(article.sections.map(({ heading }) => heading && sliceOf(article.text, heading))).toEqual([
      null,
      'Later',
    ])
  })

  it('reads plain text, its lines as paragraphs', () => {
    const article = read('notes.txt', 'The Bridge\nIt will open.\nNot yet.\n')
    expect(article.title).toBe('The Bridge')
    expect(article.paragraphs.map((span) => sliceOf(article.text, span))).toEqual([
      'It will open.',
      'Not yet.',
    ])
  })

  it('takes the title from an opening heading, else from the name of the file', () => {
    expect(read('a.md', '# The Bridge\n\nIt will open.').title).toBe('The Bridge')
    expect(read('in/bridge-opens_late.md', 'It will open.').title).toBe('bridge opens late')
  })

  it('takes empty fields as missing, a byte-order mark and Windows line ends as nothing', () => {
    const article = read('a.md', '\uFEFF---\r\ntitle: T\r\npublisher:\r\nurl: ""\r\n---\r\nIt will open.\r\n')
    expect(article).toMatchObject({ title: 'T', text: 'It will open.' })
    expect(article).not.toHaveProperty('publisher')
    expect(article).not.toHaveProperty('url')
  })

  it.each([
    ['holds no text', '---\ntitle: x\n---\n\n'],
    ['holds no text', '<script>alert(1)</script>'],
    ['front matter that is not YAML', '---\ntitle: [\n---\nText.'],
    ['url: not an http or https address', '---\nurl: javascript:alert(1)\n---\nText.'],
    ['published: not a date', '---\npublished: soon\n---\nText.'],
    ['published: not a date', '---\npublished: 2025-02-30\n---\nText.'],
    ['front matter that cannot be used', '---\n- a\n---\nText.'],
    ['not YAML', `---\na: &a [x]\nb: [*a, *a]\n---\nText.`],
    ['is not UTF-8 text', 'nul \0 byte'],
  ])('refuses a file that %s, naming it', (reason, text) => {
    expect(() => read('bad.md', text)).toThrow(BriefingError)
    expect(() => read('bad.md', text)).toThrow(reason)
    expect(() => read('bad.md', text)).toThrow('bad.md')
  })

  it('refuses other encodings and files over 5 MB', () => {
    expect(() => readArticle('latin.txt', Uint8Array.of(0x63, 0x61, 0x66, 0xe9))).toThrow(
      'latin.txt is not UTF-8',
    )
    expect(() => readArticle('utf16.txt', Uint8Array.of(0xff, 0xfe, 0x61, 0))).toThrow(
      'utf16.txt is not UTF-8',
    )
    expect(() => readArticle('big.txt', new Uint8Array(5 * 1024 * 1024 + 1))).toThrow('larger than 5 MB')
  })

  it('reads any text at all or says what is wrong with it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('a.md', 'a.txt'), (text, name) => {
        try {
          const { text: kept, paragraphs } = read(name, text)
          expect(paragraphs.every(({ start, end }) => start < end && end <= kept.length)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(BriefingError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
