import { describe, expect, it } from 'vitest'
import { joinUnits } from '../../../src/core/quotes/units.ts'
import { scansOf } from '../../support/read-mentions.ts'

const END = '\n\nIt rained all that day, and nobody came to see it.'

/** The stretches of speech, their paragraphs parted by a slash. */
const units = (text: string) =>
  joinUnits(scansOf(text + END)).map(({ segments }) =>
    segments.map(({ content }) => text.slice(content.start, content.end)).join(' / '),
  )

describe('joinUnits', () => {
  it.each([
    ['stretches apart', '“One,” she said. “Two.”', ['One,', 'Two.']],
    [
      'a speech over paragraphs',
      '“One is one.\n\n“Two is two.\n\n“Three.”',
      ['One is one. / Two is two. / Three.'],
    ],
    [
      'the rest of a paragraph apart from the speech',
      '“One is one,” she said. “Two is two.\n\n“Three,” she said. “Four.”',
      ['One is one,', 'Two is two. / Three,', 'Four.'],
    ],
    [
      'what opens later in its paragraph apart',
      '“One is one.\n\nShe said: “Two is two.”',
      ['One is one.', 'Two is two.'],
    ],
    [
      'what comes after a paragraph of the writer’s apart',
      '“One is one.\n\nIt rained.\n\n“Two is two.”',
      ['One is one.', 'Two is two.'],
    ],
    ['what closes apart from what follows', '“One is one.”\n\n“Two is two.”', ['One is one.', 'Two is two.']],
    [
      'single marks beside double ones apart',
      '“One is one,” she said.\n\n‘Two is two.\n\n‘Three is three.’',
      ['One is one,', 'Two is two.', 'Three is three.'],
    ],
    ['a speech that never ends', '“One is one.\n\n“Two is two.', ['One is one. / Two is two.']],
  ])('keeps %s', (_, text, expected) => expect(units(text)).toEqual(expected))

  it('ends at the end of the text', () => {
    const text = 'It rained all that day.\n\n“One is one.\n\n“Two is two.'
    expect(
      joinUnits(scansOf(text)).map(({ segments, first, last }) => [
        segments.length,
        first.paragraph,
        last.paragraph,
      ]),
    ).toEqual([[2, 1, 2]])
  })
})
