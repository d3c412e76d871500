import { describe, expect, it } from 'vitest'
import { readQuotations } from '../../support/read-quotations.ts'

const story = (...paragraphs: string[]) => paragraphs.join('\n\n')
const speakers = (...paragraphs: string[]) => readQuotations(story(...paragraphs)).map(([who]) => who)
const TWO = ['“Where were you?” asked Ann Lee.', '“At the bridge,” said Tom Ray.']

describe('attributeUnits in a dialogue', () => {
  it.each([
    [
      'two take turns',
      [...TWO, '“All day?”', '“And half the night.”'],
      ['Ann Lee', 'Tom Ray', 'Ann Lee', 'Tom Ray'],
    ],
    [
      'one comes back after the writer’s paragraph',
      [...TWO, 'It rained.', '“All day?” asked Ann Lee.', '“All day.”'],
      ['Ann Lee', 'Tom Ray', 'Ann Lee', 'Tom Ray'],
    ],
    [
      'a third has spoken, and nobody can tell',
      [...TWO, '“Well!” cried Eva Moss.', 'It rained.', '“All day?” asked Ann Lee.', '“All day.”'],
      ['Ann Lee', 'Tom Ray', 'Eva Moss', 'Ann Lee', '-'],
    ],
    [
      'a third spoke long before, and two talk',
      [
        '“Well!” cried Eva Moss.',
        'It rained.',
        'It rained.',
        ...TWO,
        'It rained.',
        '“All day?” asked Ann Lee.',
        '“All day.”',
      ],
      ['Eva Moss', 'Ann Lee', 'Tom Ray', 'Ann Lee', 'Tom Ray'],
    ],
    [
      'somebody is called by name at the end',
      [...TWO, '“Were you?” asked Eva Moss.', '“And you, Ann?” asked Tom Ray.', '“At home.”'],
      ['Ann Lee', 'Tom Ray', 'Eva Moss', 'Tom Ray', 'Ann Lee'],
    ],
    [
      'somebody is called by name at the start',
      [...TWO, '“Were you?” asked Eva Moss.', '“Ann, where were you?” asked Tom Ray.', '“At home.”'],
      ['Ann Lee', 'Tom Ray', 'Eva Moss', 'Tom Ray', 'Ann Lee'],
    ],
    [
      'somebody is called dear',
      [...TWO, '“Were you?” asked Eva Moss.', '“Where, my dear Ann, were you?” asked Tom Ray.', '“At home.”'],
      ['Ann Lee', 'Tom Ray', 'Eva Moss', 'Tom Ray', 'Ann Lee'],
    ],
    [
      'two are called, and nobody can tell by that',
      [...TWO, '“Were you?” asked Eva Moss.', '“Ann, were you? Eva, were you?” asked Tom Ray.', '“At home.”'],
      ['Ann Lee', 'Tom Ray', 'Eva Moss', 'Tom Ray', 'Eva Moss'],
    ],
    [
      'somebody is only spoken of',
      [...TWO, '“Were you?” asked Eva Moss.', '“I saw Ann there, too!” cried Tom Ray.', '“You did?”'],
      ['Ann Lee', 'Tom Ray', 'Eva Moss', 'Tom Ray', 'Eva Moss'],
    ],
    [
      'whoever is called does not call themselves',
      [...TWO, '“Were you?” asked Eva Moss.', '“And you, Ann?” asked Tom Ray.', '“At home, Ann.”'],
      ['Ann Lee', 'Tom Ray', 'Eva Moss', 'Tom Ray', 'Eva Moss'],
    ],
  ])('knows whose turn it is where %s', (_, paragraphs, expected) =>
    expect(speakers(...paragraphs)).toEqual(expected),
  )

  it('does not take bare paragraphs of a report for a dialogue', () => {
    const rest = [
      'The town of Dover met on Monday.',
      'The bridge was shut.',
      'It rained all day.',
      'The ferry was late.',
    ]
    const said = [
      '“It is lost,” said Ann Lee.',
      '“It is,” said Tom Ray.',
      '“We must build it again, all of us, and soon.”',
    ]
    expect(speakers(...rest, ...said)).toEqual(['Ann Lee', 'Tom Ray', 'Tom Ray'])
  })

  it.each([
    [
      'her brother, by that word',
      ['Her brother Tom Ray was out. Dan Webb was in.', ...TWO.slice(0, 1), '“Is it?” said her brother.'],
      'Tom Ray',
    ],
    ['the one man near', ['Tom Ray was out.', ...TWO.slice(0, 1), '“Is it?” said her brother.'], 'Tom Ray'],
    [
      'nobody of two men',
      ['Tom Ray and Dan Webb were out.', ...TWO.slice(0, 1), '“Is it?” said her brother.'],
      '-',
    ],
  ])('takes a relative for %s', (_, paragraphs, expected) => {
    expect(speakers(...paragraphs, '“It is?” asked Ann Lee.', '“It is!” cried Ann Lee.')[1]).toBe(expected)
  })
})
