import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'dotenv'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEnvFile, setVariables, writeEnvFile } from '../../src/cli/env-file.ts'

describe('setVariables', () => {
  it('fills an empty line in, comment and all, and leaves the rest', () => {
    const text = '# mine\nA=1\nTOKEN=   # of the bot\r\nB=2 # two\n'
    expect(setVariables(text, { TOKEN: 'xyz' })).toBe('# mine\nA=1\nTOKEN=xyz   # of the bot\r\nB=2 # two\n')
  })

  it('adds what is not there, whether the last line ends or not', () => {
    expect(setVariables('A=1', { TOKEN: 'x' })).toBe('A=1\nTOKEN=x\n')
    expect(setVariables('A=1\r\n', { TOKEN: 'x' })).toBe('A=1\r\nTOKEN=x\r\n')
    expect(setVariables('', { TOKEN: 'x' })).toBe('TOKEN=x\n')
  })

  it('never replaces a value', () => {
    const text = "TOKEN='kept'\nOTHER=\n"
    expect(setVariables(text, { TOKEN: 'x', OTHER: 'y' })).toBe("TOKEN='kept'\nOTHER=y\n")
  })

  it('fills in the line that counts where a name is there twice, and no line inside a value of several', () => {
    expect(parse(setVariables('T=\nT=\n', { T: 'x' }))).toEqual({ T: 'x' })
    const nested = 'KEY="first\nT=\nlast"\n'
    expect(parse(setVariables(nested, { T: 'x' }))).toEqual({ KEY: 'first\nT=\nlast', T: 'x' })
  })

  it('leaves every other variable as it was, whatever the file looks like', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'TOKEN=',
        'TOKEN=""',
        'export TOKEN=',
        '#TOKEN=',
        'TOKEN = ',
        'A="x',
        'y"',
        "B='",
        '',
        '\r',
      ),
      fc.tuple(fc.constantFrom('A', 'B', 'TOKENS'), fc.string()).map(([name, value]) => `${name}=${value}`),
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n')
        const before = parse(text)
        let written: string
        try {
          written = setVariables(text, { TOKEN: 'a.b-c_d' })
        } catch (error) {
          // Where a quotation mark is never closed, nothing can be added; that must be said and not guessed.
          expect(String(error)).toContain('cannot add TOKEN')
          return
        }
        const kept = before.TOKEN?.trim() ? before.TOKEN : 'a.b-c_d'
        expect(parse(written)).toEqual({ ...before, TOKEN: kept })
      }),
      { numRuns: 2000 },
    )
  })
})

describe('writeEnvFile', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'summit-env-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('lets only its owner read it, also where others could before, and leaves nothing else behind', () => {
    const path = join(folder, '.env')
    writeFileSync(path, 'A=1\n')
    chmodSync(path, 0o644)
    writeEnvFile(path, 'A=2\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['.env'])
    expect(readEnvFile(path)).toBe('A=2\n')
  })

  it('writes through a link', () => {
    const real = join(folder, 'real')
    writeFileSync(real, '')
    symlinkSync(real, join(folder, '.env'))
    writeEnvFile(join(folder, '.env'), 'A=1\n')
    expect(readFileSync(real, 'utf8')).toBe('A=1\n')
  })

  it('begins with the example where there is no file yet', () => {
    writeFileSync(join(folder, '.env.example'), '# example\nA=\n')
    expect(readEnvFile(join(folder, '.env'))).toBe('# example\nA=\n')
    expect(readEnvFile(join(folder, 'other'))).toBe('')
  })

  it('says so where it cannot write', () => {
    expect(() => writeEnvFile(join(folder, 'missing/.env'), '')).toThrow(/cannot write .*missing/)
  })
})
