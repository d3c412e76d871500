import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { startDiscordDouble, TOKEN } from './doubles/discord/start-discord-double.ts'
import { slashCommand as slackCommand } from './doubles/slack/payloads.ts'
import { startSlackDouble } from './doubles/slack/slack-double.ts'
import { slashCommand } from './support/discord-interactions.ts'
import { spawnSummit } from './support/spawn-summit.ts'
import { makeSubscription } from './support/subscriptions.ts'

const CHANNEL = '300000000000000000'
const SECRETS = {
  DISCORD_TOKEN: TOKEN,
  SLACK_BOT_TOKEN: 'xoxb-secret-of-slack',
  SLACK_APP_TOKEN: 'xapp-secret-of-slack',
  METRICS_TOKEN: 'secret-of-the-metrics',
}

it('writes one line of JSON an event, and in none of them a token, a message or what somebody asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'summit-log-'))
  const [discord, slack] = [await startDiscordDouble(), await startSlackDouble()]
  discord.resources.set(`/channels/${CHANNEL}`, { id: CHANNEL, type: 0, name: 'news' })
  mkdirSync(join(folder, 'content'))
  writeFileSync(
    join(folder, 'content/harbour.md'),
    'The harbour of Ostby will open in May. “Zanzibarbaric weather delayed us,” said Ann Lee of Ostby Council.\n',
  )
  writeFileSync(join(folder, 'content/broken.md'), '')
  const database = join(folder, 'summit.db')
  const store = await openStore(database)
  const due = { nextAt: Date.now() - 1000 }
  await store.saveSubscription(makeSubscription('good', { ...due, channel: CHANNEL, owner: '400' }))
  await store.saveSubscription(
    makeSubscription('gone', { ...due, channel: '400000000000000000', owner: '400' }),
  )
  await store.saveSubscription(
    makeSubscription('slack', { ...due, platform: 'slack', channel: 'C1', owner: 'U1' }),
  )
  await store.close()
  // The next posts and answers are refused, each in a way of its own.
  discord.failNext('POST', /^\/channels/, {
    status: 400,
    body: { message: 'Invalid Form Body', code: 50_035 },
  })
  discord.failNext('POST', /^\/interactions/, {
    status: 404,
    body: { message: 'Unknown interaction', code: 10_062 },
  })
  discord.failNext('POST', /^\/interactions/, {
    status: 403,
    body: { message: 'Missing Access', code: 50_001 },
  })
  slack.answer('chat.postMessage', { ok: false, error: 'invalid_blocks' })
  slack.answer('response_url', { status: 500, ok: false })

  const summit = await spawnSummit({
    ...SECRETS,
    DATABASE_FILE: database,
    CONTENT_DIR: join(folder, 'content'),
    FEEDS: 'http://127.0.0.1:9/feed?key=secret-of-the-feed',
    DISCORD_API_URL: discord.apiUrl,
    SLACK_API_URL: slack.apiUrl,
    LOG_LEVEL: 'debug',
  })
  await slack.connected()
  for (let round = 0; round < 5; round++) {
    const answered = discord.nextRequest('POST', /^\/interactions/)
    const options = [
      { name: 'speaker', value: 'ann lee' },
      { name: 'about', value: 'mumblemutter' },
    ]
    discord.emit('INTERACTION_CREATE', slashCommand('quote', options.slice(0, 1 + (round % 2))))
    await answered
    await slack.deliver(
      'slash_commands',
      slackCommand('check "zanzibarbaric mumblemutter"', slack.responseUrl()),
    )
    await slack.nextCall('response_url')
  }
  await fetch(`${summit.url}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'ask who said mumblemutter?' }),
  })
  await fetch(`${summit.url}/metrics`, { headers: { authorization: `Bearer ${SECRETS.METRICS_TOKEN}` } })
  discord.closeGateway(4004)
  await summit.logged('closed the connection for good')
  summit.child.kill('SIGTERM')
  await summit.exited
  await discord.close()
  await slack.close()
  rmSync(folder, { recursive: true })

  const lines = summit
    .written()
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('Summit on http'))
  const events = lines.map((line) => JSON.parse(line) as { msg: string })
  expect(events.every(({ msg }) => msg.length > 0)).toBe(true)
  // It was busy, and things went wrong.
  const messages = events.map(({ msg }) => msg)
  for (const expected of ['digest not posted', 'feed failed', 'discord answer failed', 'stopping'])
    expect(messages).toContain(expected)
  const everything = lines.join('\n')
  for (const secret of [...Object.values(SECRETS), 'secret-of', 'token-90'])
    expect(everything).not.toContain(secret)
  expect(everything.toLowerCase()).not.toMatch(/zanzibarbaric|mumblemutter|harbour of ostby|ann lee/)
})
