import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { init } from '../src/cli/init.ts'
import { GUILD_ID, startDiscordDouble, TOKEN } from '../test/doubles/discord/start-discord-double.ts'
import { slashCommand as slackCommand } from '../test/doubles/slack/payloads.ts'
import { startSlackDouble } from '../test/doubles/slack/slack-double.ts'
import { slashCommand } from '../test/support/discord-interactions.ts'
import { freePort } from '../test/support/free-port.ts'
import { DOWN, ENTER, openTerminal } from '../test/support/terminal.ts'

// npm run walk-through: what a new self-hoster does, in a clone of its own, with the time that each step takes. Discord and
// Slack are the doubles of the tests; what a person does on their sites is counted as a step and takes no time here.
const root = join(import.meta.dirname, '..')
const clone = await mkdtemp(join(tmpdir(), 'summit-walk-'))
const rows: { goal: string; step: string; seconds: number | undefined }[] = []
const [discord, slack] = [await startDiscordDouble(), await startSlackDouble()]
const running = new Set<ChildProcess>()
const apis = { DISCORD_API_URL: discord.apiUrl, SLACK_API_URL: slack.apiUrl }

try {
  await reachFirstAnswer()
  await reachDiscord()
  await reachSlack()
} finally {
  await Promise.all([...running].map(end))
  await discord.close()
  await slack.close()
  await rm(clone, { recursive: true })
}
print()

async function reachFirstAnswer(): Promise<void> {
  const goal = 'a first answer'
  await step(goal, '`git clone` (here from the folder beside it)', async () =>
    run('git', ['clone', '-q', root, clone], root),
  )
  await step(goal, '`npm ci`', async () => run('npm', ['ci', '--silent'], clone))
  const bot = await step(goal, '`npm start`, until it says where it is', async () => start())
  await step(goal, 'open the page and ask `quote putin`', async () => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ text: '/summit quote putin' })
    const answer = await fetch(`${bot.url}/ask`, { method: 'POST', headers, body })
    expectWords(await answer.text(), 'Vladimir Putin')
  })
  await bot.stop()
}

async function reachDiscord(): Promise<void> {
  const goal = 'an answer and a digest on Discord'
  outside(goal, 'make an application with a bot, copy its token')
  await step(goal, '`npm run summit init`, choose Discord, paste the token', async () =>
    answerInit(ENTER, [TOKEN]),
  )
  outside(goal, 'open the link that it prints, choose the server')
  const bot = await step(goal, '`npm start`, until the commands are there', async () => {
    const registered = discord.nextRequest('PUT', /commands$/)
    const started = await start(apis)
    await registered
    return started
  })
  discord.resources.set('/channels/300', { id: '300', type: 0, name: 'news', guild_id: GUILD_ID })
  await step(goal, 'type `/summit quote speaker:putin`', async () => {
    const answered = discord.nextRequest('POST', /^\/interactions/)
    discord.emit('INTERACTION_CREATE', slashCommand('quote', [{ name: 'speaker', value: 'putin' }]))
    expectWords(JSON.stringify((await answered).body), 'Vladimir Putin')
  })
  await step(goal, 'type `/digest on`', async () => askDigest('on'))
  await step(goal, 'type `/digest now`, until the digest is in the channel', async () => {
    const posted = discord.nextRequest('POST', /^\/channels\/300\/messages$/)
    await askDigest('now')
    expectWords(JSON.stringify((await posted).body), 'Digest for')
  })
  await bot.stop()
}

async function askDigest(name: string): Promise<void> {
  const answered = discord.nextRequest('POST', /^\/interactions/)
  const call = slashCommand(name) as { data?: object; member?: object }
  const data = { ...call.data, name: 'digest' }
  const member = { ...call.member, permissions: String(1 << 5) }
  discord.emit('INTERACTION_CREATE', { ...call, data, member })
  await answered
}

async function reachSlack(): Promise<void> {
  const goal = 'an answer on Slack'
  await step(goal, '`npm run summit init`, choose Slack, and it prints the manifest', async () =>
    answerInit(DOWN + ENTER, ['xoxb-1', 'xapp-1']),
  )
  outside(goal, 'paste the manifest where it says, install the app, copy the two tokens into `init`')
  const bot = await step(goal, '`npm start`, until Slack is connected', async () => {
    const started = await start(apis)
    await slack.connected()
    return started
  })
  await step(goal, 'type `/summit quote putin`', async () => {
    const answered = slack.nextCall('response_url')
    await slack.deliver('slash_commands', slackCommand('quote putin', slack.responseUrl()))
    expectWords(JSON.stringify((await answered).body), 'Vladimir Putin')
  })
  await bot.stop()
}

/** Goes through `init` as a person does: what is chosen, then each token when it is asked for. */
async function answerInit(choice: string, tokens: readonly string[]): Promise<void> {
  const terminal = openTerminal()
  const done = init({ terminal, envFile: join(clone, '.env'), environment: apis })
  await terminal.see('Where shall Summit answer?')
  terminal.type(choice)
  for (const token of tokens) {
    await terminal.see(token.startsWith('x') ? `(${token.slice(0, 4)}` : 'token')
    terminal.type(`${token}${ENTER}`)
  }
  if ((await done) !== 0) throw new Error(`init did not end well:\n${terminal.shown()}`)
}

async function start(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ url: string; stop: () => Promise<void> }> {
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PORT: String(await freePort()),
    LOG_LEVEL: 'error',
    ...settings,
  }
  const child = spawn('npm', ['start', '--silent'], {
    cwd: clone,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, which ends with one signal as it does on Ctrl-C.
    detached: true,
  })
  running.add(child)
  return { url: await readAddress(child), stop: async () => end(child) }
}

async function end(child: ChildProcess): Promise<void> {
  running.delete(child)
  const ended = once(child, 'exit')
  process.kill(-(child.pid ?? 0), 'SIGINT')
  await ended
}

async function readAddress(child: ChildProcess): Promise<string> {
  let written = ''
  for await (const chunk of child.stdout ?? []) {
    written += String(chunk)
    const url = /http:\/\/\S+/.exec(written)?.[0]
    if (url !== undefined) return url
  }
  throw new Error(`Summit did not start:\n${written}`)
}

async function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code ?? 'a signal'}`)
}

async function step<Result>(goal: string, label: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now()
  const result = await work()
  rows.push({ goal, step: label, seconds: (performance.now() - startedAt) / 1000 })
  return result
}

function outside(goal: string, label: string): void {
  rows.push({ goal, step: label, seconds: undefined })
}

function expectWords(text: string, words: string): void {
  if (!text.includes(words)) throw new Error(`“${words}” is not in: ${text.slice(0, 400)}`)
}

function print(): void {
  for (const [goal, steps] of Map.groupBy(rows, (row) => row.goal)) {
    const seconds = steps.reduce((sum, row) => sum + (row.seconds ?? 0), 0)
    console.log(`\nTo ${goal}: ${steps.length} steps, ${seconds.toFixed(1)} s\n`)
    console.log('| step | seconds |\n| --- | --- |')
    for (const row of steps) console.log(`| ${row.step} | ${row.seconds?.toFixed(1) ?? 'yours'} |`)
  }
}
