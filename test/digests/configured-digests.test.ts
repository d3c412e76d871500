import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'
import { applyConfiguredDigests } from '../../src/digests/configured-digests.ts'
import { planDue } from '../../src/digests/plan-due.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { makeSubscription } from '../support/subscriptions.ts'

const NOW = Date.UTC(2026, 0, 5, 9)
const CHANNEL = '1234567890123456789'

function digestsOf(environment: Record<string, string>) {
  return parseConfig(environment).digests
}

describe('applyConfiguredDigests', () => {
  it('makes the subscriptions of the environment, changes them with it, and touches no others', async () => {
    const store = await openSqliteStore(':memory:')
    await store.saveSubscription(makeSubscription('mine', { nextAt: NOW }))
    const list = async () =>
      (await store.listSubscriptions({ origin: 'configuration' })).map(
        ({ platform, channel, nextAt, settings }) => [
          ...[platform, channel, settings.zone],
          new Date(nextAt ?? 0).toISOString(),
        ],
      )
    const both = {
      ...{ DIGEST_AT: '8:30am', DIGEST_TZ: 'asia/karachi' },
      ...{ DISCORD_DIGEST_CHANNELS: `${CHANNEL}, ${CHANNEL}`, SLACK_DIGEST_CHANNELS: 'C0123456789' },
    }
    await applyConfiguredDigests(digestsOf(both), store, NOW)
    expect(await list()).toEqual([
      ['discord', CHANNEL, 'Asia/Karachi', '2026-01-06T03:30:00.000Z'],
      ['slack', 'C0123456789', 'Asia/Karachi', '2026-01-06T03:30:00.000Z'],
    ])
    for (const { id } of await store.listSubscriptions({})) expect(id.length).toBeLessThanOrEqual(16)

    // A restart after the instant, before it was posted, does not skip it.
    await applyConfiguredDigests(digestsOf(both), store, NOW + 86_400_000)
    expect((await list())[0]?.[3]).toBe('2026-01-06T03:30:00.000Z')
    await applyConfiguredDigests(
      digestsOf({ ...both, DIGEST_AT: '0700', SLACK_DIGEST_CHANNELS: '' }),
      store,
      NOW,
    )
    expect(await list()).toEqual([['discord', CHANNEL, 'Asia/Karachi', '2026-01-06T02:00:00.000Z']])
    await applyConfiguredDigests(digestsOf({}), store, NOW)
    expect((await store.listSubscriptions({})).map(({ id }) => id)).toEqual(['mine'])
    await store.close()
  })

  it('is asked for in variables that are checked', () => {
    const wrong = {
      ...{
        DIGEST_AT: 'soon',
        DIGEST_TZ: 'Mars',
        DISCORD_DIGEST_CHANNELS: '#news',
        SLACK_DIGEST_CHANNELS: 'news',
      },
      ...{ DIGEST_CATCH_UP: '-1', DIGEST_JITTER: '90' },
    }
    for (const name of Object.keys(wrong)) expect(() => parseConfig(wrong)).toThrow(name)
    expect(digestsOf({})).toEqual(
      expect.objectContaining({ at: 510, catchUpMs: 21_600_000, jitterMs: 0, channels: [] }),
    )
  })

  it('is in time as long as the beat and the platforms’ limits keep it, if nothing may be late', () => {
    const { catchUpMs, jitterMs } = digestsOf({ DIGEST_CATCH_UP: '0', DIGEST_JITTER: '60' })
    const due = makeSubscription('mine', { nextAt: NOW })
    // The beat comes within a minute of the last share of the jitter; ten thousand channels take three and a half.
    expect(planDue(due, NOW + 5.5 * 60_000, { catchUpMs, jitterMs }).dueAt).toBe(NOW)
    expect(planDue(due, NOW + 3_600_000, { catchUpMs, jitterMs }).dueAt).toBeUndefined()
  })

  it('writes only what changed, and keeps what was chosen in a channel and what it has seen', async () => {
    const store = await openSqliteStore(':memory:')
    const channels = [
      { platform: 'discord', channel: CHANNEL },
      { platform: 'slack', channel: 'C0123456789ABCDEFGHI' },
    ] as const
    const saved: string[] = []
    const watched = {
      ...store,
      saveSubscription: async (...args: Parameters<typeof store.saveSubscription>) => {
        saved.push(args[0].id)
        await store.saveSubscription(...args)
      },
      changeSubscription: async (...args: Parameters<typeof store.changeSubscription>) => {
        saved.push(args[0])
        return store.changeSubscription(...args)
      },
    }
    const apply = async (at: number) => {
      await applyConfiguredDigests({ at, zone: 'UTC', locale: 'en', channels }, watched, NOW)
      return saved.splice(0)
    }
    const ids = ['d9do1sj396nf9', 'sc0123456789abcd']
    expect(await apply(510)).toEqual(ids)
    expect(await apply(510)).toEqual([])
    const [made] = await store.listSubscriptions({ platform: 'discord' })
    expect(made).toMatchObject({
      origin: 'configuration',
      state: 'on',
      seen: 0,
      settings: { max: 5, empty: 'skip', muted: [] },
    })
    if (made !== undefined)
      await store.saveSubscription({
        ...made,
        seen: 7,
        settings: { ...made.settings, muted: ['The Herald'] },
      })
    expect(await apply(511)).toEqual(ids)
    expect((await store.listSubscriptions({ platform: 'discord' }))[0]).toMatchObject({
      nextAt: NOW - 29 * 60_000 + 86_400_000,
      seen: 7,
      settings: { at: 511, muted: ['The Herald'], days: [0, 1, 2, 3, 4, 5, 6] },
    })
    await store.close()
  })

  it('goes on with a channel that was taken out and comes back, and from what a digest made there had seen', async () => {
    const store = await openSqliteStore(':memory:')
    const apply = async (...channels: string[]): Promise<void> => {
      const configured = channels.map((channel) => ({ platform: 'discord', channel }) as const)
      await applyConfiguredDigests({ at: 510, zone: 'UTC', locale: 'en', channels: configured }, store, NOW)
    }
    const all = async () => store.listSubscriptions({})
    await apply(CHANNEL)
    const [made] = await all()
    await store.changeSubscription(made?.id ?? '', (current) => ({
      ...current,
      ...{ seen: 7, settings: { ...current.settings, muted: ['The Herald'] } },
    }))
    await apply()
    expect(await all()).toEqual([])
    await apply(CHANNEL)
    expect(await all()).toMatchObject([
      { id: made?.id, seen: 7, state: 'on', nextAt: made?.nextAt, settings: { muted: ['The Herald'] } },
    ])

    await store.saveSubscription(makeSubscription('mine', { channel: '17', seen: 9 }))
    await store.endSubscription('mine')
    await apply(CHANNEL, '17')
    expect((await all()).map(({ channel, seen }) => [channel, seen])).toEqual([
      [CHANNEL, 7],
      ['17', 9],
    ])
    await store.close()
  })

  it('writes them in one language, and in another once that is configured', async () => {
    const store = await openSqliteStore(':memory:')
    const environment = { DISCORD_DIGEST_CHANNELS: CHANNEL }
    for (const [language, locale] of [
      [{}, 'en'],
      [{ DIGEST_LANGUAGE: 'de' }, 'de'],
    ] as const) {
      await applyConfiguredDigests(digestsOf({ ...environment, ...language }), store, NOW)
      expect((await store.listSubscriptions({}))[0]?.settings.locale).toBe(locale)
    }
    await store.close()
    expect(() => digestsOf({ DIGEST_LANGUAGE: 'klingon' })).toThrow(
      'DIGEST_LANGUAGE (none of en, de, fr, es)',
    )
  })
})
