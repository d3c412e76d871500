import { describe, expect, it } from 'vitest'
import { startDigestBeat } from '../../src/digests/schedule-digests.ts'

/** A runner that counts its runs, and whoever waits for one. */
function createCounting() {
  const waiting: (() => void)[] = []
  const seen = { runs: 0, stops: 0 }
  const run = async (): Promise<void> => {
    seen.runs += 1
    waiting.splice(0).forEach((resolve) => {
      resolve()
    })
    return Promise.resolve()
  }
  const stop = async (): Promise<void> => {
    seen.stops += 1
    return Promise.resolve()
  }
  return { seen, runner: { run, stop }, waiting }
}

describe('startDigestBeat', () => {
  it('runs what came due while nothing ran, at once, and notes when', async () => {
    const { seen, runner } = createCounting()
    let now = 1000
    const beat = startDigestBeat(
      () => runner,
      () => now,
    )
    now = 2000
    expect(seen.runs).toBe(1)
    expect(beat.lastBeat()).toBe(1000)
    await beat.stop()
    expect(seen).toEqual({ runs: 1, stops: 1 })
  })

  it('runs again when the runner wishes it, at once where that instant has passed', async () => {
    const { seen, runner, waiting } = createCounting()
    let wake: (instant: number) => void = () => undefined
    const beat = startDigestBeat(
      (wakeAt) => {
        wake = wakeAt
        return runner
      },
      () => 5000,
    )
    const woken = new Promise<void>((resolve) => waiting.push(resolve))
    wake(1000)
    await woken
    expect(seen.runs).toBe(2)
    await beat.stop()
  })

  it('beats by its schedule', async () => {
    const { seen, runner, waiting } = createCounting()
    const beat = startDigestBeat(
      () => runner,
      () => 5000,
      '* * * * * *',
    )
    await new Promise<void>((resolve) => waiting.push(resolve))
    expect(seen.runs).toBe(2)
    await beat.stop()
  })
})
