import { expect, it } from 'vitest'
import { isNamed } from '../../../src/core/check/is-named.ts'

const person = { id: 'p', name: 'Mara Ada Linde', aliases: ['Linde', 'the city engineer', 'Linde’s'] }

it.each([
  ['linde', true],
  ['Mara Linde', true],
  ['Ms. Linde', true],
  ['Dr Ada Linde’s', true],
  ['The city engineer', true],
  // The family name alone, or with names of hers, is she; a given name alone is anybody.
  ['Mara', false],
  ['Tobias Linde', false],
  ['Linde Mara', false],
  ['President', false],
  ['the engineer', false],
  ['', false],
  ['?', false],
])('knows whether %j is Mara Ada Linde, the city engineer: %s', (typed, is) => {
  expect(isNamed(typed, person)).toBe(is)
})
