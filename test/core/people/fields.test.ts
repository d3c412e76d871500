import { describe, expect, it } from 'vitest'
import { fieldOfRole, fieldWords, isOfOtherField } from '../../../src/core/people/fields.ts'

describe('fieldOfRole', () => {
  it.each([
    ['Ostby United goalkeeper', 'playing'],
    ['goalkeeper for Ostby', 'playing'],
    ['Republican senator from Ostby', 'governing'],
    ['Prime Minister', 'governing'],
    ['Mayor of Ostby, a farmer', 'governing'],
  ])('reads %s by its head', (role, field) => {
    expect(fieldOfRole(role)).toBe(field)
  })

  it.each([
    'former striker',
    'senator’s spokesman',
    'club president',
    'spokesman for the mayor',
    'ex-mayor',
    '',
  ])('tells nothing by “%s”', (role) => {
    expect(fieldOfRole(role)).toBeUndefined()
  })
})

describe('isOfOtherField', () => {
  it.each([
    ['all that is told is the other', ['old', 'senator'], true],
    ['something told is the same', ['senator', 'goalkeeper'], false],
    ['nothing is told', ['old', 'friend'], false],
    ['nothing is known', [], false],
    ['it is no longer so', ['former', 'senator'], false],
  ])('knows of a player where %s', (_, called, expected) =>
    expect(isOfOtherField(called, 'playing')).toBe(expected),
  )
})

describe('fieldWords', () => {
  it('holds what tells a field and what tells the past', () => {
    expect(fieldWords).toEqual(expect.arrayContaining(['goalkeeper', 'senator', 'former']))
  })
})
