import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const folder = join(import.meta.dirname, '../.github/workflows')
const workflows = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))

describe('the workflows', () => {
  it('use actions by full hash only, each with its version beside it', () => {
    const used = workflows.flatMap((text) => text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line)))
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual(
      [],
    )
  })

  it('may read the code and nothing else', () => {
    for (const text of workflows) {
      const { permissions, jobs } = parse(text) as {
        permissions: unknown
        jobs: Record<string, { permissions?: unknown; 'timeout-minutes'?: number }>
      }
      expect(permissions).toEqual({ contents: 'read' })
      for (const job of Object.values(jobs)) {
        expect(job.permissions).toBeUndefined()
        expect(job['timeout-minutes']).toBeLessThanOrEqual(30)
      }
      expect(text).not.toMatch(/pull_request_target|secrets\./)
    }
  })

  it('run what a change must pass', () => {
    const everything = workflows.join('\n')
    for (const command of ['npm ci', 'npm test', 'npm run test:crash', 'npm audit', 'docker build'])
      expect(everything).toContain(`run: ${command}`)
  })
})
