import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { type DiscordDouble, startDiscordDouble, TOKEN } from './doubles/discord/start-discord-double.ts'
import { slashCommand } from './support/discord-interactions.ts'
import { type SpawnedSummit, spawnSummit } from './support/spawn-summit.ts'
import { makeSubscription } from './support/subscriptions.ts'

const CHANNEL = '300000000000000000'

let folder: string
let database: string
let double: DiscordDouble
let summit: SpawnedSummit | undefined
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'summit-stop-'))
  database = join(folder, 'summit.db')
  double = await startDiscordDouble()
})
afterEach(async () => {
  summit?.child.kill('SIGKILL')
  await summit?.exited
  await double.close()
  rmSync(folder, { recursive: true })
})

/** A bot that is told to stop while it posts a digest and answers a command; both wait for the double. */
async function stopInTheMiddle() {
  const store = await openStore(database)
  await store.saveSubscription(makeSubscription('a', { channel: CHANNEL, nextAt: Date.now() - 1000 }))
  await store.close()
  double.resources.set(`/channels/${CHANNEL}`, { id: CHANNEL, type: 0, name: 'news' })
  const post = double.holdNext('POST', /^\/channels\/\d+\/messages$/)
  const answer = double.holdNext('POST', /^\/interactions\//)
  const running = await spawnSummit({
    DATABASE_FILE: database,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: double.apiUrl,
  })
  summit = running
  await post.arrived
  double.emit('INTERACTION_CREATE', slashCommand('brief'))
  await answer.arrived
  const toldAt = Date.now()
  running.child.kill('SIGTERM')
  await running.logged('"msg":"stopping"')
  return { running, post, answer, toldAt }
}

async function deliveries() {
  const store = await openStore(database)
  const found = await store.listDeliveries('a', 9)
  await store.close()
  return found
}

describe('SIGTERM', () => {
  it('lets a command and a digest that are under way be finished, and ends with 0', async () => {
    const { running, post, answer, toldAt } = await stopInTheMiddle()
    post.letGo()
    answer.letGo()
    expect(await running.exited).toBe(0)
    expect(Date.now() - toldAt).toBeLessThan(10_000)
    expect(running.written()).not.toContain('stopped before everything was finished')
    expect(await deliveries()).toMatchObject([{ state: 'posted' }])
    expect(double.refusals).toEqual([])
  })

  it('is over within ten seconds where the platform hangs, and leaves the digest to the next start', async () => {
    const { running, post, answer, toldAt } = await stopInTheMiddle()
    expect(await running.exited).toBe(0)
    expect(Date.now() - toldAt).toBeLessThan(10_000)
    expect(running.written()).toContain('stopped before everything was finished')
    const [left] = await deliveries()
    expect(left).toMatchObject({ state: 'open' })
    post.letGo()
    answer.letGo()
  })

  it('takes no further question over HTTP meanwhile', async () => {
    const { running, post, answer } = await stopInTheMiddle()
    await expect(fetch(`${running.url}/health`)).rejects.toThrow()
    post.letGo()
    answer.letGo()
    expect(await running.exited).toBe(0)
  })
})
