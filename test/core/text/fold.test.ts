import { describe, expect, it } from 'vitest'
import { fold, foldedWords } from '../../../src/core/text/fold.ts'

describe('fold', () => {
  it.each([
    ['  Côte  d’Ivoire\n', "cote d'ivoire"],
    ['ʼn ‘N’ Sync', "'n 'n' sync"],
    ['E\u0301\u0323lan', 'elan'],
    ['ﬁne ½', 'fine 1⁄2'],
    ['', ''],
  ])('leaves of %j what is typed quickly: %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('gives words without punctuation', () => {
    expect(foldedWords('Côte d’Ivoire, 2nd “Élan”!')).toEqual(['cote', 'd', 'ivoire', '2nd', 'elan'])
    expect(foldedWords('– … ?')).toEqual([])
  })
})
