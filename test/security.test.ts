import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8')

describe('SECURITY.md', () => {
  it('names for each threat an answer and tests that are there', () => {
    const table = page.slice(page.indexOf('| threat | answer | tests |')).split('\n\n')[0] ?? ''
    const rows = table
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      )
    expect(rows.length).toBeGreaterThan(10)
    for (const [threat, answer, tests] of rows) {
      expect(threat).toBeTruthy()
      expect(answer).toBeTruthy()
      const named = [...(tests ?? '').matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '')
      expect(named.length, threat).toBeGreaterThan(0)
      for (const path of named) {
        expect(existsSync(join(root, path)), path).toBe(true)
        expect(readFileSync(join(root, path), 'utf8')).toMatch(/\bit(\.\w+)?\(|\bit\.each/)
      }
    }
  })

  it('fits on a page or so', () => {
    expect(page.length).toBeLessThan(7000)
  })
})
