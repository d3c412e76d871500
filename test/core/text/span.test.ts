import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers, indexAt, sliceOf, trimSpan } from '../../../src/core/text/span.ts'

describe('indexAt', () => {
  it('finds what going through all spans finds', () => {
    const steps = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { maxLength: 9 })
    fc.assert(
      fc.property(steps, (gapsAndLengths) => {
        let at = 0
        const spans = gapsAndLengths.map(([gap, length]) => {
          const start = at + gap
          at = start + length
          return { start, end: at }
        })
        for (let offset = -1; offset <= at + 1; offset++)
          expect(indexAt(spans, offset)).toBe(
            spans.findIndex(({ start, end }) => start <= offset && offset < end),
          )
      }),
    )
  })
})

describe('covers', () => {
  it('is true of equal spans and of what lies within', () => {
    const outer = { start: 2, end: 6 }
    for (const inner of [outer, { start: 2, end: 3 }, { start: 5, end: 6 }])
      expect(covers(outer, inner)).toBe(true)
    for (const other of [
      { start: 1, end: 6 },
      { start: 2, end: 7 },
      { start: 0, end: 2 },
      { start: 6, end: 8 },
    ])
      expect(covers(outer, other)).toBe(false)
  })
})

describe('trimSpan', () => {
  it('loses the white space at both ends and nothing else', () => {
    const text = 'x \t a b\n y'
    expect(sliceOf(text, trimSpan(text, { start: 1, end: 9 }))).toBe('a b')
    expect(trimSpan(text, { start: 1, end: 4 })).toEqual({ start: 1, end: 1 })
  })
})
