import { describe, expect, it } from 'vitest'
import { foldName, genderOfGivenName, isGivenName } from '../../../src/core/people/given-names.ts'
import { areCompatibleGivenNames } from '../../../src/core/people/nicknames.ts'
import { spelledOut } from '../../../src/core/people/roles.ts'

describe('genderOfGivenName', () => {
  it.each([
    ['Tom', 'male'],
    ['Anna', 'female'],
    ['ANNA', 'female'],
    ['Robin', undefined],
    ['Qwert', undefined],
    ['Anna-Qwert', 'female'],
    ['Qwert-Anna', undefined],
    ['José', 'male'],
  ])('knows that of %s', (name, gender) => expect(genderOfGivenName(name)).toBe(gender))

  it('knows names of either', () => {
    expect(['Robin', 'Anna', 'Qwert', 'Anna-Qwert'].map(isGivenName)).toEqual([true, true, false, false])
  })
})

describe('foldName', () => {
  it.each([
    ['Erdoğan', 'erdogan'],
    ['O’Neill', "o'neill"],
    ['J.', 'j'],
    ['U.S.', 'u.s'],
    ['Ann', 'ann'],
  ])('folds %s', (name, folded) => expect(foldName(name)).toBe(folded))
})

describe('areCompatibleGivenNames', () => {
  it.each([
    ['ann', 'ann', true],
    ['j', 'john', true],
    ['john', 'j', true],
    ['j', 'tom', false],
    ['tom', 'j', false],
    ['alex', 'alexander', true],
    ['alexander', 'alex', true],
    ['ale', 'alexander', true],
    ['al', 'alexander', false],
    ['al', 'albert', true],
    ['bob', 'robert', true],
    ['robert', 'bob', true],
    ['bob', 'rob', true],
    ['bill', 'robert', false],
    ['bill', 'bob', false],
    ['ann', 'tom', false],
    ['steve', 'stephen', true],
    ['steve', 'steven', true],
  ])('knows of %s and %s', (a, b, expected) => expect(areCompatibleGivenNames(a, b)).toBe(expected))
})

describe('spelledOut', () => {
  it('writes initials of offices in full', () => {
    expect(spelledOut(['the', 'former', 'ceo'])).toEqual(['the', 'former', 'chief', 'executive'])
  })
})
