import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DigestBeat } from '../src/digests/schedule-digests.ts'
import { createReadyParts } from '../src/ready-parts.ts'
import type { FullStore } from '../src/store/create-store.ts'
import { openSqliteStore } from '../src/store/sqlite-store.ts'

let store: FullStore
beforeEach(async () => {
  store = await openSqliteStore(':memory:')
})
afterEach(async () => store.close())

const beatAt = (instant: number): DigestBeat => ({
  wakeAt: () => undefined,
  lastBeat: () => instant,
  stop: async () => Promise.resolve(),
})

describe('createReadyParts', () => {
  it('asks the store itself', async () => {
    const parts = createReadyParts({ store, library: () => 'loaded', beat: () => undefined, now: () => 0 })
    expect(await parts.store()).toEqual({ ok: true })
    await store.close()
    await expect(parts.store()).rejects.toThrow()
  })

  it('is ready while the folder is looked through again, and not when that failed', async () => {
    const oks = await Promise.all(
      (['looking', 'loaded', 'failed'] as const).map(async (state) =>
        createReadyParts({ store, library: () => state, beat: () => undefined, now: () => 0 }).library(),
      ),
    )
    expect(oks.map(({ ok }) => ok)).toEqual([true, true, false])
  })

  it('notices digests that have stopped beating', async () => {
    let beat: DigestBeat | undefined
    const parts = createReadyParts({ store, library: () => 'loaded', beat: () => beat, now: () => 600_000 })
    expect((await parts.digests()).ok).toBe(true)
    beat = beatAt(540_000)
    expect(await parts.digests()).toEqual({ ok: true, detail: 'running' })
    beat = beatAt(300_000)
    expect(await parts.digests()).toEqual({ ok: false, detail: 'stopped' })
  })
})
