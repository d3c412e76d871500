import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'
import { applyConfiguredDigests } from '../../src/digests/configured-digests.ts'
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
