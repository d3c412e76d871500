import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listLicences, renderLicences } from '../scripts/licences/list-licences.ts'

const root = join(import.meta.dirname, '..')
const licensed = listLicences(root)

/** What asks for no more than its notice, and, for the last two, that changes to the very files or fonts stay open. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
  'MPL-2.0',
  'OFL-1.1',
])

/** Of ‘A OR B’ one is enough, of ‘A AND B’ both count. */
function isAllowed(licence: string): boolean {
  return licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one)))
}

describe('the licences of what runs with Summit', () => {
  it('are known and allowed, of each package', () => {
    expect(licensed.length).toBeGreaterThan(100)
    expect(licensed.filter(({ licence }) => !isAllowed(licence))).toEqual([])
  })

  it('are those that the installed packages state themselves', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    for (const name of Object.keys(dependencies)) {
      const stated = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
        license: string
      }
      expect(licensed).toContainEqual({ name, licence: stated.license })
    }
  })

  it('are listed in docs/licences.md; after a change: npm run licences', () => {
    expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(renderLicences(licensed))
  })

  it('would be refused if they were others', () => {
    expect(['GPL-3.0', 'unknown', 'MIT AND GPL-2.0', 'SEE LICENSE IN x'].filter(isAllowed)).toEqual([])
    expect(['(MIT OR GPL-2.0)', 'MIT AND ISC'].every(isAllowed)).toBe(true)
  })
})
