import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'dotenv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { spawnSummit } from './support/spawn-summit.ts'
import { makeSubscription } from './support/subscriptions.ts'

const root = join(import.meta.dirname, '..')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'summit-deploy-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')

describe('a backup', () => {
  it('is taken while Summit runs and brings everything back, over a database that was killed and spoilt', async () => {
    const database = join(folder, 'summit.db')
    const copy = join(folder, 'copy.db')
    const settings = { DATABASE_FILE: database, LOG_LEVEL: 'silent' }
    const backup = () =>
      spawnSync(process.execPath, ['src/summit.js', 'backup', copy], {
        cwd: root,
        env: { PATH: process.env.PATH, ...settings },
        encoding: 'utf8',
      })
    const running = await spawnSummit(settings)
    const store = await openStore(database)
    // What no file of the content folder could bring back; it is still in the write-ahead log.
    await store.saveSubscription(makeSubscription('kept', { nextAt: Date.now() + 1e9 }))
    expect(statSync(`${database}-wal`).size).toBeGreaterThan(0)
    expect(backup()).toMatchObject({ status: 0, stderr: '' })
    expect(backup()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is there already') as string,
    })
    await store.saveSubscription(makeSubscription('later', { nextAt: Date.now() + 1e9 }))
    await store.close()
    running.child.kill('SIGKILL')
    await running.exited
    writeFileSync(database, 'spoilt')

    // As the README says: remove the file with what stands beside it, then put the copy in its place.
    for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true })
    copyFileSync(copy, database)
    const again = await spawnSummit(settings)
    const ready = (await (await fetch(`${again.url}/ready`)).json()) as { ok: boolean }
    expect(ready.ok).toBe(true)
    again.child.kill('SIGTERM')
    expect(await again.exited).toBe(0)
    const restored = await openStore(database)
    const subscriptions = await restored.listSubscriptions({})
    expect(subscriptions.map(({ id }) => id)).toEqual(['kept'])
    expect((await restored.listArticles({}, { offset: 0, size: 1 })).total).toBe(1)
    await restored.close()
  })

  it('is described in the README by commands that exist', () => {
    const lines = /### Backup[\s\S]*?```sh\n([\s\S]*?)```/.exec(
      readFileSync(join(root, 'README.md'), 'utf8'),
    )?.[1]
    expect(lines?.trim().split('\n')).toHaveLength(3)
    expect(lines).toContain('npm run -s summit -- backup ')
    expect(lines).toContain('rm -f data/summit.db data/summit.db-wal data/summit.db-shm')
  })
})

describe('a copy of .env.example', () => {
  // What `--env-file` and `EnvironmentFile=` give counts for more, even where it is empty.
  const example = parse(readFileSync(join(root, '.env.example'), 'utf8'))
  const namesIn = (text: string): string[] => [...text.matchAll(/\b([A-Z_]+)=/g)].map(([, name = '']) => name)

  it('leaves the image and the systemd unit what they set themselves', () => {
    const unit = readFileSync(join(root, 'deploy/summit.service'), 'utf8')
    const lines = [
      /^ENV .*$/m.exec(dockerfile)?.[0],
      /^Environment=.*$/m.exec(unit)?.[0].slice('Environment='.length),
    ]
    const names = lines.flatMap((line) => namesIn(line ?? ''))
    expect(names).toEqual(expect.arrayContaining(['HOST', 'DATABASE_FILE', 'CONTENT_DIR']))
    expect(Object.keys(example).filter((name) => names.includes(name))).toEqual([])
  })
})

describe('the image', () => {
  it('runs as nobody in particular, and has in it only what runs and a list of that', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
    expect(last).toMatch(/^USER node$/m)
    expect(last).not.toMatch(/npm|COPY \. |ADD /)
    expect(dockerfile).toContain('npm ci --omit=dev')
    for (const [, path] of last.matchAll(/^COPY (?!--from)(\S+) /gm))
      expect(existsSync(join(root, path ?? ''))).toBe(true)
    const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')
    expect(ignored[0]).toBe('*')
    expect(ignored).not.toContain('!.env')
  })

  it('has a health check that tells a running bot from none', async () => {
    const command = /HEALTHCHECK[\s\S]*?CMD (\[.*\])/.exec(dockerfile)?.[1] ?? ''
    const [program, ...args] = JSON.parse(command) as string[]
    expect(program).toBe('node')
    const running = await spawnSummit({ DATABASE_FILE: join(folder, 'health.db'), LOG_LEVEL: 'silent' })
    const check = () => spawnSync(process.execPath, args, { env: { PORT: new URL(running.url).port } }).status
    expect(check()).toBe(0)
    running.child.kill('SIGTERM')
    await running.exited
    expect(check()).toBe(1)
  })

  it('can list its packages as an SBOM', () => {
    const sbom = execFileSync(
      'npm',
      ['sbom', '--omit=dev', '--sbom-format=cyclonedx', '--package-lock-only'],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64e6,
      },
    )
    const { components } = JSON.parse(sbom) as { components: { name: string }[] }
    const names = components.map(({ name }) => name)
    expect(names).toContain('discord.js')
    expect(names).not.toContain('vitest')
  })
})

describe.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)('the systemd unit', () => {
  it('is understood by systemd, and keeps the bot from nearly everything', () => {
    const unit = readFileSync(join(root, 'deploy/summit.service'), 'utf8')
    const path = join(folder, 'summit.service')
    // Only the program is somewhere else here.
    writeFileSync(path, unit.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`))
    const verified = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' })
    expect(verified.stderr.split('\n').filter((line) => line.includes('summit.service'))).toEqual([])
    // systemd's own measure, from 0 to 100; what is left is the network, and that V8 compiles.
    const security = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', path])
    expect(security.status).toBe(0)
  })
})
