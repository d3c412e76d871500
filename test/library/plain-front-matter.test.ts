import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readPlainFrontMatter } from '../../src/library/plain-front-matter.ts'

describe('readPlainFrontMatter', () => {
  it('reads a title, an address, a publisher and a date', () => {
    const yaml =
      'title: ‘No deal’: what Lee, 54, said\nurl: https://news.example/a?b=1&c=2\npublisher: The Paper\npublished: 2025-08-16'
    expect(readPlainFrontMatter(yaml.replace('‘No deal’: what', 'What'))).toEqual({
      title: 'What Lee, 54, said',
      url: 'https://news.example/a?b=1&c=2',
      publisher: 'The Paper',
      published: '2025-08-16',
    })
    expect(readPlainFrontMatter(yaml)).toBeUndefined()
  })

  it.each([
    ['a list', 'also:\n  - url: https://a.example'],
    ['quotation marks', 'title: "A: b"'],
    ['a comment', 'title: A # b'],
    ['a key that comes twice', 'title: A\ntitle: B'],
    ['a truth', 'title: True'],
    ['nothing', 'title: null'],
    ['a number', 'title: 12'],
    ['a folded line', 'title: A\n  b'],
    ['an anchor', 'title: &a A'],
    ['nothing at all', ''],
  ])('leaves %s to the parser', (_name, yaml) => {
    expect(readPlainFrontMatter(yaml)).toBeUndefined()
  })

  it('gives what the parser gives', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'B',
        'title',
        'url',
        'null',
        'true',
        'yes',
        'no',
        'on',
        '1',
        '12',
        '1e3',
        '0x1',
        '2025-08-16',
        ' ',
        '  ',
      ],
      ...[
        ': ',
        ':',
        '\n',
        ' #',
        '#',
        '-',
        '- ',
        ',',
        "'",
        '"',
        '“',
        '’',
        '&',
        '*',
        '!',
        '%',
        '@',
        '`',
        '|',
        '>',
        '[',
        ']',
      ],
      ...[
        '{',
        '}',
        '?',
        '=',
        '/',
        '.',
        '~',
        '(',
        ')',
        '_',
        '–',
        '\t',
        '\u00a0',
        '\u0085',
        '\u2028',
        '\ufeff',
        '<<',
        'é',
        'Ω',
      ],
    )
    const value = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
    const line = fc.tuple(fc.constantFrom('title', 'url', 'a', 'published', '<<', ''), value)
    const yaml = fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((lines) => lines.map(([key, text]) => `${key}: ${text}`).join('\n'))
    fc.assert(
      fc.property(yaml, (text) => {
        const read = readPlainFrontMatter(text)
        if (read !== undefined) expect(read).toEqual(parse(text))
      }),
      { numRuns: 3000 },
    )
  })
})
