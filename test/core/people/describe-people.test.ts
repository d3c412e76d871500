import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import type { Person } from '../../../src/core/people/person.ts'
import { attributeQuotes } from '../../../src/core/quotes/attribute-quotes.ts'

function people(text: string): Person[] {
  return attributeQuotes(parsePlainText({ title: '' }, text)).people
}

describe('describePeople', () => {
  it.each([
    ['a title', 'French President Marie Dupont came to Dover.', 'French President'],
    ['a role', 'Dover council spokeswoman Marie Dupont came late.', 'Dover council spokeswoman'],
    [
      'a phrase after the name',
      'Marie Dupont, a professor of law at Dover, came late.',
      'professor of law at Dover',
    ],
    ['a phrase after the age', 'Marie Dupont, 23, a student from Dover, came late.', 'student from Dover'],
    ['a form of address as none', 'Ms. Marie Dupont came to Dover.', undefined],
    ['several titles', 'Prof. Dr. Marie Dupont came to Dover.', 'Prof. Dr.'],
    ['a title after a form of address', 'Mr. Justice Carl Dupont came to Dover.', 'Mr. Justice'],
    [
      'a phrase after a later mention',
      'Marie Dupont came. Dupont, a professor of law, left.',
      'professor of law',
    ],
    [
      'a phrase about something else as none',
      'Marie Dupont, the friend of a friend, came late.',
      'friend of a friend',
    ],
  ])('reads %s', (_, text, role) => expect(people(text)[0]?.role).toBe(role))

  it('tells those who share a family name apart by their forms of address', () => {
    const names = (text: string) => people(text).map(({ name }) => name)
    expect(names('Mr. Lee came late. “No,” said Mrs. Lee.')).toEqual(['Mr. Lee', 'Mrs. Lee'])
    expect(names('Mr. Lee came late. “No,” said Mrs. Ray.')).toEqual(['Lee', 'Ray'])
  })

  it('takes no adjective that opens a sentence for a name', () => {
    expect(people('Ann Lee studies bees. Previous experiments had shown the same.')).toHaveLength(1)
  })

  it('makes ids of plain letters and numbers namesakes', () => {
    const text = 'José Muñoz met Mr. Lee and Mrs. Lee. “No,” said Mr. Lee. “Yes,” said Mrs. Lee.'
    expect(people(text).map(({ id }) => id)).toEqual(['jose-munoz', 'lee', 'lee-2'])
  })

  it('lists the words that a quotation calls somebody by', () => {
    const pair = 'Ann Lee met Tom Ray in Dover.\n\n“We will help with all of it,” both leaders said.'
    expect(people(pair).map(({ aliases }) => aliases)).toEqual([[], []])
    const text = 'French President Marie Dupont came to Dover.\n\n“We will help,” the French president said.'
    expect(people(text)[0]?.aliases).toEqual(['President Marie Dupont', 'the French president'])
  })
})
