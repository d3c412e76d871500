import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { attributeQuotes } from '../../../src/core/quotes/attribute-quotes.ts'

function people(text: string): Record<string, readonly string[]> {
  const found = attributeQuotes(parsePlainText({ title: '' }, text)).people
  return Object.fromEntries(found.map(({ name, aliases }) => [name, aliases]))
}

describe('resolveNames', () => {
  it('joins the forms of one name, the fullest first', () => {
    expect(people('Sen. Lee spoke. Robert E. Lee then sat down. “No,” said Bob Lee.')).toEqual({
      'Robert E. Lee': ['Sen. Lee', 'Bob Lee'],
    })
  })

  it('keeps father and son apart', () => {
    expect(Object.keys(people('Robert Hall met Robert Hall Jr. in Dover.'))).toEqual([
      'Robert Hall',
      'Robert Hall Jr.',
    ])
  })

  it('gives a bare family name to the relative who is named most', () => {
    const text = 'Ann Lee met Tom Lee. Ann Lee then left. “It was good to see him,” Lee said.'
    expect(people(text)).toEqual({ 'Ann Lee': ['Lee'], 'Tom Lee': [] })
  })

  it('lets a form of address tell relatives apart', () => {
    const text = 'Ann Lee met Tom Lee. Ann Lee then left. “It was good to see her,” Mr. Lee said.'
    expect(people(text)).toEqual({ 'Ann Lee': [], 'Tom Lee': ['Mr. Lee'] })
  })

  it('takes a place or a common word for a name where the article has such a person', () => {
    expect(people('We met Cornel West and Marty Small. “No,” said West. Small said nothing.')).toEqual({
      'Cornel West': ['West'],
      'Marty Small': ['Small'],
    })
  })

  it('does not take what stands before a name for a part of it', () => {
    expect(
      Object.keys(people('In Dover, Maricopa County Recorder Helen Purcell met Donor Adelson.')),
    ).toContain('Helen Purcell')
  })

  it('takes a full name from a heading', () => {
    const text = 'Ann Lee opens up\n\nThe singer met us in Dover. “It was a hard year,” Lee said.'
    expect(people(text)).toEqual({ 'Ann Lee': ['Lee'] })
  })

  it('does not read a headline as one long name', () => {
    expect(
      Object.keys(
        people('Ann Lee Calls Tom Ray Liar Over Bridge.\n\nThe two met in Dover on Monday, and it was bad.'),
      ),
    ).toEqual(['Ann Lee', 'Tom Ray'])
  })
})
