import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'dotenv'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { init } from '../../src/cli/init.ts'
import { type DiscordDouble, startDiscordDouble, TOKEN } from '../doubles/discord/start-discord-double.ts'
import { type SlackDouble, startSlackDouble } from '../doubles/slack/slack-double.ts'
import { CTRL_C, DOWN, ENTER, openTerminal, type TestTerminal } from '../support/terminal.ts'

const root = join(import.meta.dirname, '../..')
let folder: string
let envFile: string
let discord: DiscordDouble
let slack: SlackDouble
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'summit-init-'))
  envFile = join(folder, '.env')
  discord = await startDiscordDouble()
  slack = await startSlackDouble()
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await discord.close()
  await slack.close()
})

function start(terminal: TestTerminal): Promise<number> {
  const environment = { DISCORD_API_URL: discord.apiUrl, SLACK_API_URL: slack.apiUrl }
  return init({ terminal, envFile, environment })
}

describe('summit init', () => {
  it('asks for Discord’s token until Discord knows it, writes it, and prints the invitation', async () => {
    writeFileSync(envFile, '# mine\nPORT=4000\nDISCORD_TOKEN=\n', { mode: 0o644 })
    const terminal = openTerminal()
    const done = start(terminal)
    await terminal.see('Where shall Summit answer?')
    terminal.type(ENTER)
    await terminal.see('The bot’s token')
    terminal.type(`no token${ENTER}`)
    await terminal.see('That is no bot token')
    terminal.type(`\u0015MTAw.wrong.token${ENTER}`)
    await terminal.see('is not valid. Copy it again')
    await terminal.see('The bot’s token')
    terminal.type(`${TOKEN}${ENTER}`)
    expect(await done).toBe(0)
    expect(readFileSync(envFile, 'utf8')).toBe(`# mine\nPORT=4000\nDISCORD_TOKEN=${TOKEN}\n`)
    expect(statSync(envFile).mode & 0o777).toBe(0o600)
    expect(terminal.shown().replaceAll(/[\s│]/g, '')).toContain(
      'https://discord.com/oauth2/authorize?client_id=100&',
    )
    expect(terminal.shown()).not.toContain(TOKEN)
  })

  it('prints Slack’s manifest, to be copied as it is, and takes both tokens', async () => {
    writeFileSync(`${envFile}.example`, readFileSync(join(root, '.env.example')))
    const terminal = openTerminal()
    const done = start(terminal)
    await terminal.see('Where shall Summit answer?')
    terminal.type(DOWN + ENTER)
    await terminal.see('https://api.slack.com/apps')
    await terminal.see('Bot User OAuth Token (xoxb-…)')
    terminal.type(`xapp-1${ENTER}`)
    await terminal.see('does not begin with xoxb-')
    terminal.type(`\u0015xoxb-1${ENTER}`)
    await terminal.see('(xapp-…)')
    terminal.type(`xapp-1${ENTER}`)
    expect(await done).toBe(0)
    const manifest = /^\{\n[\s\S]*?^\}$/m.exec(terminal.shown())?.[0] ?? ''
    expect(JSON.parse(manifest)).toMatchObject({ settings: { socket_mode_enabled: true } })
    const text = readFileSync(envFile, 'utf8')
    expect(parse(text)).toMatchObject({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', PORT: '3000' })
    expect(text).toContain('# Slack: one workspace by its bot token')
  })

  it('shows what Slack says, and lets the person enter the tokens again or keep them', async () => {
    slack.answer('auth.test', { ok: false, error: 'invalid_auth' })
    const terminal = openTerminal()
    const done = start(terminal)
    await terminal.see('Where shall Summit answer?')
    terminal.type(DOWN + ENTER)
    for (const next of [ENTER, DOWN + ENTER]) {
      await terminal.see('(xoxb-…)')
      terminal.type(`xoxb-1${ENTER}`)
      await terminal.see('(xapp-…)')
      terminal.type(`xapp-1${ENTER}`)
      await terminal.see('Slack does not know the token')
      await terminal.see('Something is not well yet.')
      terminal.type(next)
    }
    expect(await done).toBe(0)
    expect(parse(readFileSync(envFile))).toEqual({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })
  })

  it('keeps what is set already', async () => {
    const text = `DISCORD_TOKEN=${TOKEN}\nSLACK_BOT_TOKEN=xoxb-mine\nSLACK_APP_TOKEN=xapp-mine\n`
    writeFileSync(envFile, text)
    const terminal = openTerminal()
    const done = start(terminal)
    await terminal.see('Where shall Summit answer?')
    terminal.type(DOWN + DOWN + ENTER)
    expect(await done).toBe(0)
    expect(terminal.shown()).toContain('DISCORD_TOKEN is set already')
    expect(terminal.shown()).toContain('Slack’s tokens are set already')
    expect(readFileSync(envFile, 'utf8')).toBe(text)
  })

  it('keeps a token that Discord cannot be asked about, and says so', async () => {
    discord.failNext('GET', /applications/, { status: 500 })
    discord.failNext('GET', /applications/, { status: 500 })
    const terminal = openTerminal()
    const done = start(terminal)
    await terminal.see('Where shall Summit answer?')
    terminal.type(ENTER)
    await terminal.see('The bot’s token')
    terminal.type(`${TOKEN}${ENTER}`)
    expect(await done).toBe(0)
    expect(terminal.shown()).toContain('Discord does not answer')
    expect(parse(readFileSync(envFile))).toEqual({ DISCORD_TOKEN: TOKEN })
  })

  it('writes nothing where neither is wanted, or where the person gives up after the first token', async () => {
    const content = openTerminal()
    const neither = start(content)
    await content.see('Where shall Summit answer?')
    content.type(DOWN + DOWN + DOWN + ENTER)
    expect(await neither).toBe(0)

    const terminal = openTerminal()
    const done = start(terminal)
    await terminal.see('Where shall Summit answer?')
    terminal.type(DOWN + DOWN + ENTER)
    await terminal.see('The bot’s token')
    terminal.type(`${TOKEN}${ENTER}`)
    await terminal.see('(xoxb-…)')
    terminal.type(CTRL_C)
    expect(await done).toBe(1)
    expect(terminal.shown()).toContain('Nothing was written.')
    expect(existsSync(envFile)).toBe(false)
  })
})

const program = `${process.execPath} ${join(root, 'src/summit.js')} init`
const hasPty = String(spawnSync('script', ['--version']).stdout).includes('util-linux')

describe('summit init as a program', () => {
  function environment(): Record<string, string | undefined> {
    return { PATH: process.env.PATH, TERM: 'xterm', DISCORD_API_URL: discord.apiUrl }
  }

  it('says so where there is no terminal', async () => {
    const child = spawn('sh', ['-c', program], {
      cwd: folder,
      env: environment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child.stdin.end()
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    expect(await once(child, 'close')).toEqual([1, null])
    expect(said).toContain('[init] this is no terminal')
  })

  // util-linux has a `script` that gives a program a real terminal and its exit code back.
  it.skipIf(!hasPty)('works on a real terminal, and leaves nothing behind on Ctrl-C', async () => {
    const run = async (converse: (terminal: TestTerminal) => Promise<void>): Promise<unknown> => {
      const child = spawn('script', ['-qec', `stty cols 120 rows 40; ${program}`, '/dev/null'], {
        cwd: folder,
        env: environment(),
      })
      const terminal = openTerminal(child)
      const [closed] = await Promise.all([once(child, 'close'), converse(terminal)])
      return closed[0]
    }
    const begin = async (terminal: TestTerminal): Promise<void> => {
      await terminal.see('Where shall Summit answer?')
      terminal.type(ENTER)
      await terminal.see('The bot’s token')
    }
    const cancelled = await run(async (terminal) => {
      await begin(terminal)
      terminal.type(CTRL_C)
    })
    expect(cancelled).toBe(1)
    expect(existsSync(envFile)).toBe(false)
    const finished = await run(async (terminal) => {
      await begin(terminal)
      terminal.type(`${TOKEN}${ENTER}`)
      await terminal.see('npm start')
      expect(terminal.shown()).not.toContain(TOKEN)
    })
    expect(finished).toBe(0)
    expect(parse(readFileSync(envFile))).toEqual({ DISCORD_TOKEN: TOKEN })
  })
})
