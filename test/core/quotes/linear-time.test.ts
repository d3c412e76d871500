import { describe, expect, it } from 'vitest'
import { parsePlainText } from '../../../src/core/article/parse-plain-text.ts'
import { attributeQuotes } from '../../../src/core/quotes/attribute-quotes.ts'
import { countOperations } from '../../support/count-operations.ts'

const MEGABYTE = 1_000_000

/** Texts made to be slow, by size in units of their own. */
const HOSTILE: readonly { name: string; size: number; make: (size: number) => string }[] = [
  { name: 'ten megabytes of opening marks', size: 10 * MEGABYTE, make: (size) => '“'.repeat(size) },
  { name: 'a quarter of a megabyte of marks apart', size: MEGABYTE / 8, make: (size) => '“ '.repeat(size) },
  { name: 'a quarter of a megabyte of apostrophes', size: MEGABYTE / 12, make: (size) => "' a".repeat(size) },
  {
    name: 'a hundred thousand names',
    size: 100_000,
    make: (size) => Array.from({ length: size }, (_, index) => `Ann L${index}, `).join(''),
  },
  {
    name: 'twenty thousand people of one family',
    size: 20_000,
    make: (size) => Array.from({ length: size }, (_, index) => `Ann${index} Lee said. `).join(''),
  },
  {
    name: 'one sentence of a megabyte',
    size: MEGABYTE / 22,
    make: (size) => 'the man who said that '.repeat(size),
  },
  {
    name: 'one paragraph of quotations',
    size: 3_000,
    make: (size) => 'Lee met him. “Yes, we did,” he said. '.repeat(size),
  },
  { name: 'a speech that never ends', size: 10_000, make: (size) => '“we go on and on\n'.repeat(size) },
  { name: 'a transcript that never ends', size: 5_000, make: (size) => 'LEE: Yes.\nRAY: No.\n'.repeat(size) },
]

function read(text: string): void {
  attributeQuotes(parsePlainText({ title: '' }, text))
}

describe('attributeQuotes on hostile texts', () => {
  it.each(HOSTILE)(
    'does at most twice the work for twice of $name',
    async ({ size, make }) => {
      // The first count of a process is not like the others.
      await countOperations(() => read(make(100)))
      const half = await countOperations(() => {
        read(make(size / 2))
      })
      const whole = await countOperations(() => {
        read(make(size))
      })
      expect(half).toBeGreaterThan(0)
      expect(whole / half).toBeLessThan(2.2)
    },
    60_000,
  )
})
