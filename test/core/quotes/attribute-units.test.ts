import { describe, expect, it } from 'vitest'
import { readQuotations } from '../../support/read-quotations.ts'

/** Speakers and words, quotation by quotation. */
const said = (text: string) => readQuotations(text).map(([who, words]) => [who, words])

describe('attributeUnits', () => {
  it.each([
    ['“Is it so?” The old bridge of the town is shut.', []],
    ['“What bridge?” That was the joke of the day.', []],
    ['“Is it so now?” The old bridge of the town is shut.', [['-', 'Is it so now?']]],
    ['The bridge is shut. “Is it?\n\n“It is shut.”', [['-', 'Is it? / It is shut.']]],
  ])('takes in “%s” a few words that nobody says for the writer’s own', (text, expected) =>
    expect(said(text)).toEqual(expected),
  )

  it('gives no fragment to whoever spoke in the sentence before, if its own sentence names somebody', () => {
    const text =
      'Ann Lee said that it was late. Tom Ray’s prediction was that the town would have “the best bridge ever built in the county.”'
    expect(said(text)).toEqual([['Tom Ray', 'the best bridge ever built in the county.']])
  })

  it.each([
    [
      'of whom the paragraph before says that they speak',
      '“Where were you?” asked Tom Ray. And Ann Lee said:',
      [
        ['Tom Ray', 'Where were you?'],
        ['Ann Lee', 'All day!'],
      ],
    ],
    [
      'of whom it says so without naming the first',
      '“Where were you?” cried the man. Ann Lee added:',
      [
        ['-', 'Where were you?'],
        ['Ann Lee', 'All day!'],
      ],
    ],
  ])('takes in a dialogue for whoever answers the one %s', (_, first, expected) => {
    const text = [first, '“All day!”', '“Where?” said Ann Lee.', '“No?” said Tom Ray.'].join('\n\n')
    expect(said(text).slice(0, 2)).toEqual(expected)
  })
})
