import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines, type MeasuredWord } from '../../src/pictures/break-lines.ts'

const SPACE = 1
const anyWords = fc.array(
  fc.record({ width: fc.integer({ min: 1, max: 20 }), spaced: fc.boolean(), opens: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
)

function widthOf(words: readonly MeasuredWord[], start: number, end: number): number {
  return words
    .slice(start, end)
    .reduce((sum, { width, spaced }, index) => sum + width + (index > 0 && spaced ? SPACE : 0), 0)
}

describe('breakLines', () => {
  it('keeps every word, in order, in lines that fit, and begins a line where one must begin', () => {
    fc.assert(
      fc.property(anyWords, fc.integer({ min: 20, max: 80 }), (words, measure) => {
        const lines = breakLines(words, measure, SPACE) ?? []
        expect(lines.flatMap(({ start, end }) => words.slice(start, end))).toEqual(words)
        for (const { start, end } of lines) {
          expect(widthOf(words, start, end)).toBeLessThanOrEqual(measure)
          expect(words.slice(start + 1, end).some(({ opens }) => opens)).toBe(false)
        }
      }),
    )
  })

  it('leaves no short word alone on the last line', () => {
    // Filled one line after the other, the last word would be alone.
    const words = Array.from({ length: 9 }, () => ({ width: 10, spaced: true, opens: false }))
    const lines = breakLines(words, 43, SPACE)
    const counts = lines?.map(({ start, end }) => end - start) ?? []
    expect(counts).toHaveLength(3)
    expect(counts.at(-1)).toBeGreaterThan(1)
  })

  it('gives up on a word wider than the measure', () => {
    expect(breakLines([{ width: 11, spaced: false, opens: false }], 10, SPACE)).toBeUndefined()
  })
})
