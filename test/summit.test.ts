import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from './support/free-port.ts'
import { PARTS } from '../src/cli/finding.ts'

const root = join(import.meta.dirname, '..')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'summit-run-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The program, as `npm start` and `npm run summit` run it, with its own database and nothing of this machine's settings. */
function startSummit(args: readonly string[], environment: Record<string, string> = {}) {
  return spawn(process.execPath, [join(root, 'src/summit.js'), ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DATABASE_FILE: join(folder, 'summit.db'),
      LOG_LEVEL: 'silent',
      ...environment,
    },
  })
}

async function runSummit(
  args: readonly string[],
  environment?: Record<string, string>,
  input = '',
): Promise<Outcome> {
  const child = startSummit(args, environment)
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

describe('summit on a terminal', () => {
  it('answers any command of the table, for people and as JSON', async () => {
    const shown = await runSummit(['quote', 'putin'])
    expect(shown).toMatchObject({ code: 0, stderr: '' })
    expect(shown.stdout).toContain('“the primary causes of the conflict must be eliminated.”')
    const json = await runSummit(['quote', 'putin', '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject({
      title: 'Vladimir Putin: 10 quotations',
      pager: { pages: 2 },
    })
  })

  it('tells a script by its exit code that a command was none, or was refused', async () => {
    const unknown = await runSummit(['qoute', 'putin'])
    expect(unknown.code).toBe(1)
    expect(unknown.stdout).toContain('Did you mean /summit quote?')
    expect((await runSummit(['brief', 'length:endless', '--json'])).code).toBe(1)
    const inside = await runSummit(['add', 'http://127.0.0.1/news'])
    expect(inside.code).toBe(1)
    expect(inside.stdout).toContain('127.0.0.1')
    const json = await runSummit(['feed', 'remove', 'https://a.example', '--json'])
    expect(json.code).toBe(1)
    expect(JSON.parse(json.stdout)).not.toHaveProperty('refused')
    // That nobody of that name is quoted is an answer.
    expect((await runSummit(['quote', 'xylophone'])).code).toBe(0)
  })

  it('ends quietly where whoever reads it has read enough', async () => {
    const child = startSummit(['analyse', '--jsonl'])
    const line = `${JSON.stringify({ text: '“It opens in spring,” Ada Fenwick said.' })}\n`
    const stderr = text(child.stderr)
    const exit = once(child, 'exit')
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.on('error', () => undefined)
    child.stdin.end(line.repeat(20_000))
    expect(await exit).toEqual([0, null])
    expect(await stderr).toBe('')
  })

  it('takes in files of this machine, and carries everything to another Summit', async () => {
    const [from, to] = ['from', 'to'].map((name) => {
      const content = join(folder, name)
      mkdirSync(content)
      return { CONTENT_DIR: content, DATABASE_FILE: join(folder, `${name}.db`) }
    })
    const file = join(folder, 'bridge.md')
    writeFileSync(file, '“The bridge will open on Friday, and nobody will be sorry,” said Mayor Ann Lee.')
    const added = await runSummit(['add', file, join(folder, 'missing.md')], from)
    expect(added.code).toBe(1)
    expect(added.stderr).toContain('missing.md cannot be read')
    expect(added.stdout).toContain(join('added', 'bridge.md'))
    await runSummit(['articles'], from)
    const { code, stdout } = await runSummit(['export'], from)
    expect(code).toBe(0)
    const imported = await runSummit(['import'], to, stdout)
    expect(imported.code).toBe(0)
    expect(imported.stdout).toMatch(/^1 file, 0 articles, 0 feeds, 0 digests came; 0 were there already\.\n$/)
    expect((await runSummit(['quote', 'lee'], to)).stdout).toContain('nobody will be sorry')
    const bad = await runSummit(['import'], to, 'no line of ours')
    expect(bad.code).toBe(1)
    expect(bad.stderr).toMatch(/^\[library\] line 1 is none .*\n$/)
  })

  it('analyses files, naming those that it cannot', async () => {
    const bad = join(folder, 'bad.md')
    writeFileSync(bad, '')
    const { code, stdout, stderr } = await runSummit(['analyse', 'content/alaska-summit.md', bad])
    expect(code).toBe(1)
    expect(stderr).toContain('bad.md holds no text')
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'alaska-summit.md',
      title: expect.stringContaining('Alaska') as string,
    })
  })

  it('analyses a stream, offsets into each text as given, and goes on after a bad line', async () => {
    const body = '  The 🌉 opened.\r\n“It is ours,” said Ann Lee of Ostby Council.  '
    const lines = [
      JSON.stringify({ id: 'a', text: body }),
      'no json',
      '',
      JSON.stringify({ text: 'Nothing.', title: 'T' }),
    ]
    const { code, stdout, stderr } = await runSummit(['analyse', '--jsonl'], {}, lines.join('\n'))
    expect(code).toBe(1)
    expect(stderr).toContain('line 2 is no JSON')
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as { id: string; quotes: { spans: [number, number][]; speaker: string }[] },
      )
    expect(first?.id).toBe('a')
    const quote = first?.quotes[0]
    expect(quote?.speaker).toBe('Ann Lee')
    expect(quote?.spans.map(([start, end]) => body.slice(start, end))).toEqual(['It is ours,'])
    expect(second).toMatchObject({ id: '4', title: 'T', quotes: [] })
  })

  it('answers questions of a stream of articles, and says when one does not answer', async () => {
    const body = 'The bridge opened on Monday. Ann Lee cut the ribbon.'
    const questions = [
      { question: 'Who cut the ribbon?' },
      { question: 'How many giraffes live in the Louvre?' },
    ]
    const input = [JSON.stringify({ id: 'a', text: body, questions }), JSON.stringify({ text: body })].join(
      '\n',
    )
    const { code, stdout, stderr } = await runSummit(['ask', '--jsonl'], {}, input)
    expect(code).toBe(1)
    expect(stderr).toMatch(/line 2 lacks what it needs \(questions: /)
    const { id, answers } = JSON.parse(stdout) as {
      id: string
      answers: { answered: boolean; passages: { start: number; end: number }[] }[]
    }
    expect(id).toBe('a')
    expect(answers.map(({ answered }) => answered)).toEqual([true, false])
    const best = answers[0]?.passages[0]
    expect(body.slice(best?.start, best?.end)).toBe('Ann Lee cut the ribbon.')
  })

  it('prints a manifest for Slack, and refuses an address that Slack would', async () => {
    const { code, stdout } = await runSummit(['manifest', 'slack', 'https://summit.example'])
    expect(code).toBe(0)
    expect(JSON.stringify(JSON.parse(stdout))).toContain('https://summit.example/slack/events')
    expect((await runSummit(['manifest', 'slack', 'http://summit.example'])).code).toBe(1)
    expect((await runSummit(['manifest', 'teams'])).code).toBe(1)
  })

  it('has a doctor that looks at every part or at those named, and knows no other', async () => {
    const { code, stdout } = await runSummit(['doctor', '--json'])
    expect(code).toBe(0)
    const findings = JSON.parse(stdout) as { part: string; ok: boolean }[]
    expect([...new Set(findings.map(({ part }) => part))]).toEqual([...PARTS])
    expect(findings.every(({ ok }) => ok)).toBe(true)
    const shown = await runSummit(['doctor', 'discord', 'slack'])
    expect(shown.stdout).toBe(
      '✓ Discord: not set up (DISCORD_TOKEN is empty)\n✓ Slack: not set up (no variable of Slack’s is set)\n',
    )
    expect(await runSummit(['doctor', 'teams'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/looks at .*discord, slack.* “teams”/) as string,
    })
  })

  it('has a doctor whose exit code says that something is wrong, and that says what', async () => {
    const content = await runSummit(['doctor', 'content', 'disk'], { CONTENT_DIR: join(folder, 'nowhere') })
    expect(content.code).toBe(1)
    expect(content.stdout).toMatch(/^✗ Content: .*\n {2}cannot read the folder .*nowhere.*\n✓ Disk/)
    const bad = await runSummit(['doctor', '--json'], { PORT: 'secret' })
    expect(bad.code).toBe(1)
    expect(JSON.parse(bad.stdout)).toMatchObject([{ part: 'configuration', ok: false }])
    expect(bad.stdout).not.toContain('secret')
  })

  it('says how it is used', async () => {
    expect((await runSummit(['--help'])).stdout).toContain('summit analyse --jsonl')
    expect(await runSummit(['analyse'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--jsonl') as string,
    })
  })
})

describe('summit as a bot', () => {
  it('names every bad variable in one message and exits with 1', async () => {
    const { code, stderr } = await runSummit([], { PORT: 'secret', TIME_ZONE: 'secret' })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^\[config\] cannot use PORT .*TIME_ZONE.*\n$/)
    expect(stderr).not.toContain('secret')
  })

  it('says which port is taken and how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { code, stderr } = await runSummit([], { PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(stderr).toMatch(new RegExp(`port ${port} .*Set PORT`))
  })

  it('says where it is, answers there, and ends on SIGTERM with nothing left over', async () => {
    const child = startSummit([], { PORT: String(await freePort()) })
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const url = /http:\S+/.exec(line.toString())?.[0] ?? ''
    const page = await fetch(url)
    expect(await page.text()).toContain('Summit')
    const health = await fetch(`${url}/health`)
    expect(await health.json()).toEqual({ ok: true, parts: {} })
    const ready = await fetch(`${url}/ready`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({ parts: { store: { ok: true }, library: { ok: true } } })
    // Nobody asked for metrics.
    expect((await fetch(`${url}/metrics`)).status).toBe(404)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    await expect(fetch(url)).rejects.toThrow()
  })
})

describe('metrics of a running bot', () => {
  it('are there for whoever has the token', async () => {
    const METRICS_TOKEN = 'a token of more than 16 letters'
    const child = startSummit([], { PORT: String(await freePort()), METRICS_TOKEN })
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const url = /http:\S+/.exec(line.toString())?.[0] ?? ''
    const asked = await fetch(`${url}/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'quote putin' }),
    })
    expect(asked.status).toBe(200)
    expect((await fetch(`${url}/metrics`)).status).toBe(401)
    const metrics = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
    expect(metrics.headers.get('content-type')).toContain('version=0.0.4')
    const text = await metrics.text()
    expect(text).toContain('summit_commands_total{command="quote",platform="web",outcome="answered"} 1\n')
    expect(text).toContain('summit_articles 1\n')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
