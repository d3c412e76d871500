import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createInstallationStore,
  type InstallationKeeper,
} from '../../../src/adapters/slack/installations.ts'
import { createSeal } from '../../../src/adapters/slack/seal.ts'
import { eventCallback } from '../../doubles/slack/payloads.ts'
import { galleryRunner, galleryTable } from '../../support/gallery-runner.ts'
import { replyGallery } from '../../support/reply-gallery.ts'
import { type Harness, startOverHttp, startOverSocket } from '../../support/slack-harness.ts'

const STATE_SECRET = 'a state secret of some length'
const GRANTED = {
  ok: true,
  app_id: 'A1',
  access_token: 'xoxb-granted',
  token_type: 'bot',
  scope: 'commands,chat:write',
  bot_user_id: 'U0BOT',
  team: { id: 'T1', name: 'Harbour' },
  enterprise: null,
  is_enterprise_install: false,
  authed_user: { id: 'U1', access_token: 'xoxp-somebodys-own', scope: 'users:read' },
}

let harness: Harness & { readonly url: string }
let kept: Map<string, string>

function keepIn(map: Map<string, string>): InstallationKeeper {
  return {
    saveInstallation: async (key, sealed) => Promise.resolve(void map.set(key, sealed)),
    findInstallation: async (key) => Promise.resolve(map.get(key)),
    removeInstallation: async (key) => Promise.resolve(void map.delete(key)),
  }
}

beforeEach(() => {
  kept = new Map()
})

const mention = (text: string, team = 'T1') => {
  const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: `<@U0BOT> ${text}` }
  return eventIn(team, event)
}

function eventIn(team: string, event: Readonly<Record<string, unknown>>) {
  const payload = eventCallback(event)
  const [authorization] = payload.authorizations
  return { ...payload, team_id: team, authorizations: [{ ...authorization, team_id: team }] }
}

describe.each([
  ['over Socket Mode', startOverSocket],
  ['over HTTP', startOverHttp],
] as const)('installing in workspaces %s', (_name, start) => {
  beforeEach(async () => {
    harness = await start(galleryRunner, {
      table: galleryTable,
      workspaces: { kind: 'many', clientId: '1.2', clientSecret: 'client-secret', stateSecret: STATE_SECRET },
      installations: keepIn(kept),
    })
    harness.double.answer('oauth.v2.access', GRANTED)
  })
  afterEach(async () => harness.close())

  async function install(): Promise<Response> {
    const begun = await fetch(new URL('/slack/install', harness.url), { redirect: 'manual' })
    const consent = new URL(begun.headers.get('location') ?? '')
    const callback = new URL('/slack/oauth_redirect', harness.url)
    callback.search = new URLSearchParams({
      code: 'code',
      state: consent.searchParams.get('state') ?? '',
    }).toString()
    return fetch(callback, { headers: { cookie: begun.headers.get('set-cookie')?.split(';')[0] ?? '' } })
  }

  it('asks Slack for the permissions of the manifest, and no person’s', async () => {
    const { headers, status } = await fetch(new URL('/slack/install', harness.url), { redirect: 'manual' })
    const consent = new URL(headers.get('location') ?? '')
    expect(status).toBe(302)
    expect(consent.origin).toBe('https://slack.com')
    expect(consent.searchParams.get('scope')?.split(',')).toContain('chat:write.public')
    expect(consent.searchParams.get('user_scope') ?? '').toBe('')
  })

  it('keeps what was granted under the workspace, with no token to be read', async () => {
    expect((await install()).status).toBe(200)
    expect([...kept.keys()]).toEqual(['slack:T1'])
    // Three letters of a prefix a sealed text may have by chance.
    expect([...kept.values()].join()).not.toMatch(/xoxb-granted|xoxp-somebodys-own/)
  })

  it('keeps nothing without the state that it gave out', async () => {
    const callback = new URL('/slack/oauth_redirect?code=code&state=forged', harness.url)
    expect((await fetch(callback)).ok).toBe(false)
    expect(kept.size).toBe(0)
  })

  it('acts in each workspace with that workspace’s own token, until it removes the app', async () => {
    await install()
    const other = { ...GRANTED, access_token: 'xoxb-other', team: { id: 'T2', name: 'Bridge' } }
    harness.double.answer('oauth.v2.access', other)
    await install()
    expect([...kept.keys()]).toEqual(['slack:T1', 'slack:T2'])
    for (const [team, token] of [
      ['T2', 'xoxb-other'],
      ['T1', 'xoxb-granted'],
    ] as const) {
      await harness.deliver('events_api', mention('show paged', team))
      expect((await harness.double.nextCall('chat.postMessage')).token).toBe(token)
    }
    await harness.deliver('events_api', eventIn('T1', { type: 'app_uninstalled' }))
    await expect.poll(() => [...kept.keys()]).toEqual(['slack:T2'])
    // Bolt acknowledges nothing that it has no token for.
    void Promise.resolve(harness.deliver('events_api', mention('show paged', 'T1'))).catch(() => undefined)
    await harness.deliver('events_api', mention('show paged', 'T2'))
    expect((await harness.double.nextCall('chat.postMessage')).token).toBe('xoxb-other')
    expect(harness.double.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(3)
  })

  it('posts digests with the token of the workspace in the address', async () => {
    await install()
    await harness.adapter.publisher.post({ channel: 'T1/C7' }, replyGallery.paged, 'key')
    expect(await harness.double.nextCall('chat.postMessage')).toMatchObject({
      token: 'xoxb-granted',
      body: { channel: 'C7' },
    })
  })

  it('refuses to post for a workspace that never installed it, and says who can mend that', async () => {
    const posting = harness.adapter.publisher.post({ channel: 'T9/C7' }, replyGallery.paged, 'key')
    await expect(posting).rejects.toMatchObject({ code: 'platform-refused' })
    await expect(posting).rejects.toThrow(/T9.*admin.*install/)
  })

  it.each([
    ['is removed', { type: 'app_uninstalled' }],
    ['loses its token', { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }],
  ])('forgets what was granted as soon as the app %s', async (_what, event) => {
    await install()
    await harness.deliver('events_api', eventCallback(event))
    await expect.poll(() => kept.size).toBe(0)
  })

  it('keeps what was granted when a person’s own token is revoked, of which it has none', async () => {
    await install()
    const event = { type: 'tokens_revoked', tokens: { oauth: ['U1'] } }
    await harness.deliver('events_api', eventCallback(event))
    await harness.deliver('events_api', mention('show paged'))
    await harness.double.nextCall('chat.postMessage')
    expect(kept.size).toBe(1)
  })
})

describe('a sealed installation', () => {
  const installation = {
    team: { id: 'T1' },
    enterprise: undefined,
    isEnterpriseInstall: false,
    user: { id: 'U1', token: 'xoxp-somebodys-own', scopes: [] },
    bot: { id: 'B1', userId: 'U0BOT', token: 'xoxb-granted', scopes: ['commands'] },
  }
  const query = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false } as const

  it('comes back with the bot’s token and nobody else’s', async () => {
    const store = createInstallationStore(keepIn(kept), createSeal(STATE_SECRET))
    await store.storeInstallation(installation)
    expect(await store.fetchInstallation(query)).toMatchObject({
      bot: { token: 'xoxb-granted', userId: 'U0BOT' },
      user: { id: 'U1', token: undefined },
    })
  })

  it('cannot be opened with another secret, nor in another workspace’s place, nor altered', async () => {
    const store = createInstallationStore(keepIn(kept), createSeal(STATE_SECRET))
    await store.storeInstallation(installation)
    const other = createInstallationStore(keepIn(kept), createSeal('another secret of some length'))
    await expect(other.fetchInstallation(query)).rejects.toThrow(/SLACK_STATE_SECRET/)
    const sealed = kept.get('slack:T1') ?? ''
    kept.set('slack:T2', sealed)
    await expect(store.fetchInstallation({ ...query, teamId: 'T2' })).rejects.toThrow(/another secret/)
    kept.set('slack:T1', `${sealed.slice(0, -4)}AAAA`)
    await expect(store.fetchInstallation(query)).rejects.toThrow(/another secret/)
  })

  it('is never the same twice, though it says the same', () => {
    const { seal } = createSeal(STATE_SECRET)
    expect(seal('T1', 'text')).not.toBe(seal('T1', 'text'))
  })
})
