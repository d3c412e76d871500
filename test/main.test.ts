import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DiscordDouble, startDiscordDouble } from './doubles/discord/start-discord-double.ts'
import { slashCommand } from './doubles/slack/payloads.ts'
import { type SlackDouble, startSlackDouble } from './doubles/slack/slack-double.ts'
import { freePort } from './support/free-port.ts'

const root = join(import.meta.dirname, '..')
const BAD_TOKEN = 'bad.token.here'

let folder: string
let discord: DiscordDouble
let slack: SlackDouble
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'summit-main-'))
  discord = await startDiscordDouble()
  slack = await startSlackDouble()
})
afterEach(async () => {
  await discord.close()
  await slack.close()
  rmSync(folder, { recursive: true })
})

/** The bot, with a token that Discord does not know and nothing of this machine's settings. */
async function startSummit(
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildProcessWithoutNullStreams> {
  return spawn(process.execPath, [join(root, 'src/summit.js')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DATABASE_FILE: join(folder, 'summit.db'),
      PORT: String(await freePort()),
      DISCORD_TOKEN: BAD_TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      ...environment,
    },
  })
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

describe('the bot, with a token that Discord does not know', () => {
  it('says so and exits with 1', async () => {
    const child = await startSummit()
    const [said, code] = await Promise.all([text(child.stderr), exitOf(child)])
    expect(code).toBe(1)
    expect(said).toContain('DISCORD_TOKEN')
    expect(said).not.toContain(BAD_TOKEN)
  })

  it('goes on with Slack, and exits with 1 when it is stopped', async () => {
    const child = await startSummit({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: slack.apiUrl,
    })
    let logged = ''
    child.stdout.on('data', (chunk: Buffer) => (logged += chunk.toString()))
    const ended = exitOf(child)
    await slack.connected()
    await slack.deliver('slash_commands', slashCommand('quote putin', slack.responseUrl()))
    expect((await slack.nextCall('response_url')).body.text).toContain('Vladimir Putin')
    await expect.poll(() => logged, { timeout: 30_000 }).toContain('Summit on ')
    child.kill('SIGTERM')
    expect(await ended).toBe(1)
    expect(logged).toContain('the token in DISCORD_TOKEN is not valid')
    expect(logged).not.toContain(BAD_TOKEN)
  })
})

describe('the bot, told to stop while it starts', () => {
  it('ends at once, with 0', async () => {
    const login = discord.holdNext('GET', /\/gateway/)
    const child = await startSummit()
    await login.arrived
    child.kill('SIGTERM')
    expect(await exitOf(child)).toBe(0)
    login.letGo()
  })
})
