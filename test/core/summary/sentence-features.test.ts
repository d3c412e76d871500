import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { readSentences, type SentenceFeatures } from '../../../src/core/summary/sentence-features.ts'

function featuresOf(sentence: string): SentenceFeatures {
  const article = parsePlainText({ title: '' }, sentence)
  const [read] = readSentences(article, [{ start: 0, end: sentence.length }], [])
  if (read === undefined) throw new Error('no sentence')
  return read.features
}

describe('readSentences', () => {
  it('counts names inside a sentence, each word of them, up to eight', () => {
    expect(featuresOf('The mayor met J. O’Hara-Lee and Tom.')).toMatchObject({
      names: 3 / 8,
      nameDensity: 3 / 7,
    })
    expect(featuresOf('Renn met (Tom).')).toMatchObject({ names: 0, nameDensity: 0 })
    expect(featuresOf('So A B C D E F G H I met.').names).toBe(1)
  })

  it('measures length in words, whatever spaces part them', () => {
    expect(featuresOf('They  met\n at  noon.').length).toBeCloseTo(Math.log(5))
    expect(featuresOf('They met at noon.').brief).toBe(8 / 12)
    expect(featuresOf(`They${' met'.repeat(29)}.`)).toMatchObject({ lengthy: 5 / 25, brief: 0 })
  })

  it.each([
    ['I’m late.', 'I met Tom.', 'Is it late.', 'personal'],
    ['Who came?', 'He asked? No.', 'He came.', 'asks'],
    ['He came: late.', 'He came; late.', 'He came, late.', 'colon'],
    ['He came on Friday.', 'Sunday it was.', 'He came on the day.', 'weekday'],
    ['It was 1999.', 'It was 2025.', 'It was 1899.', 'year'],
    ['It has 3.', '4 came.', 'Three came.', 'number'],
    ['He was sentenced.', 'He will come.', 'He willed it.', 'decides'],
  ] as const)('tells “%s” and “%s” from “%s” by %s', (one, other, not, name) => {
    expect([one, other, not].map((sentence) => featuresOf(sentence)[name])).toEqual([1, 1, 0])
  })

  it('is defined for nothing at all', () => {
    expect(readSentences(parsePlainText({ title: '' }, ''), [], [])).toEqual([])
  })
})
