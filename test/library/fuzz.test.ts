import { describe, expect, it } from 'vitest'
import { feedOne, importers } from '../fuzz/mutated-inputs.ts'

// A taste; `npm run fuzz` feeds in a hundred thousand.
describe.each(importers)('damaged $name', (importer) => {
  it('are taken or refused, and never throw past the importer', () => {
    const outcomes = Array.from({ length: 300 }, (_, seed) => feedOne(importer, seed))
    expect(new Set(outcomes)).toEqual(new Set(['taken', 'refused']))
  })
})
