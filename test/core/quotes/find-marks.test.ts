import { describe, expect, it } from 'vitest'
import { findQuoted } from '../../../src/core/quotes/find-marks.ts'
import { sliceOf } from '../../../src/core/text/span.ts'

function read(text: string): string[] {
  return findQuoted(text, { start: 0, end: text.length }).map(({ content }) => sliceOf(text, content))
}

describe('findQuoted', () => {
  it.each([
    ['curly', 'He said “no” and “yes”.', ['no', 'yes']],
    ['straight', 'He said "no" and "yes".', ['no', 'yes']],
    ['low and high', 'He said „no“ and „yes”.', ['no', 'yes']],
    ['guillemets', 'He said « no » and «yes».', ['no', 'yes']],
    ['doubled apostrophes', "He said ''no'' and ``yes''.", ['no', 'yes']],
    ['doubled apostrophes around single ones', "He said ''she said 'no''' again.", ["she said 'no'"]],
    [
      'doubled apostrophes that open together with a single one',
      "'''No' was his word,'' she said. She said: '''No' was his word.''",
      ["'No' was his word,", "'No' was his word."],
    ],
    ['straight, with a space left out before', 'Lee said:"No." He left."Yes," said Ray.', ['No.', 'Yes,']],
    [
      'straight, with inches inside',
      'He said "a 10"x frame" and "a 19"x frame".',
      ['a 10"x frame', 'a 19"x frame'],
    ],
    ['straight, after one inside a word', 'The man"s hat is "old".', ['old']],
    ['mixed', 'He said “no" and "yes”.', ['no', 'yes']],
    ['single', 'He said ‘no’ and ‘yes’.', ['no', 'yes']],
    [
      'single with apostrophes',
      "He said 'it's the dogs' home, isn't it?' and left.",
      ["it's the dogs' home, isn't it?"],
    ],
  ])('pairs %s marks', (_, text, words) => expect(read(text)).toEqual(words))

  it.each([
    ['apostrophes', 'The ’90s weren’t the Smiths’ best years, rock ’n’ roll or not.'],
    ['inches', 'A 6\'2" guard and a 27" screen.'],
    ['an ornament', 'The end. """""""'],
    ['nothing between', 'He said “” and left.'],
  ])('finds nothing in %s', (_, text) => expect(read(text)).toEqual([]))

  it('keeps what is nested inside what holds it', () => {
    expect(read('“He said “no” to me,” said Lee.')).toEqual(['He said “no” to me,'])
    expect(read('"He said "no" to me," said Lee.')).toEqual(['He said "no" to me,'])
    expect(read('“He said ‘no’ to me,” said Lee.')).toEqual(['He said ‘no’ to me,'])
  })

  it('closes at a mark printed the wrong way round', () => {
    expect(read('“They see that. “ He left.')).toEqual(['They see that.'])
  })

  it('runs to the end of the paragraph where nothing closes', () => {
    const text = '“We go on. And on.'
    expect(findQuoted(text, { start: 0, end: text.length })).toEqual([
      { content: { start: 1, end: 18 }, outer: { start: 0, end: 18 }, style: 'double', closing: 'none' },
    ])
  })

  it('drops an opening mark that another follows before any closes', () => {
    expect(read('He was “well. “No,” he said.')).toEqual(['well.', 'No,'])
  })
})
