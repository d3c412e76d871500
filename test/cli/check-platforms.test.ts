import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkDiscordPart, checkSlackPart } from '../../src/cli/check-platforms.ts'
import type { Finding } from '../../src/cli/finding.ts'
import { type Config, parseConfig } from '../../src/config/config.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Subscription } from '../../src/store/subscription.ts'
import { startDiscordDouble, TOKEN } from '../doubles/discord/start-discord-double.ts'
import { startSlackDouble } from '../doubles/slack/slack-double.ts'
import { makeSubscription } from '../support/subscriptions.ts'

const NEWS = '100000000000000801'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summit-doctor-'))
  file = join(folder, 'summit.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

function configure(more: Record<string, string>): Config {
  return parseConfig({ DATABASE_FILE: file, ...more })
}

async function subscribe(...subscriptions: readonly Subscription[]): Promise<void> {
  const store = await openStore(file)
  for (const subscription of subscriptions) await store.saveSubscription(subscription)
  await store.close()
}

function channelsIn(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ label }) => /channel (\w+)/.exec(label)?.[1] ?? [])
}

describe('the doctor’s look at digest channels', () => {
  it('takes in those of Discord where somebody switched a digest on, each once', async () => {
    const double = await startDiscordDouble()
    await subscribe(
      makeSubscription('a', { channel: NEWS }),
      makeSubscription('b', { channel: '802' }),
      makeSubscription('c', { platform: 'slack', channel: 'C803' }),
    )
    const findings = await checkDiscordPart(
      configure({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: double.apiUrl, DISCORD_DIGEST_CHANNELS: NEWS }),
    )
    await double.close()
    expect(channelsIn(findings)).toEqual([NEWS, '802'])
    expect(findings.find(({ label }) => label.includes('802'))?.ok).toBe(false)
  })

  it('takes in those of Slack', async () => {
    const double = await startSlackDouble()
    await subscribe(
      makeSubscription('a', { platform: 'slack', channel: 'C801' }),
      makeSubscription('b', { channel: '802' }),
    )
    double.answer('conversations.info', { ok: false, error: 'channel_not_found' })
    const findings = await checkSlackPart(
      configure({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: double.apiUrl }),
    )
    await double.close()
    expect(channelsIn(findings)).toEqual(['C801'])
  })

  it('needs no store, and makes none', async () => {
    const double = await startDiscordDouble()
    const findings = await checkDiscordPart(
      configure({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: double.apiUrl, DISCORD_DIGEST_CHANNELS: NEWS }),
    )
    await double.close()
    expect(channelsIn(findings)).toEqual([NEWS])
    expect(existsSync(file)).toBe(false)
  })
})
