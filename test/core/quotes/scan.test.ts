import { describe, expect, it } from 'vitest'
import { scansOf } from '../../support/read-mentions.ts'

describe('scanArticle', () => {
  it('counts, up to the end of a paragraph, what stands outside of its quotations', () => {
    const [scan] = scansOf('Lee left. “Say so. He said it,” she said. “Do.” He left; she asked? She said')
    expect([scan?.cuesBefore.at(-1), scan?.endsBefore.at(-1), scan?.quotesBefore.at(-1)]).toEqual([3, 5, 2])
    expect(scan?.cuesBefore.at(-2)).toBe(2)
  })

  it.each([
    ['‘No,’ he said. ‘Yes,’ she said. ‘Well,’ he said. “So,” she said.', 'double'],
    ['‘No,’ he said. ‘Yes,’ she said. ‘Well,’ he said. ‘Now,’ he said. “So,” she said.', 'single'],
    ['‘No,’ he said.', 'single'],
  ])('of “%s” takes the %s marks for those that quote', (text, style) => {
    const segments = scansOf(text).flatMap((scan) => scan.segments)
    expect(new Set(segments.filter(({ isMain }) => isMain).map((segment) => segment.style))).toEqual(
      new Set([style]),
    )
  })
})
