import { describe, expect, it } from 'vitest'
import { findSamePerson, isBareName, type KnownPerson, readName } from '../../../src/core/index.ts'

const known = (...people: readonly (readonly [string, number, string?])[]): KnownPerson[] =>
  people.map(([name, quotes, role]) => ({ id: name, name, quotes, ...(role !== undefined && { role }) }))
const same = (name: string, people: KnownPerson[], role?: string) =>
  findSamePerson({ name, role }, people)?.name

describe('findSamePerson', () => {
  it('takes a name with an initial more or less for the same, a suffix or another initial for another', () => {
    const trumps = known(['Donald Trump', 50], ['Donald Trump Jr.', 5], ['Melania Trump', 9])
    expect(same('Donald J. Trump', trumps)).toBe('Donald Trump')
    expect(same('Donald Trump Jr.', trumps)).toBe('Donald Trump Jr.')
    expect(same('Ivanka Trump', trumps)).toBeUndefined()
    const bushes = known(['George W. Bush', 9], ['George H. W. Bush', 8])
    expect(same('George W. Bush', bushes)).toBe('George W. Bush')
    expect(same('George Walker Bush', bushes)).toBe('George W. Bush')
    // Either of them.
    expect(same('George Bush', bushes)).toBeUndefined()
  })

  it('gives a bare surname to whom its role fits, else to who is quoted far more than the others', () => {
    const lees = known(['Ann Lee', 3, 'Mayor of Ostby'], ['Bob Lee', 2, 'judge'])
    expect(same('Lee', lees)).toBeUndefined()
    expect(same('Lee', lees, 'mayor')).toBe('Ann Lee')
    expect(same('Lee', known(['Ann Lee', 40], ['Bob Lee', 2]))).toBe('Ann Lee')
    expect(same('Lee', known(['Ann Lee', 1]))).toBe('Ann Lee')
    expect(same('Ray', known(['Ann Lee', 1]))).toBeUndefined()
    expect(same('Mrs. Lee', known(['Ann Lee', 1]))).toBe('Ann Lee')
  })
})

describe('findSamePerson, name by name,', () => {
  it.each([
    ['Ann B. Lee', 'Ann Lee', true],
    ['Ann Lee', 'Ann B. Lee', true],
    ['Ann B. Lee', 'Ann Beth Lee', true],
    ['Ann Beth Lee', 'Ann B. Lee', true],
    ['Ann B. Lee', 'Ann C. Lee', false],
    ['Ann Beth Lee', 'Ann Bess Lee', false],
    ['Ann Beth Lee', 'Ann Beth Lee', true],
    ['Ann B. C. Lee', 'Ann B. Lee', false],
    ['Ann B. Lee', 'Ann B. C. Lee', false],
    ['Ann Beth Lee', 'Ann Be Lee', false],
    ['Ann Be Lee', 'Ann Beth Lee', false],
    ['Ann B. C. Lee', 'Ann Beth Cora Lee', true],
    ['Ann B. C. Lee', 'Ann Beth Dora Lee', false],
    ['Ann Lee', 'Ann Ray', false],
    ['Ann Lee', 'Eva Lee', false],
    ['Ann Lee Jr.', 'Ann Lee', false],
    ['Ann Lee III', 'Ann Lee III', true],
    ['Dr. Ann Lee', 'Ann Lee', true],
    ['Ann Lee', 'Lee', false],
    ['Lee', 'Ann Lee Jr.', false],
    ['Lee', 'Lee', false],
    ['Mr', 'Ann Mr', true],
    ['Jr.', 'Ann Jr', false],
  ])('knows whether %s is %s', (name, other, expected) => {
    expect(same(name, known([other, 1]))).toBe(expected ? other : undefined)
  })

  it('gives a surname to whoever is quoted four times as often, or has the role alone', () => {
    expect(same('Lee', known(['Bob Lee', 2], ['Ann Lee', 8]))).toBe('Ann Lee')
    expect(same('Lee', known(['Bob Lee', 2], ['Ann Lee', 7]))).toBeUndefined()
    expect(same('Lee', known(['Bob Lee', 2, 'mayor'], ['Ann Lee', 8]), 'mayor')).toBe('Bob Lee')
    expect(same('Lee', known(['Bob Lee', 2, 'mayor'], ['Ann Lee', 3, 'mayor']), 'mayor')).toBeUndefined()
    expect(same('Lee', known(['Bob Lee', 2, 'former mayor'], ['Ann Lee', 3, 'boss']), 'the mayor')).toBe(
      'Bob Lee',
    )
    expect(
      same('Lee', known(['Bob Lee', 2, 'mayor'], ['Ann Lee', 3, 'boss']), 'former mayor'),
    ).toBeUndefined()
    expect(same('Lee', known(['Bob Lee', 2, 'the'], ['Ann Lee', 3, 'boss']), 'the')).toBeUndefined()
    expect(same('Lee', [])).toBeUndefined()
  })
})

describe('readName', () => {
  it.each([
    ['Ann Lee', 'lee', false],
    ['Lee', 'lee', true],
    ['Miss Lee', 'lee', true],
    ['Miss', 'miss', true],
    ['Junior', 'junior', true],
    ['Donald Trump Jr.', 'trump', false],
    ['Trump Jr.', 'trump', true],
    ['', '', true],
  ])('reads %s', (name, surname, isBare) => {
    expect(readName(name).surname).toBe(surname)
    expect(isBareName(name)).toBe(isBare)
  })
})
