import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteForShell } from '../../src/cli/quote-for-shell.ts'

/** The words that a program gets, with spaces between, as the terminal's grammar reads them. */
function heard(written: string): string {
  const { stdout } = spawnSync('sh', ['-c', `for word in ${written}; do printf '%s ' "$word"; done`])
  return stdout.toString().trimEnd()
}

describe('a command to be copied into a shell', () => {
  it('stays as it is where a shell takes it so', () => {
    expect(quoteForShell('brief article:alaska-summit length:full')).toBe(
      'brief article:alaska-summit length:full',
    )
  })

  it.each(["quote O'Brien", 'sections Who (and why); touch /tmp/x', 'sections $(id) `id` & "x" #1 ~ *'])(
    'reaches the program word for word: %s',
    (command) => {
      expect(heard(quoteForShell(command))).toBe(command)
    },
  )

  it('reaches it word for word whatever it holds', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(text, (words) => {
        const command = `quote ${words.replace(/[\0\s\p{Cs}]+/gu, ' ').trim()}`.trim()
        expect(heard(quoteForShell(command))).toBe(command)
      }),
      { numRuns: 60 },
    )
  })
})
