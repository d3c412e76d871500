import { describe, expect, it } from 'vitest'
import {
  createReplayGuard,
  type ReplayGuard,
  replayKey,
  type SharedKeys,
} from '../../../src/adapters/slack/replay-guard.ts'
import { openSqliteStore } from '../../../src/store/sqlite-store.ts'
import { silentLog } from '../../support/slack-harness.ts'

function createGuard(now: () => number, shared?: SharedKeys): ReplayGuard {
  return createReplayGuard({ now, log: silentLog, shared })
}

describe('the replay guard', () => {
  it('knows what it has seen for ten minutes', async () => {
    let now = 0
    const isReplay = createGuard(() => now)
    expect([await isReplay('a'), await isReplay('a'), await isReplay('b')]).toEqual([false, true, false])
    now = 9 * 60_000
    expect(await isReplay('a')).toBe(true)
    now = 10 * 60_000
    expect(await isReplay('a')).toBe(false)
  })

  it('forgets the oldest rather than grow without end', async () => {
    const isReplay = createGuard(() => 0)
    for (let index = 0; index < 50_001; index++) await isReplay(`key ${index}`)
    expect(await isReplay('key 50000')).toBe(true)
    expect(await isReplay('key 0')).toBe(false)
  })

  it('knows what another replica has seen, and lets the store forget it', async () => {
    let now = 0
    const store = await openSqliteStore(':memory:')
    const [one, other] = [createGuard(() => now, store), createGuard(() => now, store)]
    const answers = await Promise.all([one('a'), other('a')])
    expect(answers.sort()).toEqual([false, true])
    now = 20 * 60_000
    expect(await other('b')).toBe(false)
    expect(await store.noteKey('slack a', now)).toBe(true)
    await store.close()
  })

  it('lets pass what it cannot ask about', async () => {
    const broken = async () => Promise.reject(new Error('the database is away'))
    const isReplay = createGuard(() => 0, { noteKey: broken, forgetKeys: broken })
    expect([await isReplay('a'), await isReplay('a')]).toEqual([false, true])
  })

  it('tells deliveries by event and by trigger, and lets pass what does no harm twice', () => {
    expect(replayKey({ type: 'event_callback', event_id: 'Ev1' })).toBe('event Ev1')
    expect(replayKey({ command: '/summit', trigger_id: '1' })).not.toBe(
      replayKey({ type: 'x', trigger_id: '1' }),
    )
    expect(replayKey({ type: 'block_suggestion', value: 'pu' })).toBeUndefined()
  })
})
