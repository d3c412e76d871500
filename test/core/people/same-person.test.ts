import { describe, expect, it } from 'vitest'
import { findSamePerson, type KnownPerson } from '../../../src/core/index.ts'

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
