import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFormats } from '../../src/wording/formats.ts'
import { wordings } from '../../src/wording/wording-for.ts'

describe.each(wordings.map(({ tag }) => tag))('createFormats for %s', (tag) => {
  const formats = createFormats(tag)

  it('writes every number as Intl does', () => {
    const intl = new Intl.NumberFormat(tag)
    const numbers = fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.double({ noNaN: true }), fc.integer())
    // Nobody counts minus nothing.
    fc.assert(
      fc.property(numbers, (given) => {
        const value = given + 0
        expect(formats.number(value)).toBe(intl.format(value))
      }),
    )
  })

  it('says nothing between the things of a list of one or none', () => {
    const ann = { text: 'Ann Lee' }
    expect([formats.and([]), formats.and([ann])]).toEqual([[], [ann]])
  })

  it('says a word before the last of several', () => {
    const things = [{ text: 'Ann Lee' }, { text: 'Bob Ray' }]
    expect(formats.and(things)).toEqual([things[0], expect.stringMatching(/^ \S+ $/), things[1]])
  })
})
