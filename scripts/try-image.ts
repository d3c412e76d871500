/**
 * Builds what the Dockerfile says without Docker, in a folder a stage, and runs it as nobody with nothing to write to but
 * data/: npm run try:image. Shows that its lines work and fit together, not that the base image does.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../test/support/free-port.ts'

const root = join(import.meta.dirname, '..')
const place = mkdtempSync(join(tmpdir(), 'summit-image-'))
const isRoot = process.getuid?.() === 0
const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {}
const environment: Record<string, string> = { PATH: process.env.PATH ?? '', HOME: place }

interface Image {
  readonly app: string
  readonly command: readonly string[]
  readonly health: readonly string[]
}

function build(): Image {
  const stages = new Map<string, string>()
  let app = root
  let [command, health]: [readonly string[], readonly string[]] = [[], []]
  const lines = readFileSync(join(root, 'Dockerfile'), 'utf8')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
  for (const [, instruction = '', rest = ''] of lines.matchAll(/^([A-Z]+) (.+)$/gm)) {
    console.log(`${instruction} ${rest}`)
    const words = rest.split(/\s+/)
    const list = (): string[] => JSON.parse(rest.slice(rest.indexOf('['))) as string[]
    switch (instruction) {
      case 'FROM':
        app = mkdtempSync(join(place, 'stage-'))
        chmodSync(app, 0o755)
        stages.set(words[2] ?? '', app)
        break
      case 'COPY':
        copy(words, stages, app)
        break
      case 'RUN':
        // Whose data/ is, is said below: there need be no such user here.
        execFileSync('sh', ['-c', `chown() { :; }; ${rest}`], { cwd: app, stdio: 'inherit' })
        break
      case 'ENV':
        for (const word of words) environment[word.split('=')[0] ?? ''] = word.split('=')[1] ?? ''
        break
      case 'HEALTHCHECK':
        health = list()
        break
      case 'CMD':
        command = list()
        break
      default:
    }
  }
  return { app, command, health }
}

function copy(words: readonly string[], stages: ReadonlyMap<string, string>, into: string): void {
  const from = /^--from=(.+)$/.exec(words[0] ?? '')?.[1]
  const source = from === undefined ? root : (stages.get(from) ?? '')
  const paths = (from === undefined ? words : words.slice(1)).map((path) => path.replace(/^\/app\//, ''))
  const target = paths.pop() ?? ''
  for (const path of paths) {
    const name = target === './' ? basename(path) : target
    cpSync(join(source, path), join(into, name), { recursive: true, verbatimSymlinks: true })
  }
}

function checkPackageList(app: string): void {
  const { components } = JSON.parse(readFileSync(join(app, 'sbom.cdx.json'), 'utf8')) as {
    components: { name: string }[]
  }
  const { dependencies } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const names = new Set(components.map(({ name }) => name))
  const missing = Object.keys(dependencies).filter((name) => !names.has(name))
  if (missing.length > 0) throw new Error(`the list of packages lacks ${missing.join(', ')}`)
  console.log(`\n${components.length} packages listed, all of package.json among them`)
}

async function run({ app, command: [program = '', ...args], health }: Image): Promise<void> {
  const port = await freePort()
  const env = { ...environment, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn' }
  if (isRoot) chownSync(join(app, 'data'), 65_534, 65_534)
  else
    execFileSync('chmod', [
      '-R',
      'a-w',
      ...['src', 'content', 'node_modules', '.'].map((path) => join(app, path)),
    ])
  const child = spawn(program, args, { cwd: app, env, stdio: ['ignore', 'inherit', 'inherit'], ...nobody })
  try {
    const [test = '', ...words] = health
    for (let tries = 0; !isHealthy(test, words, { cwd: app, env, ...nobody }); tries += 1) {
      if (tries === 30 || child.exitCode !== null) throw new Error('it did not become healthy')
      await wait(500)
    }
    const answer = await fetch(`http://127.0.0.1:${port}/?text=quote%20putin`, {
      headers: { 'sec-fetch-site': 'none' },
    })
    if (!(await answer.text()).includes('Vladimir Putin')) throw new Error('it did not answer')
    console.log('healthy, and answers')
  } finally {
    child.kill()
    const [code] = (await once(child, 'exit')) as [number | null]
    console.log(`ended with ${code}`)
    if (code !== 0) process.exitCode = 1
  }
}

function isHealthy(program: string, args: string[], options: object): boolean {
  try {
    execFileSync(program, args, { ...options, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

try {
  chmodSync(place, 0o755)
  const image = build()
  checkPackageList(image.app)
  await run(image)
} finally {
  execFileSync('chmod', ['-R', 'u+w', place])
  rmSync(place, { recursive: true })
}
