import { describe, expect, it } from 'vitest'
import { stem } from '../../../src/core/words/stem.ts'

describe('stem', () => {
  it.each([
    'try tries tried trying',
    'box boxes',
    'class classes',
    'sickness sicknesses',
    'wish wishes wishing',
    'church churches',
    'hope hopes hoped hoping',
    'plan plans planned planning',
    'party parties',
    'quick quickly',
    'happy happily happiness',
    'organize organizes organization',
    'teach teacher teachers teaching',
    'actor actors',
    'artist artists',
    'ties tied',
    'happen happens happened happening',
    'farm farmer farmers farming',
  ])('brings together: %s', (family) => {
    expect(new Set(family.split(' ').map(stem)).size, family.split(' ').map(stem).join(' ')).toBe(1)
  })

  it.each([
    'red',
    'need',
    'bring',
    'this',
    'analysis',
    'bus',
    'gas',
    'bleed',
    'being',
    'aging',
    'string',
    '1990s',
  ])('takes no ending from a word that has none: %s', (word) => {
    expect(stem(word)).toBe(word)
  })

  it.each([
    ['city', 'cite'],
    ['nation', 'native'],
    ['quizzes', 'quit'],
    ['missed', 'mist'],
  ])('keeps apart %s and %s', (one, other) => {
    expect(stem(one)).not.toBe(stem(other))
  })
})
