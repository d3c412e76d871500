import { describe, expect, it } from 'vitest'
import { createReplayGuard, replayKey } from '../../../src/adapters/slack/replay-guard.ts'

describe('the replay guard', () => {
  it('knows what it has seen for ten minutes', () => {
    let now = 0
    const isReplay = createReplayGuard(() => now)
    expect([isReplay('a'), isReplay('a'), isReplay('b')]).toEqual([false, true, false])
    now = 9 * 60_000
    expect(isReplay('a')).toBe(true)
    now = 10 * 60_000
    expect(isReplay('a')).toBe(false)
  })

  it('forgets the oldest rather than grow without end', () => {
    const isReplay = createReplayGuard(() => 0)
    for (let index = 0; index < 50_001; index++) isReplay(`key ${index}`)
    expect(isReplay('key 50000')).toBe(true)
    expect(isReplay('key 0')).toBe(false)
  })

  it('tells deliveries by event and by trigger, and lets pass what does no harm twice', () => {
    expect(replayKey({ type: 'event_callback', event_id: 'Ev1' })).toBe('event Ev1')
    expect(replayKey({ command: '/summit', trigger_id: '1' })).not.toBe(
      replayKey({ type: 'x', trigger_id: '1' }),
    )
    expect(replayKey({ type: 'block_suggestion', value: 'pu' })).toBeUndefined()
  })
})
