import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { resolveNames } from '../../../src/core/people/resolve-names.ts'
import { findAddressed } from '../../../src/core/quotes/find-addressed.ts'
import { salientNames } from '../../../src/core/quotes/salient-names.ts'
import { scanArticle } from '../../../src/core/quotes/scan.ts'
import { joinUnits } from '../../../src/core/quotes/units.ts'

/** Whom each quotation of a text calls by name. */
function addressed(text: string): string[][] {
  const { scans, names } = scanArticle(parsePlainText({ title: '' }, text))
  const { figureOf } = resolveNames(text, names)
  const present = new Set(salientNames(scans, figureOf).map(({ figure }) => figure))
  return joinUnits(scans).map((unit) =>
    findAddressed({ scans, present, figureOf }, unit).map(({ words }) => words.join(' ')),
  )
}

describe('findAddressed', () => {
  it.each([
    ['at the end', '“Sit down, Ann,” said Lee.', ['Ann']],
    ['at the end of a sentence', '“Sit down, Ann. It is late,” said Lee.', ['Ann']],
    ['at the end of a question', '“Is it, Ann? It is late,” said Lee.', ['Ann']],
    ['at the end of a cry', '“Sit down, Ann! It is late,” said Lee.', ['Ann']],
    ['at the very end', '“Sit down, Ann” said Lee.', ['Ann']],
    ['at the start', '“Ann, sit down,” said Lee.', ['Ann']],
    ['at the start of a sentence', '“It is late. Ann, sit down,” said Lee.', ['Ann']],
    ['at the start after a question', '“Is it late? Ann, sit down,” said Lee.', ['Ann']],
    ['at the start after a cry', '“It is late! Ann, sit down,” said Lee.', ['Ann']],
    ['alone in a sentence', '“It is late. Ann! Sit down,” said Lee.', ['Ann']],
    ['with a form of address', '“Sit down, Mr. Ray,” said Lee.', ['Ray']],
    ['as dear at the start', '“My dear Ann, sit down,” said Lee.', ['Ann']],
    ['as dear in between', '“It is, my dear Ann, late,” said Lee.', ['Ann']],
    ['with a sigh', '“Oh Ann, sit down,” said Lee.', ['Ann']],
    ['more than once', '“Ann, sit down. Tom, you too,” said Lee.', ['Ann', 'Tom']],
    ['not in between without an endearment', '“It is, Ann, late,” said Lee.', []],
    ['not as somebody of whom it tells', '“I saw Ann there,” said Lee.', []],
    ['not as a subject', '“Ann sat down,” said Lee.', []],
    ['not after a colon', '“It is late: Ann, sit down,” said Lee.', []],
    ['not after a small word', '“And Ann, she left,” said Lee.', []],
    ['not by an office', '“Mayor, sit down,” said Lee.', []],
    ['not by a pronoun', '“You, sit down. It, too,” said Lee.', []],
    ['not alone, if the writer knows no such person', '“Hamlet,” said Lee.', []],
    ['not alone in a cry, if the writer knows no such person', '“Hamlet!” said Lee.', []],
    ['with more words, though the writer knows no such person', '“Hamlet, sit down,” said Lee.', ['Hamlet']],
    ['alone, if the writer knows them', '“Lee!” said Lee.', ['Lee']],
  ])('finds who is called by name %s', (_, text, expected) => expect(addressed(text)).toEqual([expected]))

  it('keeps quotations apart, and goes on over paragraphs', () => {
    expect(addressed('“Ann, sit down,” said Lee. “It is late, Tom.”')).toEqual([['Ann'], ['Tom']])
    expect(addressed('“Ann, sit down.\n\n“It is late, Tom.”\n\nIt rained.')).toEqual([['Ann', 'Tom']])
  })
})
