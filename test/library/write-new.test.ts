import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeNew } from '../../src/library/write-new.ts'

describe('writeNew', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'summit-new-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('writes a file, and never over one or through a link', async () => {
    const path = join(folder, 'one.md')
    expect(await writeNew(path, 'First.')).toBe(true)
    expect(await writeNew(path, 'Second.')).toBe(false)
    expect(readFileSync(path, 'utf8')).toBe('First.')
    symlinkSync(join(folder, 'nowhere.md'), join(folder, 'link.md'))
    expect(await writeNew(join(folder, 'link.md'), 'Third.')).toBe(false)
  })

  it('throws where nothing can be written', async () => {
    await expect(writeNew(join(folder, 'missing/one.md'), '')).rejects.toThrow('ENOENT')
  })
})
