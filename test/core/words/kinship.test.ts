import { describe, expect, it } from 'vitest'
import { hasKin } from '../../../src/core/words/kinship.ts'

describe('hasKin', () => {
  it.each([
    ['kelly', 'kelley', true],
    ['smith', 'smyth', true],
    ['zelensky', 'zelenskyy', true],
    ['medvedev', 'medvedyev', true],
    ['putin', 'putins', true],
    ['john', 'johnson', true],
    ['council', 'concil', true],
    ['worri', 'concern', true],
    // Four letters more, two letters changed, another first letter, or too short to be a slip.
    ['john', 'johnston', false],
    ['abide', 'abode', true],
    ['abide', 'abate', false],
    ['abide', 'bide', false],
    ['later', 'water', false],
    ['cane', 'cape', false],
    ['jon', 'jons', false],
    ['marble', 'market', false],
    ['bridge', 'ridge', false],
  ])('takes %s and %s for kin, either way round: %s', (one, other, are) => {
    expect([hasKin(one, ['quite', other]), hasKin(other, [one, 'quite'])]).toEqual([are, are])
  })
})
