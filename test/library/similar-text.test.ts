import { describe, expect, it } from 'vitest'
import { isCopy, signatureOf } from '../../src/library/similar-text.ts'
import { stories } from '../fixtures/pages/stories.ts'

const texts = stories.map(({ paragraphs }) => paragraphs.join(' '))
const share = (one: string, other: string) => {
  const bands = new Set(signatureOf(one))
  return signatureOf(other).some((band) => bands.has(band))
}

describe('similar texts', () => {
  it('are known by a band of their signatures: with another opening, a changed number, a sentence less', () => {
    for (const text of texts) {
      const copies = [
        `CITY (Wire) – ${text}`,
        text.replace(/\d+/, '999'),
        text.split('. ').slice(0, -1).join('. '),
        text.toUpperCase(),
      ]
      for (const copy of copies) {
        expect(isCopy(text, copy)).toBe(true)
        expect(share(text, copy)).toBe(true)
      }
    }
  })

  it('are told from other texts', () => {
    for (const one of texts) {
      for (const other of texts) if (one !== other) expect(isCopy(one, other)).toBe(false)
    }
  })

  it('are not sought among texts that are too short to be anybody’s', () => {
    expect(signatureOf('The bridge opens on Saturday.')).toEqual([])
    expect(isCopy('It opens.', 'It opens.')).toBe(false)
  })
})
