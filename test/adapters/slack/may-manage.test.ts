import { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toBoltLog } from '../../../src/adapters/slack/bolt-log.ts'
import { createMayManage } from '../../../src/adapters/slack/may-manage.ts'
import { type SlackDouble, startSlackDouble } from '../../doubles/slack/slack-double.ts'
import { silentLog } from '../../support/slack-harness.ts'

let double: SlackDouble
let client: webApi.WebClient
beforeEach(async () => {
  double = await startSlackDouble()
  const logger = toBoltLog(silentLog)
  client = new webApi.WebClient('xoxb-1', { slackApiUrl: double.apiUrl, retryConfig: { retries: 0 }, logger })
})
afterEach(async () => {
  await double.close()
  expect(double.refusals()).toEqual([])
})

describe('who may change what others get', () => {
  it.each([
    [{ is_admin: true }, true],
    [{ is_owner: true }, true],
    [{ is_admin: false, is_owner: false }, false],
    [{}, false],
  ])('is decided by what Slack says of them: %j', async (user, may) => {
    double.answer('users.info', { ok: true, user })
    expect(await createMayManage(() => 0)(client, 'T1', 'U1')).toBe(may)
  })

  it('is nobody whom Slack does not show, and is asked again the next time', async () => {
    const mayManage = createMayManage(() => 0)
    double.answer('users.info', { ok: false, error: 'missing_scope' })
    expect(await mayManage(client, 'T1', 'U1')).toBe(false)
    double.answer('users.info', { ok: true, user: { is_admin: true } })
    expect(await mayManage(client, 'T1', 'U1')).toBe(true)
  })

  it('is asked once in five minutes, for each workspace', async () => {
    let now = 0
    const mayManage = createMayManage(() => now)
    await mayManage(client, 'T1', 'U1')
    await mayManage(client, 'T1', 'U1')
    expect(double.calls.length).toBe(1)
    await mayManage(client, 'T2', 'U1')
    expect(double.calls.length).toBe(2)
    now = 5 * 60_000
    await mayManage(client, 'T1', 'U1')
    expect(double.calls.length).toBe(3)
  })
})
