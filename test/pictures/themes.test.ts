import { describe, expect, it } from 'vitest'
import { themes } from '../../src/pictures/themes.ts'

/** WCAG 2.2, relative luminance. */
function luminanceOf(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/[0-9a-f]{2}/g) ?? [])
    .map((pair) => parseInt(pair, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe.each(Object.entries(themes))('the %s theme', (_, { paper, ink, quiet, accent }) => {
  it('has text that contrasts with its paper as WCAG AA asks, and bars as it asks of pictures', () => {
    expect(contrastOf(ink, paper)).toBeGreaterThanOrEqual(7)
    expect(contrastOf(quiet, paper)).toBeGreaterThanOrEqual(4.5)
    expect(contrastOf(accent, paper)).toBeGreaterThanOrEqual(3)
  })
})
