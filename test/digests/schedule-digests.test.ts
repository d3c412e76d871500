import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startDigestBeat } from '../../src/digests/schedule-digests.ts'

const START = Date.UTC(2026, 0, 5, 8, 30, 20)

describe('startDigestBeat', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: START })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** A beat over a runner that counts its runs. */
  const start = (...beat: [string?]) => {
    const seen = { runs: 0, stops: 0 }
    const count = async (what: 'runs' | 'stops') => {
      seen[what] += 1
      return Promise.resolve()
    }
    const runner = {
      run: async () => count('runs'),
      stop: async () => count('stops'),
    }
    return { seen, ...startDigestBeat(() => runner, Date.now, ...beat) }
  }

  it('runs what came due while nothing ran, at once, and notes when', async () => {
    const { seen, lastBeat, stop } = start()
    await vi.advanceTimersByTimeAsync(5000)
    expect(seen).toEqual({ runs: 1, stops: 0 })
    expect(lastBeat()).toBe(START)
    await stop()
    expect(seen).toEqual({ runs: 1, stops: 1 })
  })

  it('beats every minute until it is stopped', async () => {
    const { seen, lastBeat, stop } = start()
    await vi.advanceTimersByTimeAsync(39_000)
    expect(seen.runs).toBe(1)
    await vi.advanceTimersByTimeAsync(2000)
    expect(seen.runs).toBe(2)
    await vi.advanceTimersByTimeAsync(120_000)
    expect(seen.runs).toBe(4)
    expect(lastBeat() - START).toBeGreaterThanOrEqual(160_000)
    await stop()
    await vi.advanceTimersByTimeAsync(300_000)
    expect(seen).toEqual({ runs: 4, stops: 1 })
  })

  it('beats by another schedule where it is told one', async () => {
    const { seen, stop } = start('*/5 * * * * *')
    await vi.advanceTimersByTimeAsync(11_000)
    expect(seen.runs).toBe(3)
    await stop()
  })

  it('runs again at an instant that the runner wishes, at once where that has passed, and never after the end', async () => {
    const { seen, wakeAt, lastBeat, stop } = start()
    wakeAt(START + 10_000)
    wakeAt(START - 10_000)
    await vi.advanceTimersByTimeAsync(0)
    expect(seen.runs).toBe(2)
    await vi.advanceTimersByTimeAsync(9999)
    expect(seen.runs).toBe(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(seen.runs).toBe(3)
    expect(lastBeat()).toBe(START)
    wakeAt(START + 30_000)
    await stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(seen.runs).toBe(3)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives the runner the very function by which it is woken', async () => {
    let runs = 0
    let wake: (instant: number) => void = () => undefined
    const beat = startDigestBeat((wakeAt) => {
      wake = wakeAt
      const run = async () => {
        runs += 1
        return Promise.resolve()
      }
      return { run, stop: async () => Promise.resolve() }
    }, Date.now)
    wake(START + 1000)
    await vi.advanceTimersByTimeAsync(1000)
    expect(runs).toBe(2)
    await beat.stop()
  })
})
