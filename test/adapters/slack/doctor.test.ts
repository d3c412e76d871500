import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkSlack, type Finding } from '../../../src/adapters/slack/doctor.ts'
import { scopeNames } from '../../../src/adapters/slack/manifest.ts'
import { type SlackDouble, startSlackDouble } from '../../doubles/slack/slack-double.ts'

let double: SlackDouble
beforeEach(async () => {
  double = await startSlackDouble()
  grant(scopeNames())
})
afterEach(async () => {
  await double.close()
  expect(double.refusals()).toEqual([])
})

const grant = (scopes: readonly string[]) =>
  double.answer('auth.test', { ok: true, team: 'Harbour', headers: { 'x-oauth-scopes': scopes.join(',') } })

const look = async (channels: readonly string[] = []): Promise<Finding[]> =>
  checkSlack(
    {
      transport: { kind: 'socket', appToken: 'xapp-1' },
      workspaces: { kind: 'one', botToken: 'xoxb-1' },
      apiUrl: double.apiUrl,
    },
    channels,
  )
const wrong = (findings: readonly Finding[]) => findings.filter(({ ok }) => !ok)

describe('the doctor for Slack', () => {
  it('finds nothing wrong where all is well', async () => {
    double.answer('conversations.info', { ok: true, channel: { id: 'C1', name: 'news', is_member: true } })
    const findings = await look(['C1'])
    expect(wrong(findings)).toEqual([])
    expect(findings.map(({ label }) => label).join()).toMatch(/APP_TOKEN.*Harbour.*permissions.*#news/)
  })

  it('names each permission that is missing, and what it is for', async () => {
    grant(scopeNames().filter((scope) => scope !== 'chat:write.public'))
    expect(wrong(await look())).toEqual([
      {
        label: 'Slack: permission chat:write.public',
        ok: false,
        mend: expect.stringContaining('public channels') as string,
      },
    ])
  })

  it('tells one wrong token from the other, and looks no further without one', async () => {
    double.answer('apps.connections.open', { ok: false, error: 'not_allowed_token_type' })
    expect(wrong(await look()).map(({ label }) => label)).toEqual(['Slack: SLACK_APP_TOKEN opens a socket'])
    double.answer('auth.test', { ok: false, error: 'invalid_auth' })
    const labels = wrong(await look(['C1'])).map(({ label }) => label)
    expect(labels).toEqual(['Slack: SLACK_APP_TOKEN opens a socket', 'Slack: SLACK_BOT_TOKEN is accepted'])
  })

  it.each([
    [{ ok: true, channel: { id: 'C1', name: 'news', is_member: false } }, /\/invite/],
    [{ ok: true, channel: { id: 'C1', name: 'news', is_archived: true } }, /archived/],
    [{ ok: false, error: 'channel_not_found' }, /gone, or private/],
    [{ status: 503 }, /cannot be reached/],
  ])('says of a channel with %j who can mend it', async (answer, mend) => {
    double.answer('conversations.info', answer)
    expect(wrong(await look(['C1']))).toMatchObject([{ mend: expect.stringMatching(mend) as string }])
  })

  it('says so where Slack cannot be reached', async () => {
    const unreachable = { ...double, apiUrl: 'http://127.0.0.1:1/api/' }
    const findings = await checkSlack({
      transport: { kind: 'http', signingSecret: 'signing-secret' },
      workspaces: { kind: 'one', botToken: 'xoxb-1' },
      apiUrl: unreachable.apiUrl,
    })
    expect(wrong(findings)).toMatchObject([{ mend: expect.stringContaining('cannot be reached') as string }])
  })
})
