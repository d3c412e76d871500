import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSummit } from '../src/compose.ts'
import { parseConfig } from '../src/config/config.ts'
import { toPlainText } from '../src/reply/plain-text.ts'
import { someone } from './support/shipped-runner.ts'

const log = pino({ level: 'silent' })

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'summit-compose-'))
})
afterEach(() => rmSync(root, { recursive: true }))

describe('openSummit', () => {
  it('looks through the folder again where that failed at the start', async () => {
    const [folder, database] = [join(root, 'content'), join(root, 'summit.db')]
    const config = parseConfig({ CONTENT_DIR: folder, DATABASE_FILE: database })
    mkdirSync(folder)
    writeFileSync(join(folder, 'old.md'), 'It was there.')
    const before = await openSummit(config, log)
    await before.close()

    writeFileSync(join(folder, 'new.md'), 'It came.')
    const other = new DatabaseSync(database)
    other.exec('alter table content_file rename to elsewhere')
    const summit = await openSummit(config, log, { follow: true })
    await expect.poll(summit.parts.library).toEqual({ ok: false, detail: 'failed' })
    other.exec('alter table elsewhere rename to content_file')
    other.close()
    await expect.poll(summit.parts.library, { timeout: 20_000 }).toEqual({ ok: true, detail: 'loaded' })
    expect(toPlainText(await summit.runner.runText('articles', someone))).toContain('2 articles')
    await summit.close()
  })
})
