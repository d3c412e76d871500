import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { resolveNames as resolve } from '../../../src/core/people/resolve-names.ts'
import { attributeQuotes } from '../../../src/core/quotes/attribute-quotes.ts'
import { scanArticle } from '../../../src/core/quotes/scan.ts'

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

  it('lists people as they are named, in quotations or outside of them', () => {
    expect(Object.keys(people('“Eva Moss is late,” said Ann Lee.'))).toEqual(['Eva Moss', 'Ann Lee'])
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

describe('resolveNames, name by name,', () => {
  const names = (text: string) => Object.keys(people(text))

  it.each([
    ['an initial', 'Ann Lee met Tom Ray. A. Lee then left.', { 'Ann Lee': ['A. Lee'], 'Tom Ray': [] }],
    [
      'a short form',
      'Robert Lee met Tom Ray. Bob Lee then left.',
      { 'Robert Lee': ['Bob Lee'], 'Tom Ray': [] },
    ],
    [
      'a fuller form that comes later',
      'Ann Lee met Tom Ray. Ann Beth Lee then left.',
      { 'Ann Beth Lee': ['Ann Lee'], 'Tom Ray': [] },
    ],
    [
      'a middle name as a given one',
      'Ann Beth Lee met Tom Ray. Beth Lee then left.',
      { 'Ann Beth Lee': ['Beth Lee'], 'Tom Ray': [] },
    ],
    [
      'diacritics or none',
      'José Muñoz met Tom Ray. Jose Munoz then left.',
      { 'José Muñoz': ['Jose Munoz'], 'Tom Ray': [] },
    ],
    ['a given name', 'Ann Lee met Tom Ray. Ann then left.', { 'Ann Lee': ['Ann'], 'Tom Ray': [] }],
    [
      'a family name before the full one',
      'Mr. Ray left. Ann Lee met Tom Ray.',
      { 'Ann Lee': [], 'Tom Ray': ['Mr. Ray'] },
    ],
  ])('knows somebody by %s', (_, text, expected) => expect(people(text)).toEqual(expected))

  it.each([
    ['another given name', 'Ann Lee met Eva Lee.', ['Ann Lee', 'Eva Lee']],
    ['a suffix', 'Carl Lee met Carl Lee Jr.', ['Carl Lee', 'Carl Lee Jr.']],
    [
      'the given name of the fuller form',
      'A. Lee met us. Ann Beth Lee left. Amy Lee left.',
      ['Ann Beth Lee', 'Amy Lee'],
    ],
    [
      'the given name of the fuller form, whatever the first form was',
      'Ms. A. Lee met us. Ann Beth Lee left. Amy Lee left.',
      ['Ann Beth Lee', 'Amy Lee'],
    ],
    [
      'a given name that is no middle one',
      'Ann Beth Lee met us. Cora Lee left.',
      ['Ann Beth Lee', 'Cora Lee'],
    ],
    [
      'nothing, if it is one of the middle names',
      'Ann Beth Cora Lee met us. Cora Lee left.',
      ['Ann Beth Cora Lee'],
    ],
    ['another middle initial as the same', 'Ann B. Lee met her. Ann C. Lee left.', ['Ann B. Lee']],
    ['a body of a family name', 'Ann Lee met the Lee Trust.', ['Ann Lee']],
    ['a form of address of the other sex', 'Ann Lee was late. “No,” said Mr. Lee.', ['Ann Lee', 'Mr. Lee']],
  ])('tells people apart by %s', (_, text, expected) => expect(names(text)).toEqual(expected))

  it.each([
    ['whoever is named more often', 'Ann Lee met Eva Lee. Eva Lee sat. “No,” Lee said.', 'Eva Lee'],
    ['the first of two who are named as often', 'Ann Lee met Eva Lee. “No,” Lee said.', 'Ann Lee'],
    ['whoever is introduced already', 'Ann Lee left. “No,” Lee said. Eva Lee came.', 'Ann Lee'],
    [
      'whoever is introduced later but much more often',
      'Ann Lee left. “No,” Lee said. Eva Lee came. Eva Lee sat. Eva Lee rose.',
      'Eva Lee',
    ],
    ['the one with that suffix', 'Carl Lee met Dan Lee Jr. there. “No,” Lee Jr. said.', 'Dan Lee Jr.'],
    ['the woman', 'Carl Lee met Ann Lee. Carl Lee sat. “No,” Ms. Lee said.', 'Ann Lee'],
    [
      'whoever has it as a given name, if nobody has it as a family name',
      'Eva Moss met Ann Ray. “No,” Eva said.',
      'Eva Moss',
    ],
  ])('gives one name to %s', (_, text, expected) => {
    const { people, quotes } = attributeQuotes(parsePlainText({ title: '' }, text))
    expect(people.filter(({ id }) => quotes[0]?.speakers.includes(id)).map(({ name }) => name)).toEqual([
      expected,
    ])
  })

  it('keeps the roles that an article gives somebody, and the sex that it tells', () => {
    expect(figuresOf('We met Ann Cnn and CNN. Then CNN left.')).toEqual([
      ['Ann Cnn', 'female', 'person', []],
      ['CNN', undefined, 'organisation', []],
    ])
    const figures = figuresOf(
      'The dock manager Qwert Lee met us. Mr. Lee then left. CEO Lee Qwert sat. Ann met the Swale Trust.',
    )
    expect(figures).toEqual([
      ['Qwert Lee', 'male', 'person', ['dock', 'manager', 'mr']],
      ['Lee Qwert', undefined, 'person', ['chief', 'executive']],
      ['Swale Trust', undefined, 'organisation', []],
      ['Ann', 'female', 'unknown', []],
    ])
  })

  it('does not take an initial for a middle name', () => {
    expect(figuresOf('Ann B. Lee met us. B. Lee left.').map(([name]) => name)).toEqual([
      'Ann B. Lee',
      'B. Lee',
    ])
  })

  it('knows the sex of one name by itself only where it is not a family name', () => {
    expect(figuresOf('Then left Anna. Later Qwert left.')).toEqual([
      ['Anna', 'female', 'unknown', []],
      ['Qwert', undefined, 'unknown', []],
    ])
    expect(figuresOf('Then Tom met Carl Anna.')).toEqual([
      ['Carl Anna', 'male', 'person', []],
      ['Tom', 'male', 'unknown', []],
    ])
  })

  it('makes a person of a name once something tells that it is one', () => {
    expect(figuresOf('Then left Qwert. Later the mayor Qwert came.')).toEqual([
      ['Qwert', undefined, 'person', ['mayor']],
    ])
    expect(figuresOf('Qwert Lee left. Mr. Qwert Lee then came back.')).toEqual([
      ['Qwert Lee', 'male', 'person', ['mr']],
    ])
    expect(figuresOf('Then left Qwert Lee. Later Lee came back.')).toEqual([
      ['Qwert Lee', undefined, 'unknown', []],
    ])
  })

  it('takes a place for nobody, unless somebody is called so', () => {
    expect(figuresOf('They came from Jordan. They met us.')).toEqual([])
    expect(figuresOf('They came from Jordan. They met Ann West. West left.').map(([name]) => name)).toEqual([
      'Ann West',
    ])
    expect(figuresOf('They came from West Jordan. They met West.')).toEqual([])
  })
})

function figuresOf(text: string): [string, string | undefined, string, string[]][] {
  const { names } = scanArticle(parsePlainText({ title: '' }, text))
  const { figures } = resolve(text, names)
  return figures.map(({ words, gender, bearer, roleWords }) => [
    words.join(' '),
    gender,
    bearer,
    [...roleWords],
  ])
}
