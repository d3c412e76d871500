import { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toBoltLog } from '../../../src/adapters/slack/bolt-log.ts'
import { createFindPerson } from '../../../src/adapters/slack/find-person.ts'
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

describe('createFindPerson', () => {
  it.each([
    [{ is_admin: true }, true],
    [{ is_owner: true }, true],
    [{ is_admin: false, is_owner: false }, false],
    [{}, false],
  ])('lets those manage who Slack says are admins or owners: %j', async (user, may) => {
    double.answer('users.info', { ok: true, user })
    expect(await createFindPerson(() => 0)(client, 'T1', 'U1')).toEqual({ mayManage: may })
  })

  it('says in which language somebody reads Slack', async () => {
    double.answer('users.info', { ok: true, user: { locale: 'de-DE' } })
    expect(await createFindPerson(() => 0)(client, 'T1', 'U1')).toEqual({ mayManage: false, locale: 'de-DE' })
    expect(double.calls[0]?.body).toMatchObject({ include_locale: 'true' })
  })

  it('lets nobody manage whom Slack does not show, and asks again the next time', async () => {
    const findPerson = createFindPerson(() => 0)
    double.answer('users.info', { ok: false, error: 'missing_scope' })
    expect(await findPerson(client, 'T1', 'U1')).toEqual({ mayManage: false })
    double.answer('users.info', { ok: true, user: { is_admin: true } })
    expect(await findPerson(client, 'T1', 'U1')).toEqual({ mayManage: true })
  })

  it('asks once in five minutes, for each workspace', async () => {
    let now = 0
    const findPerson = createFindPerson(() => now)
    await findPerson(client, 'T1', 'U1')
    await findPerson(client, 'T1', 'U1')
    expect(double.calls.length).toBe(1)
    await findPerson(client, 'T2', 'U1')
    expect(double.calls.length).toBe(2)
    now = 5 * 60_000
    await findPerson(client, 'T1', 'U1')
    expect(double.calls.length).toBe(3)
  })
})
