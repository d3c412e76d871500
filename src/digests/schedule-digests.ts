import { schedule } from 'node-cron'
import type { DigestRunner } from './digest-runner.ts'

/** Lets a runner beat. */
export interface DigestBeat {
  /** Runs it at an instant, besides the beat; milliseconds. */
  readonly wakeAt: (instant: number) => void
  /** When it last beat; milliseconds since 1970. */
  readonly lastBeat: () => number
  readonly stop: () => Promise<void>
}

/** Every minute. With a sixth field in front it may be seconds. */
const EVERY_MINUTE = '* * * * *'

/**
 * Runs what is due at every beat, and once at the start, for what came due while nothing ran. `makeRunner` is given the
 * function by which the runner asks to be run between beats.
 */
export function startDigestBeat(
  makeRunner: (wakeAt: (instant: number) => void) => DigestRunner,
  now: () => number,
  beat = EVERY_MINUTE,
): DigestBeat {
  const timers = new Set<NodeJS.Timeout>()
  const runner = makeRunner(wakeAt)

  function wakeAt(instant: number): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        void runner.run()
      },
      Math.max(0, instant - now()),
    )
    // What is postponed is in the store: the process need not live for it.
    timer.unref()
    timers.add(timer)
  }

  // A beat that comes late because the process was busy is as good as one in time: what is due lives in the store.
  let lastBeat = now()
  const beatOnce = async (): Promise<void> => {
    lastBeat = now()
    await runner.run()
  }
  const task = schedule(beat, beatOnce, { suppressMissedWarning: true })
  void beatOnce()
  return {
    wakeAt,
    lastBeat: () => lastBeat,
    stop: async () => {
      await task.stop()
      for (const timer of timers) clearTimeout(timer)
      await runner.stop()
    },
  }
}
